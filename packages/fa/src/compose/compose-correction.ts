import { SCALE } from '../money/fixed.ts';
import { tidy } from '../text/tidy.ts';
import { typed } from '../totals/line-amounts.ts';
import type { DaneFaKorygowanej } from '../types/invoice.gen.ts';
import { effectCodes } from './codes.ts';
import { composeBuyerIdentity, composeSellerIdentity } from './compose-parties.ts';
import { amount } from './compose-totals.ts';
import { type AllOrNone, filled } from './filled.ts';
import type { Correction, InvoiceReference } from './input.ts';

/** What a correction refers to and changes, besides lines and sums. */
export function composeCorrection(correction: Correction) {
  const { sellerBefore, buyersBefore = [], amountBefore } = correction;
  return {
    ...filled({ PrzyczynaKorekty: correction.reason }),
    ...(correction.effect ? { TypKorekty: effectCodes[correction.effect] } : {}),
    DaneFaKorygowanej: correction.invoices.map(composeReference),
    ...filled({
      OkresFaKorygowanej: correction.collective?.period,
      NrFaKorygowany: correction.correctNumber,
    }),
    ...(sellerBefore ? { Podmiot1K: composeSellerIdentity(sellerBefore) } : {}),
    ...(buyersBefore.length > 0 ? { Podmiot2K: buyersBefore.map(composeBuyerIdentity) } : {}),
    ...amountOf(amountBefore),
  };
}

function amountOf(before: string | undefined): AllOrNone<{ P_15ZK: string }> {
  return tidy(before ?? '') === '' ? {} : { P_15ZK: amount(typed(before, SCALE.amount)) };
}

function composeReference({ number, issueDate, ksefNumber }: InvoiceReference): DaneFaKorygowanej {
  const known = tidy(ksefNumber ?? '');
  return {
    DataWystFaKorygowanej: issueDate,
    NrFaKorygowanej: tidy(number),
    ...(known === '' ? { NrKSeFN: '1' } : { NrKSeF: '1', NrKSeFFaKorygowanej: known }),
  };
}
