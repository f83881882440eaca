import { NumberPatternError, nextNumber, numberPeriod, numberReset } from '@skryba/fa';
import type { Tx } from '../platform/platform.ts';
import { unusablePattern } from './errors.ts';
import { claimNumber, isNumberTaken } from './number-taken.ts';

export interface Series {
  companyId: string;
  /** e.g. `FV/{NR}/{MM}/{RRRR}` */
  pattern: string;
  kind: string;
  /** Legal date of issue, `YYYY-MM-DD`. */
  issueDate: string;
}

/**
 * Takes the next number of the series. The row stays locked until the transaction ends: a rollback gives the number back,
 * and whoever comes next waits, so the series has neither gaps nor duplicates. Numbers typed by hand are passed over.
 */
export async function takeNumber(tx: Tx, series: Series): Promise<string> {
  const key = seriesKey(series);
  await tx
    .insertInto('number_series')
    .values({ ...key, next_sequence: 1 })
    .onConflict((conflict) => conflict.columns(['company_id', 'pattern', 'period']).doNothing())
    .execute();
  const row = await lookUp(tx, key).forUpdate().executeTakeFirstOrThrow();
  const { number, sequence } = await firstFree(series, row.next_sequence, (candidate) =>
    claimNumber(tx, series.companyId, series.kind, candidate),
  );
  await tx
    .updateTable('number_series')
    .set({ next_sequence: sequence + 1 })
    .where('company_id', '=', key.company_id)
    .where('pattern', '=', key.pattern)
    .where('period', '=', key.period)
    .execute();
  return number;
}

/** The number that the next invoice would get now; nothing is taken. */
export async function peekNumber(tx: Tx, series: Series): Promise<string> {
  const row = await lookUp(tx, seriesKey(series)).executeTakeFirst();
  const { number } = await firstFree(
    series,
    row?.next_sequence ?? 1,
    async (candidate) => !(await isNumberTaken(tx, series.companyId, series.kind, candidate)),
  );
  return number;
}

function seriesKey({ companyId, pattern, issueDate }: Series) {
  return {
    company_id: companyId,
    pattern,
    period: numberPeriod(numberReset(pattern), issueDate),
  };
}

function lookUp(tx: Tx, key: ReturnType<typeof seriesKey>) {
  return tx
    .selectFrom('number_series')
    .select('next_sequence')
    .where('company_id', '=', key.company_id)
    .where('pattern', '=', key.pattern)
    .where('period', '=', key.period);
}

async function firstFree(
  series: Series,
  from: number,
  isFree: (number: string) => Promise<boolean>,
): Promise<{ number: string; sequence: number }> {
  for (let sequence = from; ; sequence += 1) {
    const number = numberAt(series, sequence);
    if (await isFree(number)) return { number, sequence };
  }
}

function numberAt({ pattern, issueDate }: Series, sequence: number): string {
  try {
    return nextNumber(pattern, { date: issueDate, sequence });
  } catch (error) {
    throw error instanceof NumberPatternError ? unusablePattern(error) : error;
  }
}
