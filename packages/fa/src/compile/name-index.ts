import { type Units, unitsOf } from '../xml/units.ts';

const less = 60;
const greater = 62;
const multipliersTried = 200;

/**
 * A table without collisions from names or codes to what they stand for. Looking one up in a document costs no
 * substring, which is what a `Map` would need.
 */
export interface NameIndex<Value> {
  multiplier: number;
  mask: number;
  slots: readonly (Value | undefined)[];
}

/** Builds the table: seeks a multiplier by which no two names share a slot, then a larger table. */
export function indexByName<Value>(values: ReadonlyMap<string, Value>): NameIndex<Value> {
  const names = [...values.keys()];
  for (let mask = smallestMask(names.length); ; mask = mask * 2 + 1)
    for (let multiplier = 31; multiplier < 31 + multipliersTried; multiplier += 2)
      if (isCollisionFree(names, multiplier, mask))
        return { multiplier, mask, slots: place(values, multiplier, mask) };
}

function smallestMask(count: number): number {
  let mask = 3;
  while (mask < count * 4) mask = mask * 2 + 1;
  return mask;
}

function slotOf(name: string, multiplier: number, mask: number): number {
  return hashUpToMark(unitsOf(`${name}>`), 0, multiplier) & mask;
}

function isCollisionFree(names: readonly string[], multiplier: number, mask: number): boolean {
  return new Set(names.map((name) => slotOf(name, multiplier, mask))).size === names.length;
}

function place<Value>(
  values: ReadonlyMap<string, Value>,
  multiplier: number,
  mask: number,
): (Value | undefined)[] {
  const slots = Array.from<Value | undefined>({ length: mask + 1 }).fill(undefined);
  for (const [name, value] of values) slots[slotOf(name, multiplier, mask)] = value;
  return slots;
}

/** What the name or code that begins at a place and ends with `<` or `>` may stand for; the caller compares it. */
export function candidateAt<Value>(
  { multiplier, mask, slots }: NameIndex<Value>,
  units: Units,
  start: number,
): Value | undefined {
  return slots[hashUpToMark(units, start, multiplier) & mask];
}

function hashUpToMark(units: ArrayLike<number>, start: number, multiplier: number): number {
  let hash = 0;
  for (let at = start; ; at += 1) {
    const unit = units[at] ?? 0;
    // A control or no ASCII: no candidate can match, whatever the hash.
    if (unit === less || unit === greater || unit < 32 || unit > 127) return hash ^ (hash >>> 15);
    hash = (Math.imul(hash, multiplier) + unit) | 0;
  }
}
