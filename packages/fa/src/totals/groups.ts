import type { VatRate } from '../compose/input.ts';
import { allRates, rateFacts } from './rates.ts';

/** The groups of sums by rate, as FA(3) names their fields; the tax of a group may also be stated in zloty. */
export const groups = [
  { net: 'P_13_1', vat: 'P_14_1', zloty: 'P_14_1W' },
  { net: 'P_13_2', vat: 'P_14_2', zloty: 'P_14_2W' },
  { net: 'P_13_3', vat: 'P_14_3', zloty: 'P_14_3W' },
  { net: 'P_13_4', vat: 'P_14_4', zloty: 'P_14_4W' },
  { net: 'P_13_5', vat: 'P_14_5', zloty: undefined },
  { net: 'P_13_6_1', vat: undefined, zloty: undefined },
  { net: 'P_13_6_2', vat: undefined, zloty: undefined },
  { net: 'P_13_6_3', vat: undefined, zloty: undefined },
  { net: 'P_13_7', vat: undefined, zloty: undefined },
  { net: 'P_13_8', vat: undefined, zloty: undefined },
  { net: 'P_13_9', vat: undefined, zloty: undefined },
  { net: 'P_13_10', vat: undefined, zloty: undefined },
  { net: 'P_13_11', vat: undefined, zloty: undefined },
] as const;

const places = new Map(allRates.map((rate) => [rate, placeOf(rateFacts[rate].group)]));

/** Place of the one-stop shop among the groups: its rates are those of other countries. */
export const OSS_GROUP = placeOf('5');

/** Rates of each group, in the order of the groups; none for the one-stop shop. */
export const ratesOfGroups: readonly (readonly (VatRate | 'margin')[])[] = groups.map((_, place) =>
  allRates.filter((rate) => places.get(rate) === place),
);

/** Place of the group that a rate is summed in. */
export function groupOf(rate: VatRate | 'margin'): number {
  return places.get(rate) ?? -1;
}

function placeOf(group: string): number {
  return groups.findIndex(({ net }) => net === `P_13_${group}`);
}
