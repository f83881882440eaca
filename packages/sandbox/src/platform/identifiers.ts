import { createHash, randomBytes } from 'node:crypto';
import { crc8 } from '@skryba/fa';
import { dayInWarsaw } from './clock.ts';

/** Kinds of reference numbers, as KSeF abbreviates them. */
export type ReferenceKind = 'AU' | 'CR' | 'EC' | 'SO' | 'SB' | 'EE' | 'EU' | 'EX' | 'PO' | 'PE' | 'CE' | 'CI';

/** Source of everything random that a client can see; the same seed gives the same identifiers. */
export interface Identifiers {
  /** So many random bytes, as capital hexadecimal. */
  hex(bytes: number): string;
  /** A reference number `YYYYMMDD-XX-10HEX-10HEX-HH`, 36 characters. */
  reference(kind: ReferenceKind, instant: number): string;
}

function seededBytes(seed: string): (count: number) => Buffer {
  let counter = 0;
  return (count) => {
    counter += 1;
    return createHash('shake256', { outputLength: count }).update(`${seed}:${counter}`).digest();
  };
}

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

/** Identifiers from the system's randomness, or repeatable ones from a seed. */
export function createIdentifiers(seed?: string): Identifiers {
  const bytes = seed === undefined ? pooledBytes() : seededBytes(seed);
  const hex = (count: number) => bytes(count).toString('hex').toUpperCase();
  return {
    hex,
    reference(kind, instant) {
      const body = `${dayInWarsaw(instant).replaceAll('-', '')}-${kind}-${hex(5)}-${hex(5)}`;
      return `${body}-${crc8(body)}`;
    },
  };
}
