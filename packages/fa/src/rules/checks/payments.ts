import { isValidIban, isValidNrb } from '../../identifiers/bank-account.ts';
import { isDigits } from '../../identifiers/digits.ts';
import { formatFixed, SCALE } from '../../money/fixed.ts';
import type { Fa, TRachunekBankowy } from '../../types/invoice.gen.ts';
import { cents } from '../cents.ts';
import { both, type Check, type Fault, findEach, none, one } from '../check.ts';
import type { paymentEntries } from '../entries/payments.ts';

const PAYMENT = ['Fa', 'Platnosc'] as const;
const NRB_LENGTH = 26;
/** One digit too few or too many; no country has accounts of that many digits alone. */
const MISCOUNTED_NRB = /^(?:\d{25}|\d{27})$/u;
const TRANSFER = '6';
const ibanLike = /^[A-Z]{2}\d{2}[A-Z0-9]+$/u;

/** Checks of payment; see the entries of the same names. */
export const paymentChecks: Record<keyof typeof paymentEntries, Check> = {
  BANK_ACCOUNT_CHECKSUM: ({ Fa: { Platnosc: payment } }) =>
    both(
      findEach(payment?.RachunekBankowy, [...PAYMENT, 'RachunekBankowy'], wrongAccount),
      findEach(payment?.RachunekBankowyFaktora, [...PAYMENT, 'RachunekBankowyFaktora'], wrongAccount),
    ),
  BANK_ACCOUNT_MISSING: ({ Fa: { RodzajFaktury: kind, Platnosc: payment } }) =>
    (kind === 'VAT' || kind === 'ROZ') &&
    payment?.FormaPlatnosci === TRANSFER &&
    payment.Zaplacono === undefined &&
    payment.ZnacznikZaplatyCzesciowej !== '2' &&
    payment.RachunekBankowy === undefined &&
    payment.RachunekBankowyFaktora === undefined
      ? one([...PAYMENT, 'RachunekBankowy'])
      : none,
  PARTIAL_PAYMENTS_COMPLETE: ({ Fa: content }) => {
    if (content.Platnosc?.ZnacznikZaplatyCzesciowej !== '2') return none;
    const paid = paidIn(content);
    const whole = [cents(content.P_15), cents(content.Rozliczenie?.DoZaplaty ?? content.P_15)];
    return !whole.includes(paid) ? one([...PAYMENT, 'ZaplataCzesciowa', 0], amounts(content, paid)) : none;
  },
  PARTIAL_PAYMENTS_ABOVE: ({ Fa: content }) => {
    if (content.Platnosc?.ZnacznikZaplatyCzesciowej !== '1') return none;
    const paid = paidIn(content);
    const due = cents(content.Rozliczenie?.DoZaplaty ?? content.P_15);
    return paid > due ? one([...PAYMENT, 'ZaplataCzesciowa', 0], amounts(content, paid)) : none;
  },
  PAYMENT_LINK_IDENTIFIER: ({ Fa: { Platnosc: payment } }) => {
    const { IPKSeF: id, LinkDoPlatnosci: link } = payment ?? {};
    if (id === undefined || link === undefined) return none;
    return !link.includes(`IPKSeF=${id}`) ? one([...PAYMENT, 'LinkDoPlatnosci'], { id }) : none;
  },
};

/** Accounts that are neither Polish nor IBAN (some countries have other forms) are not judged. */
function wrongAccount({ NrRB: account }: TRachunekBankowy): Fault | undefined {
  if (isValidNrb(account)) return undefined;
  const compact = account.replaceAll(' ', '');
  const isSound = isDigits(compact, NRB_LENGTH)
    ? false
    : !MISCOUNTED_NRB.test(compact) && (!ibanLike.test(compact) || isValidIban(account));
  return isSound ? undefined : { at: ['NrRB'], values: { account } };
}

function paidIn({ Platnosc: payment }: Fa): bigint {
  let sum = 0n;
  for (const { KwotaZaplatyCzesciowej } of payment?.ZaplataCzesciowa ?? [])
    sum += cents(KwotaZaplatyCzesciowej);
  return sum;
}

function amounts(content: Fa, paid: bigint) {
  return { paid: formatFixed(paid, SCALE.amount), due: content.P_15 };
}
