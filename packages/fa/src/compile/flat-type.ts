import type { BuiltInName, Facets, SimpleType } from '../schema/model.ts';

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

/** What the built-in types demand by themselves. */
const builtInFacets: Readonly<Record<BuiltInName, Facets>> = {
  string: { whiteSpace: 'preserve' },
  normalizedString: { whiteSpace: 'replace' },
  token: { whiteSpace: 'collapse' },
  decimal: { whiteSpace: 'collapse' },
  integer: { whiteSpace: 'collapse', fractionDigits: 0 },
  nonNegativeInteger: { whiteSpace: 'collapse', fractionDigits: 0, min: '0' },
  int: { whiteSpace: 'collapse', fractionDigits: 0, min: '-2147483648', max: '2147483647' },
  byte: { whiteSpace: 'collapse', fractionDigits: 0, min: '-128', max: '127' },
  date: { whiteSpace: 'collapse' },
  dateTime: { whiteSpace: 'collapse' },
};

/** The restrictions of a type from the built-in one to itself. */
function chainOf(type: SimpleType): SimpleType[] {
  return typeof type.base === 'string' ? [type] : [...chainOf(type.base), type];
}

/** Puts the facets of a type and of its bases together; the narrowest one of each kind wins. */
export function flatten(type: SimpleType): FlatType {
  const chain = chainOf(type);
  const builtIn = builtInOf(type);
  const steps = [builtInFacets[builtIn], ...chain.map((step) => step.facets)];
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

/** Whether values of a built-in type are text rather than numbers or dates. */
export function isTextual(builtIn: BuiltInName): boolean {
  return builtIn === 'string' || builtIn === 'normalizedString' || builtIn === 'token';
}
