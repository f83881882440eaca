import type { FastifyRequest } from 'fastify';
import { documentedRefusalsOf } from '../../control/documented-answer.ts';
import { Fault, faultKinds } from '../../control/faults.ts';
import { textOf } from '../form.ts';
import { faultsPage } from '../pages/faults.ts';
import type { Visit } from '../visits.ts';
import { operationNames } from './calls.ts';
import { type Portal, show } from './portal.ts';

const REFUSAL_STATUSES = ['400', '401', '403', '410', '429'];

/** A number of a form; undefined when the field is empty. */
function numberOf(text: string): number | undefined {
  return text === '' ? undefined : Number(text);
}

/** The refusal that a form asks for. */
function refusalIn(request: FastifyRequest) {
  const reason = textOf(request, 'reason');
  return {
    status: numberOf(textOf(request, 'status')),
    code: numberOf(textOf(request, 'code')),
    ...(reason === '' ? {} : { reason }),
  };
}

function problemWords({ say }: Visit, isAnswer: boolean, operation: string): string[] {
  const general = say(
    'Wybierz operację i błąd; procent od 0 do 100, liczba razy od 1, milisekundy bez ułamków.',
    'Choose an operation and a fault; per cent from 0 to 100, times from 1, whole milliseconds.',
  );
  const documented = documentedRefusalsOf(operation);
  if (!isAnswer || documented === '') return [general];
  const refusals = say('Udokumentowane odmowy tej operacji', 'Documented refusals of this operation');
  return [general, `${refusals}: ${documented}.`];
}

/** Faults on purpose: those in force, a new one, removal. */
export function registerFaults({ app, services: { faults }, visits }: Portal): void {
  const render = (visit: Visit, error?: readonly string[], typed?: (name: string) => string) =>
    faultsPage(visit, {
      faults: faults.list(),
      operations: operationNames,
      kinds: faultKinds,
      statuses: REFUSAL_STATUSES,
      error,
      typed,
    });

  app.get(
    '/piaskownica/bledy',
    visits.open((visit, _request, reply) => show(reply, render(visit))),
  );

  app.post(
    '/piaskownica/bledy',
    visits.guarded((visit, request, reply) => {
      const operation = textOf(request, 'operation');
      const isAnswer = textOf(request, 'kind') === 'answer';
      const percent = numberOf(textOf(request, 'percent')) ?? 100;
      const fault = Fault.safeParse({
        operation,
        kind: textOf(request, 'kind'),
        count: numberOf(textOf(request, 'count')),
        ms: numberOf(textOf(request, 'ms')),
        ...(percent === 100 ? {} : { rate: percent / 100 }),
        ...(isAnswer ? refusalIn(request) : {}),
      }).data;
      if (!fault) {
        const problem = problemWords(visit, isAnswer, operation);
        return show(
          reply,
          render(visit, problem, (name) => textOf(request, name)),
          422,
        );
      }
      faults.add(fault);
      return reply.redirect('/piaskownica/bledy', 303);
    }),
  );

  app.post(
    '/piaskownica/bledy/usun',
    visits.guarded((_visit, _request, reply) => {
      faults.clear();
      return reply.redirect('/piaskownica/bledy', 303);
    }),
  );

  app.post<{ Params: { at: string } }>(
    '/piaskownica/bledy/:at/usun',
    visits.guarded((_visit, request, reply) => {
      const at = Number(request.params.at);
      const all = [...faults.list()];
      const chosen = all[at];
      // The list may have changed since the page was shown: a fault that ran out leaves it.
      if (chosen?.kind === textOf(request, 'kind') && chosen.operation === textOf(request, 'operation')) {
        faults.load(all.filter((fault) => fault !== chosen));
      }
      return reply.redirect('/piaskownica/bledy', 303);
    }),
  );
}
