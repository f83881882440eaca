/** Grammatical gender of the thing that is counted. */
export type Gender = 'masculine' | 'feminine' | 'neuter';

/** Forms of a noun: with one, with two to four, with the rest. */
export type NounForms = readonly [one: string, few: string, many: string];

const HUNDREDS = [
  '',
  'sto',
  'dwieście',
  'trzysta',
  'czterysta',
  'pięćset',
  'sześćset',
  'siedemset',
  'osiemset',
  'dziewięćset',
];
const TENS = [
  '',
  '',
  'dwadzieścia',
  'trzydzieści',
  'czterdzieści',
  'pięćdziesiąt',
  'sześćdziesiąt',
  'siedemdziesiąt',
  'osiemdziesiąt',
  'dziewięćdziesiąt',
];
const BELOW_TWENTY = [
  '',
  'jeden',
  'dwa',
  'trzy',
  'cztery',
  'pięć',
  'sześć',
  'siedem',
  'osiem',
  'dziewięć',
  'dziesięć',
  'jedenaście',
  'dwanaście',
  'trzynaście',
  'czternaście',
  'piętnaście',
  'szesnaście',
  'siedemnaście',
  'osiemnaście',
  'dziewiętnaście',
];
const ONE: Readonly<Record<Gender, string>> = { masculine: 'jeden', feminine: 'jedna', neuter: 'jedno' };

/** Names of thousands, millions and so on; the first is the unit itself. */
const POWERS: readonly NounForms[] = [
  ['', '', ''],
  ['tysiąc', 'tysiące', 'tysięcy'],
  ['milion', 'miliony', 'milionów'],
  ['miliard', 'miliardy', 'miliardów'],
  ['bilion', 'biliony', 'bilionów'],
  ['biliard', 'biliardy', 'biliardów'],
  ['trylion', 'tryliony', 'trylionów'],
];

/** The form of a noun that goes with a number in Polish. */
export function nounFor(count: bigint, [one, few, many]: NounForms): string {
  if (count === 1n) return one;
  const lastTwo = count % 100n;
  const last = count % 10n;
  return last >= 2n && last <= 4n && (lastTwo < 12n || lastTwo > 14n) ? few : many;
}

/** A whole number from zero on in Polish words, in the gender of what is counted. */
export function numberInWords(count: bigint, gender: Gender): string {
  if (count === 0n) return 'zero';
  const words: string[] = [];
  for (let rest = count, power = 0; rest > 0n; rest /= 1000n, power += 1) {
    const triple = rest % 1000n;
    if (triple === 0n) continue;
    const noun = nounFor(triple, POWERS[power] ?? ['', '', '']);
    const spoken = belowThousand(
      Number(triple),
      power === 0 ? gender : 'masculine',
      count === 1n || power > 0,
    );
    words.unshift(noun === '' ? spoken : `${spoken} ${noun}`);
  }
  return words.join(' ');
}

function belowThousand(number: number, gender: Gender, alone: boolean): string {
  const belowHundred = number % 100;
  const tens = belowHundred < 20 ? '' : (TENS[Math.floor(belowHundred / 10)] ?? '');
  const rest = belowHundred < 20 ? belowHundred : belowHundred % 10;
  return [HUNDREDS[Math.floor(number / 100)], tens, unitWord(rest, gender, alone && number === 1)]
    .filter((word) => word !== '')
    .join(' ');
}

/** One changes its gender only when it stands alone ("jedna korona", but "sto jeden koron"); two always. */
function unitWord(unit: number, gender: Gender, alone: boolean): string {
  if (unit === 1) return alone ? ONE[gender] : 'jeden';
  if (unit === 2 && gender === 'feminine') return 'dwie';
  return BELOW_TWENTY[unit] ?? '';
}
