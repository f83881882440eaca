import { HUNDRED_PERCENT, parseFixed, SCALE } from '../../money/fixed.ts';
import type { Invoice, Podmiot3 } from '../../types/invoice.gen.ts';
import { type Check, findEach, none, one } from '../check.ts';
import type { partyEntries } from '../entries/parties.ts';
import { isCorrection } from '../kinds.ts';

/** Checks of the parties; see the entries of the same names. */
export const partyChecks: Record<keyof typeof partyEntries, Check> = {
  BUYER_NAME_MISSING: (invoice) =>
    needsFullBuyer(invoice) && invoice.Podmiot2.DaneIdentyfikacyjne.Nazwa === undefined
      ? one(['Podmiot2', 'DaneIdentyfikacyjne', 'Nazwa'])
      : none,
  BUYER_ADDRESS_MISSING: (invoice) =>
    needsFullBuyer(invoice) && invoice.Podmiot2.Adres === undefined ? one(['Podmiot2', 'Adres']) : none,
  SIMPLIFIED_BUYER_NIP: ({ Fa: content, Podmiot2 }) =>
    content.RodzajFaktury === 'UPR' && Podmiot2.DaneIdentyfikacyjne.NIP === undefined
      ? one(['Podmiot2', 'DaneIdentyfikacyjne', 'NIP'])
      : none,
  JST_UNIT_MISSING: (invoice) =>
    invoice.Podmiot2.JST === '1' && !hasRole(invoice, '8') ? one(['Podmiot2', 'JST']) : none,
  JST_FLAG_MISSING: (invoice) =>
    invoice.Podmiot2.JST === '2' && hasRole(invoice, '8') ? one(['Podmiot2', 'JST']) : none,
  VAT_GROUP_MEMBER_MISSING: (invoice) =>
    invoice.Podmiot2.GV === '1' && !hasRole(invoice, '10') ? one(['Podmiot2', 'GV']) : none,
  VAT_GROUP_FLAG_MISSING: (invoice) =>
    invoice.Podmiot2.GV === '2' && hasRole(invoice, '10') ? one(['Podmiot2', 'GV']) : none,
  UNIT_IDENTIFIER_MISSING: ({ Podmiot3: parties }) =>
    findEach(parties, ['Podmiot3'], ({ Rola: role, DaneIdentyfikacyjne: { NIP, IDWew } }) =>
      (role === '8' || role === '10') && NIP === undefined && IDWew === undefined
        ? { at: ['DaneIdentyfikacyjne'], values: { role } }
        : undefined,
    ),
  SHARES_ABOVE_WHOLE: ({ Podmiot3: parties }) =>
    parties !== undefined && sumOfShares(parties) > HUNDRED_PERCENT ? one(['Podmiot3', 0]) : none,
  SHARE_OF_OTHER_ROLE: ({ Podmiot3: parties }) =>
    findEach(parties, ['Podmiot3'], ({ Rola, Udzial }) =>
      Udzial !== undefined && Rola !== '4' ? { at: ['Udzial'] } : undefined,
    ),
  SELF_BILLING_ISSUER: ({ Fa: content, Podmiot2, Podmiot3: parties }) =>
    findEach(
      content.Adnotacje.P_17 === '1' ? parties : undefined,
      ['Podmiot3'],
      ({ Rola, DaneIdentyfikacyjne: { NIP } }) =>
        Rola === '5' && NIP !== undefined && NIP === Podmiot2.DaneIdentyfikacyjne.NIP
          ? { at: ['Rola'] }
          : undefined,
    ),
};

/** Simplified invoices may leave the buyer's data out, and so may corrections of them. */
function needsFullBuyer({ Fa: content }: Invoice): boolean {
  return content.RodzajFaktury !== 'UPR' && !isCorrection(content);
}

function hasRole({ Podmiot3: parties }: Invoice, role: NonNullable<Podmiot3['Rola']>): boolean {
  return parties?.some(({ Rola }) => Rola === role) ?? false;
}

function sumOfShares(parties: readonly Podmiot3[]): bigint {
  let sum = 0n;
  for (const { Udzial } of parties) {
    if (Udzial !== undefined) sum += parseFixed(Udzial, SCALE.percent) ?? 0n;
  }
  return sum;
}
