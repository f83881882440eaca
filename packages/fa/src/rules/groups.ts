/** The groups of sums by rate, as FA(3) names their fields, with the rates that each gathers. */
export const groups = [
  { net: 'P_13_1', vat: 'P_14_1', zloty: 'P_14_1W', percents: [23n, 22n] },
  { net: 'P_13_2', vat: 'P_14_2', zloty: 'P_14_2W', percents: [8n, 7n] },
  { net: 'P_13_3', vat: 'P_14_3', zloty: 'P_14_3W', percents: [5n] },
  { net: 'P_13_4', vat: 'P_14_4', zloty: 'P_14_4W', percents: [4n, 3n] },
  { net: 'P_13_5', vat: 'P_14_5', zloty: undefined, percents: undefined },
  { net: 'P_13_6_1', vat: undefined, zloty: undefined, percents: undefined },
  { net: 'P_13_6_2', vat: undefined, zloty: undefined, percents: undefined },
  { net: 'P_13_6_3', vat: undefined, zloty: undefined, percents: undefined },
  { net: 'P_13_7', vat: undefined, zloty: undefined, percents: undefined },
  { net: 'P_13_8', vat: undefined, zloty: undefined, percents: undefined },
  { net: 'P_13_9', vat: undefined, zloty: undefined, percents: undefined },
  { net: 'P_13_10', vat: undefined, zloty: undefined, percents: undefined },
  { net: 'P_13_11', vat: undefined, zloty: undefined, percents: undefined },
] as const;

/** Place of the margin scheme among the groups. */
export const MARGIN_GROUP = 12;

/** Place of the one-stop shop among the groups. */
export const OSS_GROUP = 4;

/** Place of the group that a rate is summed in. */
export const groupOfRate = {
  '23': 0,
  '22': 0,
  '8': 1,
  '7': 1,
  '5': 2,
  '4': 3,
  '3': 3,
  '0 KR': 5,
  '0 WDT': 6,
  '0 EX': 7,
  zw: 8,
  'np I': 9,
  'np II': 10,
  oo: 11,
} as const;
