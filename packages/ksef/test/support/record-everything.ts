import { inspect } from 'node:util';
import { vi } from 'vitest';
import { journal, secret } from './journal.ts';

// Every error that the package makes goes to the journal as it would to a log, with its causes.
vi.mock('../../src/errors/ksef-error.ts', async (load) => {
  const original = await load<typeof import('../../src/errors/ksef-error.ts')>();
  class KsefError extends original.KsefError {
    constructor(...parameters: ConstructorParameters<typeof original.KsefError>) {
      super(...parameters);
      journal(inspect(this, { depth: 10 }));
    }
  }
  return { ...original, KsefError };
});

// Keys of packages and sessions never travel in the open, so they are noted where they are made.
vi.mock('../../src/crypto/aes.ts', async (load) => {
  const original = await load<typeof import('../../src/crypto/aes.ts')>();
  return {
    ...original,
    generateSymmetricKey() {
      const key = original.generateSymmetricKey();
      secret(Buffer.from(key.key).toString('base64'));
      secret(Buffer.from(key.key).toString('hex'));
      return key;
    },
  };
});
