import { SubordinateEntityRolesQueryRequest } from '@skryba/ksef/contract';
import type { FastifyRequest } from 'fastify';
import type { Caller } from '../auth/caller.ts';
import { type Answer, ok } from '../http/operation.ts';
import { read } from '../http/read.ts';
import { isoInstant } from '../platform/clock.ts';
import type { Services } from '../platform/services.ts';
import type { Taxpayer } from '../state/records.ts';
import { page } from './page.ts';

type Role = NonNullable<Taxpayer['role']>;

const OWN: Readonly<Record<Role, string>> = {
  EnforcementAuthority: 'EnforcementAuthority',
  Bailiff: 'CourtBailiff',
  VatGroup: 'VatGroupUnit',
  JST: 'LocalGovernmentUnit',
};
const SUBORDINATE: Partial<Record<Role, string>> = {
  VatGroup: 'VatGroupSubUnit',
  JST: 'LocalGovernmentSubUnit',
};

interface Known {
  startedAt: number;
  role: object;
}

function answer(request: FastifyRequest, known: readonly Known[]): Answer {
  const latestFirst = known.toSorted((one, other) => other.startedAt - one.startedAt);
  const { items, hasMore } = page(request, latestFirst);
  return ok({
    roles: items.map(({ role, startedAt }) => ({ ...role, startDate: isoInstant(startedAt) })),
    hasMore,
  });
}

/** GET /permissions/query/entities/roles: what the taxpayer of the context is, and to whom it belongs. */
export function entityRoles({ state }: Services, request: FastifyRequest, { context }: Caller): Answer {
  const nip = context.type === 'Nip' ? context.value : undefined;
  const known = [...state.taxpayers.values()].flatMap((taxpayer): Known[] => {
    const { role, description, createdAt: startedAt } = taxpayer;
    if (!role) return [];
    const subordinate = SUBORDINATE[role];
    const memberships = taxpayer.subunits.filter((unit) => unit.nip === nip);
    return [
      ...(taxpayer.nip === nip ? [{ startedAt, role: { role: OWN[role], description } }] : []),
      ...(subordinate ? memberships : []).map((unit) => ({
        startedAt,
        role: {
          parentEntityIdentifier: { type: 'Nip', value: taxpayer.nip },
          role: subordinate,
          description: unit.description,
        },
      })),
    ];
  });
  return answer(request, known);
}

/** POST /permissions/query/subordinate-entities/roles: who belongs to the taxpayer of the context. */
export function subordinateRoles({ state }: Services, request: FastifyRequest, { context }: Caller): Answer {
  const wanted = read(SubordinateEntityRolesQueryRequest, request.body ?? {}).subordinateEntityIdentifier;
  const taxpayer = context.type === 'Nip' ? state.taxpayers.get(context.value) : undefined;
  const role = taxpayer?.role && SUBORDINATE[taxpayer.role];
  if (!taxpayer || !role) return answer(request, []);
  const units = taxpayer.subunits.filter(({ nip }) => !wanted || wanted.value === nip);
  return answer(
    request,
    units.map(({ nip, description }) => ({
      startedAt: taxpayer.createdAt,
      role: { subordinateEntityIdentifier: { type: 'Nip', value: nip }, role, description },
    })),
  );
}
