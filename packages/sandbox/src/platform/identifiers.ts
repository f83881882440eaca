import { createHash, randomBytes } from 'node:crypto';
import { crc8 } from '@skryba/fa';
import { z } from 'zod';
import { dayInWarsaw } from './clock.ts';

/** Kinds of reference numbers, as KSeF abbreviates them. */
export type ReferenceKind = 'AU' | 'CR' | 'EC' | 'SO' | 'SB' | 'EE' | 'EU' | 'EX' | 'PO' | 'PE' | 'CE' | 'CI';

/** Source of everything random that a client can see; the same seed gives the same identifiers. */
export interface Identifiers {
  /** So many random bytes, as capital hexadecimal. */
  hex(bytes: number): string;
  /** A reference number `YYYYMMDD-XX-10HEX-10HEX-HH`, 36 characters. */
  reference(kind: ReferenceKind, instant: number): string;
  /** How far the seeded ones have come; undefined without a seed. */
  position(): Position | undefined;
  /** Goes on from a position, or from the beginning of this run; does nothing without a seed. */
  resume(position: Position | undefined): void;
}

/** Which start of the sandbox in its data folder, and how many identifiers it has given since. */
export const Position = z.object({ run: z.int(), given: z.int() });
export type Position = z.infer<typeof Position>;

const POOL_BYTES = 4096;

/** Random bytes, fetched from the system in larger pieces: asking for a few at a time is slow. */
function pooledBytes(): (count: number) => Buffer {
  let pool = Buffer.alloc(0);
  let used = 0;
  return (count) => {
    if (used + count > pool.length) {
      pool = randomBytes(Math.max(POOL_BYTES, count));
      used = 0;
    }
    used += count;
    return pool.subarray(used - count, used);
  };
}

/**
 * Identifiers from the system's randomness, or repeatable ones from a seed. `run` tells the starts of a sandbox in
 * the same data folder apart, so that it never gives an identifier twice.
 */
export function createIdentifiers(seed?: string, run = 1): Identifiers {
  const begin: Position = { run, given: 0 };
  let position = { ...begin };
  const seeded = (count: number) => {
    position.given += 1;
    const text = `${seed}:${position.run}:${position.given}`;
    return createHash('shake256', { outputLength: count }).update(text).digest();
  };
  const bytes = seed === undefined ? pooledBytes() : seeded;
  const hex = (count: number) => bytes(count).toString('hex').toUpperCase();
  return {
    hex,
    reference(kind, instant) {
      const body = `${dayInWarsaw(instant).replaceAll('-', '')}-${kind}-${hex(5)}-${hex(5)}`;
      return `${body}-${crc8(body)}`;
    },
    position: () => (seed === undefined ? undefined : { ...position }),
    resume(from) {
      position = { ...(from ?? begin) };
    },
  };
}
