import { GenerateTokenResponse, QueryTokensResponse } from '@skryba/ksef/contract';
import { z } from 'zod';
import { ApiRefusal } from '../api.ts';
import { addressWith, listOf, parameterOf, textOf } from '../form.ts';
import { newTokenPage, tokenShownPage, tokensPage } from '../pages/tokens.ts';
import type { TaxpayerVisit } from '../visits.ts';
import { type Portal, show } from './portal.ts';

const PAGE_SIZE = 50;

/** Tokens: the list, a new one, and revocation. */
export function registerTokenPages({ app, api, visits }: Portal): void {
  const read = async ({ loggedIn }: TaxpayerVisit, from = '') => {
    const { tokens, continuationToken } = await api.call(loggedIn, '/tokens', QueryTokensResponse, {
      query: { pageSize: PAGE_SIZE },
      ...(from === '' ? {} : { headers: { 'x-continuation-token': from } }),
    });
    return {
      tokens,
      next: continuationToken ? addressWith('/tokeny', { dalej: continuationToken }) : undefined,
    };
  };

  app.get(
    '/tokeny',
    visits.required(async (visit, request, reply) =>
      show(reply, tokensPage(visit, await read(visit, parameterOf(request, 'dalej')))),
    ),
  );

  app.get(
    '/tokeny/nowy',
    visits.required((visit, _request, reply) => show(reply, newTokenPage(visit))),
  );

  app.post(
    '/tokeny',
    visits.guardedForTaxpayer(async (visit, request, reply) => {
      const { say } = visit;
      const permissions = listOf(request, 'permissions');
      const description = textOf(request, 'description');
      const refuse = (error: string | readonly string[], status = 422) =>
        show(reply, newTokenPage(visit, { description, chosen: permissions, error }), status);
      if (permissions.length === 0)
        return refuse(say('Zaznacz przynajmniej jedno uprawnienie.', 'Tick at least one permission.'));
      if (description.length < 5 || description.length > 256)
        return refuse(
          say(
            'Nazwa tokenu powinna mieć od 5 do 256 znaków.',
            'The name of a token should have 5 to 256 characters.',
          ),
        );
      try {
        const issued = await api.call(visit.loggedIn, '/tokens', GenerateTokenResponse, {
          method: 'POST',
          body: { permissions, description },
        });
        return show(reply, tokenShownPage(visit, issued), 201);
      } catch (error) {
        if (error instanceof ApiRefusal) return refuse(error.reasons);
        throw error;
      }
    }),
  );

  app.post<{ Params: { reference: string } }>(
    '/tokeny/:reference/uniewaznij',
    visits.guardedForTaxpayer(async (visit, request, reply) => {
      try {
        await api.call(
          visit.loggedIn,
          `/tokens/${encodeURIComponent(request.params.reference)}`,
          z.unknown(),
          {
            method: 'DELETE',
          },
        );
      } catch (error) {
        if (!(error instanceof ApiRefusal)) throw error;
        const reason = visit.say('Nie ma takiego tokenu.', 'There is no such token.');
        return show(
          reply,
          tokensPage(visit, { ...(await read(visit)), error: [reason, ...error.reasons] }),
          404,
        );
      }
      return reply.redirect('/tokeny', 303);
    }),
  );
}
