import {
  announceOutage,
  endableOutages,
  endOutage,
  lighthouseStatus,
  Outage,
} from '../../lighthouse/announce-outage.ts';
import { textOf } from '../form.ts';
import { fromWallTime } from '../format.ts';
import { lighthousePage, outagesPage } from '../pages/lighthouse.ts';
import type { Visit } from '../visits.ts';
import { type Portal, show } from './portal.ts';

function instantOf(text: string): string | undefined {
  const instant = fromWallTime(text);
  return instant === undefined ? undefined : new Date(instant).toISOString();
}

/** The lighthouse: its public page, and where outages are declared and ended. */
export function registerLighthousePages({ app, services, visits }: Portal): void {
  const { settings } = services;
  const render = (visit: Visit, error?: string) =>
    outagesPage(visit, {
      state: lighthouseStatus(services).status,
      messages: settings.outages,
      endable: endableOutages(services).map(({ id }) => id),
      error,
    });

  app.get(
    '/latarnia',
    visits.open((visit, _request, reply) =>
      show(
        reply,
        lighthousePage(visit, { state: lighthouseStatus(services).status, messages: settings.outages }),
      ),
    ),
  );

  app.get(
    '/piaskownica/latarnia',
    visits.open((visit, _request, reply) => show(reply, render(visit))),
  );

  app.post(
    '/piaskownica/latarnia',
    visits.guarded((visit, request, reply) => {
      const [from, to] = [textOf(request, 'start'), textOf(request, 'end')];
      const [start, end] = [instantOf(from), instantOf(to)];
      const outage = Outage.safeParse({
        category: textOf(request, 'category'),
        title: textOf(request, 'title'),
        text: textOf(request, 'text'),
        start,
        end,
      }).data;
      const isWrongDate = (from !== '' && start === undefined) || (to !== '' && end === undefined);
      const isBackwards = start !== undefined && end !== undefined && end <= start;
      if (!outage || isWrongDate || isBackwards) {
        const error = visit.say(
          'Podaj rodzaj, tytuł i treść; koniec musi być późniejszy niż początek.',
          'Give a kind, a title and a text; the end must come after the start.',
        );
        return show(reply, render(visit, error), 422);
      }
      announceOutage(services, outage);
      return reply.redirect('/piaskownica/latarnia', 303);
    }),
  );

  app.post<{ Params: { id: string } }>(
    '/piaskownica/latarnia/:id/koniec',
    visits.guarded((_visit, request, reply) => {
      endOutage(services, request.params.id);
      return reply.redirect('/piaskownica/latarnia', 303);
    }),
  );
}
