import type { EnvironmentId } from '../platform/http/schemas.ts';
import type { Tx } from '../platform/platform.ts';

export type View = 'all' | 'to-send' | 'attention' | 'unpaid' | 'drafts';

/** How many documents each view has. */
export interface Counts {
  all: number;
  toSend: number;
  attention: number;
  unpaid: number;
  drafts: number;
}

export type Sums = { currency: string; gross: string }[];

/** Counts and sums of every view, exact at any size: the database keeps them as documents change. */
export async function readTallies(
  tx: Tx,
  companyId: string,
  environment: EnvironmentId | null,
): Promise<{ counts: Counts; sums: Record<keyof Counts, Sums> }> {
  const rows = await tx
    .selectFrom('invoice_tallies')
    .select(['bucket', 'currency', 'documents', 'gross'])
    .where('company_id', '=', companyId)
    .where('environment', 'in', ['', environment ?? ''])
    .execute();
  const add = (...signed: readonly [bucket: string, sign: 1 | -1][]) => {
    let documents = 0;
    const cents = new Map<string, bigint>();
    for (const [bucket, sign] of signed) {
      for (const row of rows.filter((one) => one.bucket === bucket)) {
        documents += sign * row.documents;
        cents.set(row.currency, (cents.get(row.currency) ?? 0n) + BigInt(sign) * toCents(row.gross));
      }
    }
    return { documents, sums: writeSums(cents) };
  };
  const all = add(['drafts', 1], ['issued', 1]);
  const toSend = add(['issued', 1], ['delivered', -1]);
  const attention = add(['attention', 1]);
  const unpaid = add(['unpaid', 1]);
  const drafts = add(['drafts', 1]);
  return {
    counts: {
      all: all.documents,
      toSend: toSend.documents,
      attention: attention.documents,
      unpaid: unpaid.documents,
      drafts: drafts.documents,
    },
    sums: {
      all: all.sums,
      toSend: toSend.sums,
      attention: attention.sums,
      unpaid: unpaid.sums,
      drafts: drafts.sums,
    },
  };
}

/** `numeric(20, 2)` as the database writes it. */
function toCents(amount: string): bigint {
  return BigInt(amount.replace('.', ''));
}

function writeSums(cents: ReadonlyMap<string, bigint>): Sums {
  return [...cents]
    .filter(([, amount]) => amount !== 0n)
    .map(([currency, amount]) => ({ currency, gross: fromCents(amount) }))
    .toSorted((a, b) => a.currency.localeCompare(b.currency));
}

function fromCents(amount: bigint): string {
  const digits = String(amount < 0n ? -amount : amount).padStart(3, '0');
  return `${amount < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
