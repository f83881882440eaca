import { createHash } from 'node:crypto';
import { crc8 } from '@skryba/fa';
import type { Services } from '../platform/services.ts';
import type { Session } from '../state/records.ts';

/** Reference numbers of the pages of the UPO of a session with so many accepted invoices, always the same ones. */
export function upoPageReferences(
  { settings }: Pick<Services, 'settings'>,
  { upoReference }: Session,
  invoices: number,
): string[] {
  const pages = Math.max(1, Math.ceil(invoices / settings.upoPageSize));
  return Array.from({ length: pages }, (_, page) =>
    page === 0 ? upoReference : laterReference(upoReference, page),
  );
}

/** `YYYYMMDD-EU-10HEX-10HEX-HH`, derived from the reference of the first page. */
function laterReference(upoReference: string, page: number): string {
  const digest = createHash('sha256').update(`${upoReference}|${page}`).digest('hex').toUpperCase();
  const body = `${upoReference.slice(0, 12)}${digest.slice(0, 10)}-${digest.slice(10, 20)}`;
  return `${body}-${crc8(body)}`;
}
