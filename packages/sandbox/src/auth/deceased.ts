import type { Services } from '../platform/services.ts';
import type { Subject } from '../state/records.ts';

/** Whether test data say that this person has died: by its own NIP, or by a PESEL linked with one. */
export function isOfDeceased({ state }: Pick<Services, 'state'>, subject: Subject | undefined): boolean {
  const hasDied = (nip: string) => state.taxpayers.get(nip)?.isDeceased === true;
  if (subject?.type === 'Nip') return hasDied(subject.value);
  if (subject?.type !== 'Pesel') return false;
  return [...state.ownerLinks.values()].some(({ nip, pesel }) => pesel === subject.value && hasDied(nip));
}
