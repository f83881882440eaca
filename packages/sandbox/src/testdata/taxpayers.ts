import { isSame } from '../auth/permissions.ts';
import { badRequest, invalidInput } from '../http/failure.ts';
import { readDateTime } from '../http/read-date-time.ts';
import type { Services } from '../platform/services.ts';
import type { Grant, Taxpayer } from '../state/records.ts';

/** What is known of a taxpayer; somebody of whom nothing is known yet is simply there. */
export function taxpayerOf({ state, clock }: Services, nip: string): Taxpayer {
  const known = state.taxpayers.get(nip);
  if (known) return known;
  return {
    nip,
    description: '',
    subunits: [],
    createdAt: clock.now(),
    isDeceased: false,
    attachmentsAllowed: false,
  };
}

/** A subject or person to create. */
export interface NewTaxpayer extends Pick<Taxpayer, 'nip' | 'role' | 'description' | 'subunits'> {
  createdDate?: string | null | undefined;
  isDeceased?: boolean | undefined;
}

/**
 * Creates a subject or person, again after it was removed too.
 * @throws ApiFailure 30001 when it is there, 21405 when its date is not later than that of the former one
 */
export function createTaxpayer(services: Services, fresh: NewTaxpayer): void {
  const { nip, role, description, subunits, createdDate, isDeceased = false } = fresh;
  const former = services.state.taxpayers.get(nip);
  if (former?.isCreated) throw badRequest(30001, nip);
  const createdAt = createdDate ? readDateTime(createdDate, 'createdDate') : services.clock.now();
  if (createdDate && former?.isCreated === false && createdAt <= former.createdAt)
    throw invalidInput('createdDate: Data musi być późniejsza niż poprzednio podana.');
  const { role: _former, ...known } = taxpayerOf(services, nip);
  services.state.taxpayers.put({
    ...known,
    description,
    subunits,
    createdAt,
    isCreated: true,
    isDeceased,
    ...(role ? { role } : {}),
  });
}

/** Forgets what test data said of a taxpayer but the date, and the consent to attachments, which is another matter. */
function removeTaxpayer({ state }: Services, nip: string): void {
  const known = state.taxpayers.get(nip);
  if (!known) return;
  const { role: _role, ...rest } = known;
  state.taxpayers.put({ ...rest, description: '', subunits: [], isCreated: false, isDeceased: false });
}

function removeGrants({ state }: Services, isMeant: (grant: Grant) => boolean): void {
  for (const grant of state.grants.values()) if (isMeant(grant)) state.grants.remove(grant.id);
}

/** Removes a subject; those who belonged to it do no longer, and nobody administers them in its name. */
export function removeSubject(services: Services, nip: string): void {
  const parent = { type: 'Nip', value: nip };
  removeGrants(
    services,
    (grant) => grant.kind === 'subunit' && grant.context.type === 'Nip' && isSame(grant.grantor, parent),
  );
  removeTaxpayer(services, nip);
}

/** Removes a person with everything that was given to it. */
export function removePerson(services: Services, nip: string): void {
  const { state } = services;
  const pesels = [...state.ownerLinks.values()].filter((link) => link.nip === nip).map(({ pesel }) => pesel);
  for (const pesel of pesels) state.ownerLinks.remove(`${nip}|${pesel}`);
  const names = [{ type: 'Nip', value: nip }, ...pesels.map((value) => ({ type: 'Pesel', value }))];
  removeGrants(
    services,
    ({ kind, subject }) => kind !== 'authorization' && names.some((name) => isSame(subject, name)),
  );
  removeTaxpayer(services, nip);
}
