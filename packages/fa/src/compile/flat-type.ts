import type { BuiltInName, Facets, IntegerName, SimpleType } from '../schema/model.ts';

/** A simple type with the facets of its whole chain of restrictions put together. */
export interface FlatType {
  builtIn: BuiltInName;
  whiteSpace: 'preserve' | 'replace' | 'collapse';
  values?: readonly string[];
  /** One list of alternatives per restriction that has patterns; all of them apply. */
  patterns: readonly (readonly string[])[];
  minLength: number;
  maxLength: number;
  totalDigits: number;
  fractionDigits: number;
  min?: string;
  max?: string;
  moreThan?: string;
}

/** Lowest and highest value of `xsd:integer` and of the types that narrow it. */
const integerRanges: Readonly<Record<IntegerName, readonly [min?: string, max?: string]>> = {
  integer: [],
  nonPositiveInteger: [undefined, '0'],
  negativeInteger: [undefined, '-1'],
  long: ['-9223372036854775808', '9223372036854775807'],
  int: ['-2147483648', '2147483647'],
  short: ['-32768', '32767'],
  byte: ['-128', '127'],
  nonNegativeInteger: ['0'],
  unsignedLong: ['0', '18446744073709551615'],
  unsignedInt: ['0', '4294967295'],
  unsignedShort: ['0', '65535'],
  unsignedByte: ['0', '255'],
  positiveInteger: ['1'],
};

/** Whether a name is that of `xsd:integer` or of a built-in type that narrows it. */
export function isIntegerName(name: string): name is IntegerName {
  return name in integerRanges;
}

/** What the built-in types demand by themselves. */
function builtInFacets(name: BuiltInName): Facets {
  if (!isIntegerName(name)) return { whiteSpace: whiteSpaceOf[name] };
  const [min, max] = integerRanges[name];
  return {
    whiteSpace: 'collapse',
    fractionDigits: 0,
    ...(min !== undefined && { min }),
    ...(max !== undefined && { max }),
  };
}

const whiteSpaceOf = {
  string: 'preserve',
  normalizedString: 'replace',
  token: 'collapse',
  decimal: 'collapse',
  date: 'collapse',
  dateTime: 'collapse',
} as const;

/** The restrictions of a type from the built-in one to itself. */
function chainOf(type: SimpleType): SimpleType[] {
  return typeof type.base === 'string' ? [type] : [...chainOf(type.base), type];
}

/** Puts the facets of a type and of its bases together; the narrowest one of each kind wins. */
export function flatten(type: SimpleType): FlatType {
  const chain = chainOf(type);
  const builtIn = builtInOf(type);
  const steps = [builtInFacets(builtIn), ...chain.map((step) => step.facets)];
  const merged: Facets = Object.assign({}, ...steps);
  return {
    builtIn,
    whiteSpace: merged.whiteSpace ?? 'preserve',
    ...(merged.values && { values: merged.values }),
    patterns: steps.flatMap((step) => (step.patterns ? [step.patterns] : [])),
    minLength: merged.minLength ?? 0,
    maxLength: merged.maxLength ?? Number.POSITIVE_INFINITY,
    totalDigits: merged.totalDigits ?? Number.POSITIVE_INFINITY,
    fractionDigits: merged.fractionDigits ?? Number.POSITIVE_INFINITY,
    ...(merged.min !== undefined && { min: merged.min }),
    ...(merged.max !== undefined && { max: merged.max }),
    ...(merged.moreThan !== undefined && { moreThan: merged.moreThan }),
  };
}

/** The built-in type that a type restricts in the end. */
export function builtInOf(type: SimpleType): BuiltInName {
  return typeof type.base === 'string' ? type.base : builtInOf(type.base);
}

/**
 * How a value of a list may be written so that objects keep it as it is: a decimal with up to two decimals (`7`, `7.0`,
 * `7.00`), since people tell rates so; anything else in one way only.
 */
export function spellingsOf(value: string, builtIn: BuiltInName): readonly string[] {
  if (builtIn !== 'decimal') return [value];
  const [whole = '', fraction = ''] = value.split('.');
  const longer = [1, 2].filter((places) => places > fraction.length);
  return [value, ...longer.map((places) => `${whole}.${fraction.padEnd(places, '0')}`)];
}

/** Whether values of a built-in type are text rather than numbers or dates. */
export function isTextual(builtIn: BuiltInName): boolean {
  return builtIn === 'string' || builtIn === 'normalizedString' || builtIn === 'token';
}
