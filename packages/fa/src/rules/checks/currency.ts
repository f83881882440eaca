import {
  divideRounded,
  formatFixed,
  HUNDRED_PERCENT,
  parseFixed,
  rescale,
  SCALE,
} from '../../money/fixed.ts';
import { groupOf, groups } from '../../totals/groups.ts';
import { percentOf } from '../../totals/rates.ts';
import type { Fa } from '../../types/invoice.gen.ts';
import { type Check, findEach, none, one } from '../check.ts';
import type { currencyEntries } from '../entries/currency.ts';
import { isCorrection } from '../kinds.ts';
import type { Finding } from '../rule.ts';

const ONE = rescale(1n, 0, SCALE.exchangeRate);
const PRODUCT_SCALE = SCALE.amount + SCALE.exchangeRate;

/** Checks of currencies; see the entries of the same names. */
export const currencyChecks: Record<keyof typeof currencyEntries, Check> = {
  TAX_IN_ZLOTY_MISSING: ({ Fa: content }) =>
    content.KodWaluty === 'PLN' || isCorrection(content)
      ? none
      : eachGroup(content, ({ vat, zloty, field }) =>
          zloty === undefined && vat !== 0n ? { field, currency: content.KodWaluty } : undefined,
        ),
  TAX_IN_ZLOTY_NEEDLESS: ({ Fa: content }) =>
    content.KodWaluty === 'PLN'
      ? eachGroup(content, ({ zloty, field }) => (zloty === undefined ? undefined : { field }))
      : none,
  TAX_IN_ZLOTY_AMOUNT: ({ Fa: content }) =>
    content.KodWaluty === 'PLN' || isCorrection(content) || content.RodzajFaktury === 'ROZ'
      ? none
      : eachGroup(content, ({ vat, zloty, field, group }) => {
          const expected = convertedTax(content, group, vat);
          if (zloty === undefined || expected === undefined) return undefined;
          const difference = parse(zloty, SCALE.amount) - expected;
          const tolerance = BigInt((content.FaWiersz?.length ?? 0) + 2);
          if (difference <= tolerance && difference >= -tolerance) return undefined;
          return {
            field,
            stated: zloty,
            expected: formatFixed(expected, SCALE.amount),
          };
        }),
  EXCHANGE_RATE_NOT_POSITIVE: ({ Fa: content }) => [
    ...(isNotPositive(content.KursWalutyZ)
      ? one(['Fa', 'KursWalutyZ'], {
          rate: content.KursWalutyZ ?? '',
        })
      : none),
    ...findEach(content.FaWiersz, ['Fa', 'FaWiersz'], ({ KursWaluty: rate }) =>
      rate !== undefined && isNotPositive(rate) ? { at: ['KursWaluty'], values: { rate } } : undefined,
    ),
  ],
  EXCHANGE_RATE_NEEDLESS: ({ Fa: content }) =>
    content.KodWaluty === 'PLN'
      ? [
          ...(converts(content.KursWalutyZ) ? one(['Fa', 'KursWalutyZ']) : none),
          ...findEach(content.FaWiersz, ['Fa', 'FaWiersz'], ({ KursWaluty: rate }) =>
            converts(rate) ? { at: ['KursWaluty'] } : undefined,
          ),
        ]
      : none,
  AGREED_CURRENCY: ({ Fa: { KodWaluty: currency, WarunkiTransakcji: terms } }) => {
    const agreed = terms?.WalutaUmowna;
    if (agreed === undefined) return none;
    const path = ['Fa', 'WarunkiTransakcji', 'WalutaUmowna'];
    return agreed === 'PLN' || currency !== 'PLN'
      ? one(path, {
          agreed,
          currency,
        })
      : none;
  },
};

interface GroupTax {
  group: number;
  vat: bigint;
  zloty: string | undefined;
  field: string;
}

function eachGroup(
  content: Fa,
  fault: (tax: GroupTax) => Readonly<Record<string, string>> | undefined,
): Finding[] {
  const findings: Finding[] = [];
  for (const [group, { vat: vatField, zloty: field }] of groups.entries()) {
    if (field === undefined) continue;
    const vat = content[vatField];
    if (vat === undefined) continue;
    const values = fault({
      group,
      vat: parse(vat, SCALE.amount),
      zloty: content[field],
      field,
    });
    if (values) findings.push({ path: ['Fa', field], values });
  }
  return findings;
}

/** Tax of a group in zloty hundredths by the rate of an advance or by those of the lines; undefined when one is missing. */
function convertedTax(content: Fa, group: number, vat: bigint): bigint | undefined {
  if (content.KursWalutyZ !== undefined) {
    const product = vat * parse(content.KursWalutyZ, SCALE.exchangeRate);
    return rescale(product, PRODUCT_SCALE, SCALE.amount);
  }
  let sum = 0n;
  let lines = 0;
  for (const { P_12: rate, P_11: net, KursWaluty: exchange } of content.FaWiersz ?? []) {
    if (rate === undefined || groupOf(rate) !== group) continue;
    if (net === undefined || exchange === undefined) return undefined;
    lines += 1;
    sum += parse(net, SCALE.amount) * percentOf(rate) * parse(exchange, SCALE.exchangeRate);
  }
  return lines === 0 ? undefined : rescale(divideRounded(sum, HUNDRED_PERCENT), PRODUCT_SCALE, SCALE.amount);
}

/** A rate of one, as many programs write on invoices in zloty, converts nothing and misleads nobody. */
function converts(rate: string | undefined): boolean {
  return rate !== undefined && parse(rate, SCALE.exchangeRate) !== ONE;
}

function isNotPositive(rate: string | undefined): boolean {
  return rate !== undefined && parse(rate, SCALE.exchangeRate) <= 0n;
}

function parse(text: string, scale: number): bigint {
  return parseFixed(text, scale) ?? 0n;
}
