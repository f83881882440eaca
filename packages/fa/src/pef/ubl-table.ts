/** Namespaces of PEF by the prefixes that UBL and the Polish extensions are usually written with. */
export const namespaces = {
  cbc: 'urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2',
  cac: 'urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2',
  ext: 'urn:oasis:names:specification:ubl:schema:xsd:CommonExtensionComponents-2',
  'cbc-pl': 'urn:pl:extended:CommonBasicComponents-2',
  'cac-pl': 'urn:pl:extended:CommonAggregateComponents-2',
} as const;

export type Prefix = keyof typeof namespaces;

/** A child in the sequence of an aggregate. */
export interface Child {
  namespace: string;
  name: string;
  /** As people write it: `cbc:ID`. */
  label: string;
  min: number;
  max: number;
}

const occurrence: Readonly<Record<string, readonly [min: number, max: number]>> = {
  '': [0, 1],
  '!': [1, 1],
  '*': [0, Number.POSITIVE_INFINITY],
  '+': [1, Number.POSITIVE_INFINITY],
  '{1,2}': [1, 2],
};
const entry = /^(?:([a-z-]+):)?(\w+)(.*)$/u;

/**
 * Reads a table of aggregates. An entry is a name, a colon and its children in their order, values before the bar and
 * aggregates after it; a child without a sign may be left out, `!` must occur once, `*` any number of times, `+` at
 * least once. A prefix tells children of another namespace than the rest.
 *
 * @param values prefix of the children before the bar
 * @param aggregates prefix of the children after the bar
 */
export function parseTable(table: string, values: Prefix, aggregates: Prefix): Map<string, Child[]> {
  const entries = table
    .trim()
    .split(/\n(?=\S)/u)
    .map((line) => line.split(/:\s/u, 2));
  return new Map(
    entries.map(([name = '', children = '']) => {
      const [before = '', after = ''] = children.split('|');
      return [name, [...childrenOf(before, values), ...childrenOf(after, aggregates)]];
    }),
  );
}

function childrenOf(list: string, usual: Prefix): Child[] {
  return list
    .split(/\s+/u)
    .filter((word) => word !== '')
    .map((word) => {
      const [, prefix, name = '', sign = ''] = entry.exec(word) ?? [];
      const known = prefix === undefined ? usual : prefixNamed(prefix);
      const range = occurrence[sign];
      if (!known || !range) throw new Error(`The table of PEF does not say what ${word} is.`);
      return {
        namespace: namespaces[known],
        name,
        label: `${known}:${name}`,
        min: range[0],
        max: range[1],
      };
    });
}

function prefixNamed(text: string): Prefix | undefined {
  return text === 'cbc' || text === 'cac' || text === 'ext' || text === 'cbc-pl' || text === 'cac-pl'
    ? text
    : undefined;
}
