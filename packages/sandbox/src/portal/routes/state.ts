import type { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import { resetSandbox } from '../../control/reset.ts';
import {
  listSnapshots,
  readSnapshot,
  removeSnapshot,
  restoreSnapshot,
  type Snapshot,
  SnapshotName,
  takeSnapshot,
} from '../../control/snapshots.ts';
import { ApiFailure } from '../../http/failure.ts';
import { parameterOf, textOf } from '../form.ts';
import { errorPage } from '../pages/error.ts';
import { type SnapshotAct, snapshotQuestionPage, statePage } from '../pages/state.ts';
import { readUpload } from '../upload.ts';
import type { Visit } from '../visits.ts';
import { type Portal, show } from './portal.ts';

const ADDRESS = '/piaskownica/stan';
const done = (what: string) => `${ADDRESS}?gotowe=${what}`;

function doneText({ say }: Visit, what: string): string | undefined {
  if (what === 'zapisano') return say('Migawka zapisana.', 'The snapshot is taken.');
  if (what === 'przywrocono') return say('Stan przywrócony.', 'The state is restored.');
  return what === 'usunieto' ? say('Migawka usunięta.', 'The snapshot is removed.') : undefined;
}

/** Snapshots of the state and a fresh start. */
export function registerState({ app, services, visits, guard }: Portal): void {
  const find = (name: string): Snapshot | undefined =>
    listSnapshots(services).find((snapshot) => snapshot.name === name);
  const render = (
    visit: Visit,
    more: { name?: string; done?: string | undefined; error?: string | string[] },
  ) => statePage(visit, { snapshots: listSnapshots(services), ...more });
  const refuse = (visit: Visit, reply: FastifyReply, error: string | string[], name = '') =>
    show(reply, render(visit, { error, name }), 422);
  const restore = async (visit: Visit, reply: FastifyReply, source: Readable) => {
    try {
      await restoreSnapshot(services, source);
    } catch (error) {
      if (!(error instanceof ApiFailure)) throw error;
      const reasons = error.reasons.flatMap(({ details = [] }) => details);
      return refuse(visit, reply, [
        ...reasons,
        visit.say(
          'Nic się nie zmieniło. Wybierz plik pobrany z piaskownicy.',
          'Nothing has changed. Choose a file that a sandbox gave.',
        ),
      ]);
    }
    return reply.redirect(done('przywrocono'), 303);
  };
  const unknown = (visit: Visit, reply: FastifyReply, name: string) =>
    show(
      reply,
      errorPage(visit, {
        title: visit.say(`Nie ma migawki „${name}”`, `There is no snapshot “${name}”`),
        advice: visit.say(
          'Wróć do listy migawek: mogła zostać usunięta.',
          'Go back to the list: it may have been removed.',
        ),
      }),
      404,
    );

  app.get(
    ADDRESS,
    visits.open((visit, request, reply) =>
      show(reply, render(visit, { done: doneText(visit, parameterOf(request, 'gotowe')) })),
    ),
  );

  app.post(
    ADDRESS,
    visits.guarded(async (visit, request, reply) => {
      const { say } = visit;
      const name = textOf(request, 'name');
      if (!SnapshotName.safeParse(name).success) {
        const error = say(
          'Nazwa migawki: do 64 liter bez polskich znaków, cyfr, kropek, myślników i podkreśleń, na początku litera albo cyfra.',
          'Name of a snapshot: up to 64 plain letters, digits, dots, dashes and underscores, a letter or digit first.',
        );
        return refuse(visit, reply, error, name);
      }
      if (find(name)) {
        const error = say(
          `Migawka „${name}” już jest: usuń ją albo wybierz inną nazwę.`,
          `There is a snapshot “${name}” already: remove it or choose another name.`,
        );
        return refuse(visit, reply, error, name);
      }
      await takeSnapshot(services, name);
      return reply.redirect(done('zapisano'), 303);
    }),
  );

  const act = (path: SnapshotAct, run: (visit: Visit, reply: FastifyReply, name: string) => unknown) => {
    app.get<{ Params: { name: string } }>(
      `${ADDRESS}/:name/${path}`,
      visits.open((visit, request, reply) => {
        const snapshot = find(request.params.name);
        return snapshot
          ? show(reply, snapshotQuestionPage(visit, snapshot, path))
          : unknown(visit, reply, request.params.name);
      }),
    );
    app.post<{ Params: { name: string } }>(
      `${ADDRESS}/:name/${path}`,
      visits.guarded((visit, request, reply) => {
        const { name } = request.params;
        return find(name) ? run(visit, reply, name) : unknown(visit, reply, name);
      }),
    );
  };
  act('przywroc', (visit, reply, name) => {
    const source = readSnapshot(services, name);
    return source ? restore(visit, reply, source) : unknown(visit, reply, name);
  });
  act('usun', (_visit, reply, name) => {
    removeSnapshot(services, name);
    return reply.redirect(done('usunieto'), 303);
  });

  app.post(
    `${ADDRESS}/z-pliku`,
    visits.open(async (visit, request, reply) => {
      const { say } = visit;
      const choose = say('Wybierz plik migawki.', 'Choose the file of a snapshot.');
      const upload = await readUpload(request, Number.POSITIVE_INFINITY);
      if (!upload) return refuse(visit, reply, choose);
      const { part, value } = upload;
      const problem = !guard.holds(visit.session, value('stamp'))
        ? say('Formularz wygasł. Spróbuj jeszcze raz.', 'The form has expired. Try again.')
        : value('sure') !== '1'
          ? say('Zaznacz, że chcesz zastąpić obecny stan.', 'Tick that the present state shall be replaced.')
          : undefined;
      if (problem === undefined) return restore(visit, reply, part.file);
      part.file.resume();
      return refuse(visit, reply, problem);
    }),
  );

  app.post(
    '/piaskownica/reset',
    visits.guarded(async (visit, request, reply) => {
      if (textOf(request, 'sure') !== '1')
        return refuse(
          visit,
          reply,
          visit.say('Zaznacz, że chcesz usunąć wszystko.', 'Tick that everything shall be removed.'),
        );
      await resetSandbox(services);
      visits.logOut(visit.session);
      return reply.redirect('/', 303);
    }),
  );
}
