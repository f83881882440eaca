import { operations } from '@skryba/ksef/contract';
import type { FastifyRequest } from 'fastify';
import { CallFilter } from '../../record/recorded-call.ts';
import { ApiRefusal } from '../api.ts';
import { addressWith, parameterOf } from '../form.ts';
import { callPage, callsFragment, callsPage } from '../pages/calls.ts';
import { type Portal, show } from './portal.ts';

const SHOWN = 100;

/** Operations of the contract by their method and path. */
export const operationNames: readonly string[] = Object.values(operations)
  .map(({ method, path }) => `${method} ${path}`)
  .toSorted((one, other) =>
    one.split(' ').toReversed().join(' ').localeCompare(other.split(' ').toReversed().join(' ')),
  );

function readFilter(request: FastifyRequest): CallFilter {
  const value = (name: string) => parameterOf(request, name) || undefined;
  const wanted = {
    operation: value('operacja'),
    status: value('stan'),
    path: value('sciezka'),
    context: value('kontekst')?.replaceAll(/[\s-]/g, ''),
  };
  return CallFilter.safeParse(wanted).data ?? {};
}

/** The inspector of API calls. */
export function registerCalls({ app, services: { calls }, visits }: Portal): void {
  const newest = (filter: CallFilter) => calls.list(filter, SHOWN).toReversed();

  app.get(
    '/piaskownica/wywolania',
    visits.open((visit, request, reply) => {
      const filter = readFilter(request);
      const { operation = '', status = '', path = '', context = '' } = filter;
      return show(
        reply,
        callsPage(visit, {
          calls: newest(filter),
          total: calls.count(filter),
          filter,
          operations: operationNames,
          fragmentUrl: addressWith('/piaskownica/wywolania/lista', {
            operacja: operation,
            stan: status,
            sciezka: path,
            kontekst: context,
          }),
        }),
      );
    }),
  );

  app.get(
    '/piaskownica/wywolania/lista',
    visits.open((visit, request, reply) => {
      const filter = readFilter(request);
      return show(reply, callsFragment(visit, newest(filter), calls.count(filter)).markup);
    }),
  );

  app.get<{ Params: { id: string } }>(
    '/piaskownica/wywolania/:id',
    visits.open((visit, request, reply) => {
      const call = calls.find(Number(request.params.id));
      if (!call) {
        const reason = visit.say(
          'Tego wywołania nie ma już w zapisie.',
          'The record no longer holds this call.',
        );
        throw new ApiRefusal(404, [reason]);
      }
      return show(reply, callPage(visit, call));
    }),
  );

  app.post(
    '/piaskownica/wywolania/wyczysc',
    visits.guarded((_visit, _request, reply) => {
      calls.clear();
      return reply.redirect('/piaskownica/wywolania', 303);
    }),
  );
}
