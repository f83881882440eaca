import { setTimeout as sleep } from 'node:timers/promises';
import { PermissionsOperationResponse, PermissionsOperationStatusResponse } from '@skryba/ksef/contract';
import type { FastifyRequest } from 'fastify';
import { ApiRefusal } from '../api.ts';
import { addressWith, listOf, parameterOf, textOf } from '../form.ts';
import type { LoggedIn } from '../frame.ts';
import { listPermissions } from '../list-permissions.ts';
import {
  type GrantKind,
  grantKinds,
  grantPage,
  type GrantValues,
  permissionSides,
  type PermissionSide,
  permissionsPage,
} from '../pages/permissions.ts';
import type { TaxpayerVisit } from '../visits.ts';
import { type Portal, show } from './portal.ts';

const MOST_LOOKS = 40;
const PAUSE_MS = 50;
const sideOf = (text: string): PermissionSide => permissionSides.find((side) => side === text) ?? 'granted';
const kindOf = (text: string): GrantKind => grantKinds.find((kind) => kind === text) ?? 'person';

function readValues(request: FastifyRequest): GrantValues {
  return {
    kind: kindOf(textOf(request, 'kind')),
    identifier: textOf(request, 'identifier'),
    firstName: textOf(request, 'firstName'),
    lastName: textOf(request, 'lastName'),
    fullName: textOf(request, 'fullName'),
    description: textOf(request, 'description'),
    permissions: listOf(request, 'permissions'),
    canDelegate: textOf(request, 'canDelegate') === '1',
  };
}

/** The request of the API that a form stands for. */
function toGrant(values: GrantValues): { path: string; body: object } {
  const { kind, fullName, description, permissions, canDelegate } = values;
  const identifier = /^[\d\s-]+$/.test(values.identifier)
    ? values.identifier.replaceAll(/\D/g, '')
    : values.identifier;
  if (kind === 'person') {
    const { firstName, lastName } = values;
    return {
      path: '/permissions/persons/grants',
      body: {
        subjectIdentifier: { type: identifier.length === 11 ? 'Pesel' : 'Nip', value: identifier },
        permissions,
        description,
        subjectDetails: { subjectDetailsType: 'PersonByIdentifier', personById: { firstName, lastName } },
      },
    };
  }
  if (kind === 'entity') {
    return {
      path: '/permissions/entities/grants',
      body: {
        subjectIdentifier: { type: 'Nip', value: identifier },
        permissions: permissions.map((type) => ({ type, canDelegate })),
        description,
        subjectDetails: { fullName },
      },
    };
  }
  return {
    path: '/permissions/authorizations/grants',
    body: {
      subjectIdentifier: { type: /^\d{10}$/.test(identifier) ? 'Nip' : 'PeppolId', value: identifier },
      permission: permissions[0],
      description,
      subjectDetails: { fullName },
    },
  };
}

/**
 * Waits a moment for an operation to end.
 * @returns whether it ended; a sandbox with a long processing time takes longer than a page should
 * @throws ApiRefusal when it failed
 */
async function settle({ api }: Portal, who: LoggedIn, referenceNumber: string): Promise<boolean> {
  const path = `/permissions/operations/${referenceNumber}`;
  for (let look = 0; look < MOST_LOOKS; look += 1) {
    const { status } = await api.call(who, path, PermissionsOperationStatusResponse);
    if (status.code === 200) return true;
    if (status.code > 200)
      throw new ApiRefusal(422, [`${status.description} (${status.code})`, ...(status.details ?? [])]);
    await sleep(PAUSE_MS);
  }
  return false;
}

function doneAddress(side: PermissionSide, isOver: boolean): string {
  return addressWith('/uprawnienia', { strona: side, gotowe: isOver ? 'tak' : 'w-toku' });
}

function doneText({ say }: TaxpayerVisit, state: string): string | undefined {
  if (state === 'tak') return say('Zapisano.', 'Saved.');
  if (state !== 'w-toku') return undefined;
  return say(
    'KSeF przetwarza zmianę; odśwież stronę za chwilę.',
    'KSeF is processing the change; reload the page in a moment.',
  );
}

/** Permissions: those given and received, a new grant, taking one back. */
export function registerPermissionPages(portal: Portal): void {
  const { app, api, visits } = portal;
  const list = async (visit: TaxpayerVisit, side: PermissionSide) => ({
    side,
    permissions: await listPermissions(api, visit.loggedIn, side),
  });

  app.get(
    '/uprawnienia',
    visits.required(async (visit, request, reply) => {
      const side = sideOf(parameterOf(request, 'strona'));
      return show(
        reply,
        permissionsPage(visit, {
          ...(await list(visit, side)),
          done: doneText(visit, parameterOf(request, 'gotowe')),
        }),
      );
    }),
  );

  app.get(
    '/uprawnienia/nadaj',
    visits.required((visit, request, reply) =>
      show(
        reply,
        grantPage(visit, {
          kind: kindOf(parameterOf(request, 'komu')),
          identifier: '',
          firstName: '',
          lastName: '',
          fullName: '',
          description: visit.say('Nadane w portalu', 'Granted in the portal'),
          permissions: ['InvoiceRead'],
          canDelegate: false,
        }),
      ),
    ),
  );

  app.post(
    '/uprawnienia',
    visits.guardedForTaxpayer(async (visit, request, reply) => {
      const values = readValues(request);
      const { path, body } = toGrant(values);
      try {
        const started = await api.call(visit.loggedIn, path, PermissionsOperationResponse, {
          method: 'POST',
          body,
        });
        const isOver = await settle(portal, visit.loggedIn, started.referenceNumber);
        return reply.redirect(
          doneAddress(values.kind === 'authorization' ? 'authorizations' : 'granted', isOver),
          303,
        );
      } catch (error) {
        if (error instanceof ApiRefusal) return show(reply, grantPage(visit, values, error.reasons), 422);
        throw error;
      }
    }),
  );

  app.post<{ Params: { id: string } }>(
    '/uprawnienia/:id/odbierz',
    visits.guardedForTaxpayer(async (visit, request, reply) => {
      const side = sideOf(textOf(request, 'strona'));
      const kind = side === 'authorizations' ? 'authorizations' : 'common';
      const path = `/permissions/${kind}/grants/${encodeURIComponent(request.params.id)}`;
      try {
        const started = await api.call(visit.loggedIn, path, PermissionsOperationResponse, {
          method: 'DELETE',
        });
        const isOver = await settle(portal, visit.loggedIn, started.referenceNumber);
        return reply.redirect(doneAddress(side, isOver), 303);
      } catch (error) {
        if (!(error instanceof ApiRefusal)) throw error;
        return show(
          reply,
          permissionsPage(visit, { ...(await list(visit, side)), error: error.reasons }),
          422,
        );
      }
    }),
  );
}
