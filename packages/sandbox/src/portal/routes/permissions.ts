import { setTimeout as sleep } from 'node:timers/promises';
import { PermissionsOperationResponse, PermissionsOperationStatusResponse } from '@skryba/ksef/contract';
import { ApiRefusal } from '../api.ts';
import { addressWith, parameterOf, textOf } from '../form.ts';
import type { LoggedIn } from '../frame.ts';
import { listPermissions } from '../list-permissions.ts';
import { checkGrant } from '../grants/check-grant.ts';
import { type GrantKind, grantKindsIn } from '../grants/grant-kinds.ts';
import { toGrantRequest } from '../grants/grant-request.ts';
import { blankGrant, type GrantValues, readGrant } from '../grants/grant-values.ts';
import { grantPage } from '../pages/grant.ts';
import { permissionSidesIn, type PermissionSide, permissionsPage } from '../pages/permissions.ts';
import type { TaxpayerVisit } from '../visits.ts';
import { type Portal, show } from './portal.ts';

const MOST_LOOKS = 40;
const PAUSE_MS = 50;

/** The wanted one of what there is, else the first. */
function oneOf<T extends string>(known: readonly T[], wanted: string): T {
  const [first] = known;
  const found = known.find((item) => item === wanted) ?? first;
  if (found === undefined) throw new Error('There is nothing to choose from.');
  return found;
}

const sideOf = ({ loggedIn }: TaxpayerVisit, text: string): PermissionSide =>
  oneOf(permissionSidesIn(loggedIn.context), text);

/** The list in which a grant shows. */
function sideAfter(kind: GrantKind): PermissionSide {
  if (kind === 'authorization') return 'authorizations';
  return kind === 'subunit' || kind === 'euAdministrator' || kind === 'euRepresentative'
    ? 'units'
    : 'granted';
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
  const { app, api, visits, services } = portal;
  const formOf = (visit: TaxpayerVisit, values: GrantValues, error?: readonly string[]) =>
    grantPage(visit, { values, contract: services.settings.contract, error });
  const list = async (visit: TaxpayerVisit, side: PermissionSide) => ({
    side,
    permissions: await listPermissions(api, visit.loggedIn, side),
  });

  app.get(
    '/uprawnienia',
    visits.required(async (visit, request, reply) => {
      const side = sideOf(visit, parameterOf(request, 'strona'));
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
        formOf(
          visit,
          blankGrant(
            oneOf(grantKindsIn(visit.loggedIn.context), parameterOf(request, 'komu')),
            visit.say('Nadane w portalu', 'Granted in the portal'),
          ),
        ),
      ),
    ),
  );

  app.post(
    '/uprawnienia',
    visits.guardedForTaxpayer(async (visit, request, reply) => {
      const values = readGrant(request);
      const { context } = visit.loggedIn;
      const refuse = (error: readonly string[]) => show(reply, formOf(visit, values, error), 422);
      if (!grantKindsIn(context).includes(values.kind))
        return refuse([
          visit.say('Tego nie nadaje się w tym kontekście.', 'This is not granted in this context.'),
        ]);
      const problems = checkGrant(values, context, visit.say);
      if (problems.length > 0) return refuse(problems);
      const { path, body } = toGrantRequest(values, context);
      try {
        const started = await api.call(visit.loggedIn, path, PermissionsOperationResponse, {
          method: 'POST',
          body,
        });
        const isOver = await settle(portal, visit.loggedIn, started.referenceNumber);
        return reply.redirect(doneAddress(sideAfter(values.kind), isOver), 303);
      } catch (error) {
        if (error instanceof ApiRefusal) return refuse(error.reasons);
        throw error;
      }
    }),
  );

  app.post<{ Params: { id: string } }>(
    '/uprawnienia/:id/odbierz',
    visits.guardedForTaxpayer(async (visit, request, reply) => {
      const side = sideOf(visit, textOf(request, 'strona'));
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
