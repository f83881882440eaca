import { expect, it } from 'vitest';
import { createByteCache } from '../src/platform/byte-cache.ts';

it('a byte cache keeps what was used last within its capacity', () => {
  const cache = createByteCache(100);
  let made = 0;
  const ask = (key: string, length = 25) =>
    cache.get(key, () => {
      made += 1;
      return Buffer.alloc(length);
    });
  for (const key of ['a', 'b', 'c', 'd', 'a']) ask(key);
  expect(made).toBe(4);
  ask('e');
  ask('a');
  expect(made).toBe(5);
  ask('b');
  expect(made).toBe(6);
  ask('large', 26);
  ask('large', 26);
  expect(made).toBe(8);
  ask('a');
  expect(made).toBe(8);
});
