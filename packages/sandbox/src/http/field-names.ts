/** Deeper than any request of the contract; what lies deeper is left as it is. */
const DEEPEST = 16;

/**
 * Gives the fields of a request their names of the contract, whatever the case of the first letter.
 * KSeF reads field names without regard to case; the official C# client begins them with a capital letter.
 */
export function lowerFieldNames(value: unknown, depth = 0): unknown {
  if (typeof value !== 'object' || value === null || depth > DEEPEST) return value;
  if (Array.isArray(value)) return value.map((item) => lowerFieldNames(item, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, field]) => [lowerFirst(name), lowerFieldNames(field, depth + 1)]),
  );
}

function lowerFirst(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}
