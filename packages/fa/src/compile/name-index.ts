const greater = 62;
const largestMultiplier = 2_000;

/**
 * A table without collisions from names to what they stand for. Looking a name up in a text costs no substring,
 * which is what a `Map` would need.
 */
export interface NameIndex<Value> {
  multiplier: number;
  mask: number;
  slots: readonly (Value | undefined)[];
}

/** Builds the table: seeks a multiplier by which no two names share a slot. */
export function indexByName<Value>(values: ReadonlyMap<string, Value>): NameIndex<Value> {
  for (let size = 4; ; size *= 2)
    for (let multiplier = 31; multiplier < largestMultiplier; multiplier += 2) {
      const slots = placeAll(values, multiplier, size);
      if (slots) return { multiplier, mask: size - 1, slots };
    }
}

function placeAll<Value>(
  values: ReadonlyMap<string, Value>,
  multiplier: number,
  size: number,
): (Value | undefined)[] | undefined {
  const slots = Array.from<Value | undefined>({ length: size }).fill(undefined);
  for (const [name, value] of values) {
    const slot = hashUpToMark(`${name}>`, 0, multiplier) & (size - 1);
    if (slots[slot] !== undefined) return undefined;
    slots[slot] = value;
  }
  return slots;
}

/** What the name that begins at a place and ends with `>` may stand for; the caller compares the name itself. */
export function candidateAt<Value>(
  { multiplier, mask, slots }: NameIndex<Value>,
  text: string,
  start: number,
): Value | undefined {
  return slots[hashUpToMark(text, start, multiplier) & mask];
}

function hashUpToMark(text: string, start: number, multiplier: number): number {
  let hash = 0;
  for (let at = start; ; at += 1) {
    const code = text.charCodeAt(at);
    // No mark or no ASCII name: no candidate can match, whatever the hash.
    if (code === greater || !(code > 32 && code < 128)) return hash ^ (hash >>> 15);
    hash = (Math.imul(hash, multiplier) + code) | 0;
  }
}
