import { SessionInvoicesResponse, SessionsQueryResponse, SessionStatusResponse } from '@skryba/ksef/contract';
import { addressWith, parameterOf } from '../form.ts';
import { sessionPage, sessionsPage } from '../pages/sessions.ts';
import { type Portal, sendXml, show } from './portal.ts';

const PAGE_SIZE = 50;

function continued(token: string) {
  return token === '' ? {} : { headers: { 'x-continuation-token': token } };
}

/** Sessions: the list, one of them with its invoices, UPO. */
export function registerSessionPages({ app, api, visits }: Portal): void {
  app.get(
    '/sesje',
    visits.required(async (visit, request, reply) => {
      const type = parameterOf(request, 'rodzaj') === 'Batch' ? 'Batch' : 'Online';
      const { sessions, continuationToken } = await api.call(
        visit.loggedIn,
        '/sessions',
        SessionsQueryResponse,
        {
          query: { sessionType: type, pageSize: PAGE_SIZE },
          ...continued(parameterOf(request, 'dalej')),
        },
      );
      const next = continuationToken
        ? addressWith('/sesje', { rodzaj: type, dalej: continuationToken })
        : undefined;
      return show(reply, sessionsPage(visit, { type, sessions, next }));
    }),
  );

  app.get<{ Params: { reference: string } }>(
    '/sesje/:reference',
    visits.required(async (visit, request, reply) => {
      const { reference } = request.params;
      const path = `/sessions/${encodeURIComponent(reference)}`;
      const session = await api.call(visit.loggedIn, path, SessionStatusResponse);
      const { invoices, continuationToken } = await api.call(
        visit.loggedIn,
        `${path}/invoices`,
        SessionInvoicesResponse,
        {
          query: { pageSize: PAGE_SIZE },
          ...continued(parameterOf(request, 'dalej')),
        },
      );
      const next = continuationToken
        ? addressWith(`/sesje/${reference}`, { dalej: continuationToken })
        : undefined;
      return show(reply, sessionPage(visit, { reference, session, invoices, next }));
    }),
  );

  app.get<{ Params: { reference: string; number: string } }>(
    '/sesje/:reference/upo/:number.xml',
    visits.required(async (visit, request, reply) => {
      const { reference, number } = request.params;
      const path = `/sessions/${encodeURIComponent(reference)}/invoices/ksef/${encodeURIComponent(number)}/upo`;
      return sendXml(reply, await api.fetch(visit.loggedIn, path), `UPO-${number}.xml`);
    }),
  );

  app.get<{ Params: { reference: string; upo: string } }>(
    '/sesje/:reference/upo-sesji/:upo.xml',
    visits.required(async (visit, request, reply) => {
      const { reference, upo } = request.params;
      const path = `/sessions/${encodeURIComponent(reference)}/upo/${encodeURIComponent(upo)}`;
      return sendXml(reply, await api.fetch(visit.loggedIn, path), `UPO-${upo}.xml`);
    }),
  );
}
