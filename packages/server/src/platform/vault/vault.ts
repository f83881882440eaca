import { hkdfSync, randomUUID } from 'node:crypto';
import type { Clock } from '../clock.ts';
import { AppError } from '../errors.ts';
import type { Tx } from '../platform.ts';
import { newKey, openBytes, sealBytes } from './envelope.ts';

/** Secrets at rest: AES-256-GCM under a data key per company, which is wrapped with the master key. */
export interface Vault {
  /**
   * Stores bytes encrypted, bound to the company and the purpose.
   * @param purpose e.g. `ksef-token`
   * @returns the id to open them with
   */
  seal(tx: Tx, companyId: string, purpose: string, bytes: Uint8Array): Promise<string>;
  /** @throws AppError `secret-not-found`, `secret-unreadable` */
  open(tx: Tx, companyId: string, secretId: string): Promise<Uint8Array>;
  /** Deletes the secret; erasing what is gone already is fine. */
  erase(tx: Tx, companyId: string, secretId: string): Promise<void>;
  /**
   * A secret of the installation itself, the same in every process: HKDF-SHA-256 of the master key, 32 bytes as base64url.
   * @param label what it is for, e.g. `skryba/sign-in`
   */
  derive(label: string): string;
}

/** @param masterKey 32 bytes from outside the database */
export function createVault(masterKey: Uint8Array, clock: Clock): Vault {
  return {
    async seal(tx, companyId, purpose, bytes) {
      const key = await dataKeyForWriting(tx, masterKey, clock, companyId);
      const id = randomUUID();
      const sealed = sealBytes(key, bytes, secretLabel(companyId, id, purpose));
      await tx
        .insertInto('secrets')
        .values({ company_id: companyId, id, purpose, sealed, created_at: clock.now() })
        .execute();
      return id;
    },

    async open(tx, companyId, secretId) {
      const row = await tx
        .selectFrom('secrets')
        .innerJoin('company_keys', 'company_keys.company_id', 'secrets.company_id')
        .select(['secrets.purpose', 'secrets.sealed', 'company_keys.wrapped_key'])
        .where('secrets.company_id', '=', companyId)
        .where('secrets.id', '=', secretId)
        .executeTakeFirst();
      if (row === undefined) throw secretNotFound(companyId, secretId);
      try {
        const key = openBytes(masterKey, row.wrapped_key, keyLabel(companyId));
        return openBytes(key, row.sealed, secretLabel(companyId, secretId, row.purpose));
      } catch (error) {
        throw secretUnreadable(companyId, secretId, error);
      }
    },

    async erase(tx, companyId, secretId) {
      await tx.deleteFrom('secrets').where('company_id', '=', companyId).where('id', '=', secretId).execute();
    },

    derive: (label) => Buffer.from(hkdfSync('sha256', masterKey, '', label, 32)).toString('base64url'),
  };
}

async function dataKeyForWriting(
  tx: Tx,
  masterKey: Uint8Array,
  clock: Clock,
  companyId: string,
): Promise<Uint8Array> {
  await tx
    .insertInto('company_keys')
    .values({
      company_id: companyId,
      wrapped_key: sealBytes(masterKey, newKey(), keyLabel(companyId)),
      created_at: clock.now(),
    })
    .onConflict((conflict) => conflict.column('company_id').doNothing())
    .execute();
  const row = await tx
    .selectFrom('company_keys')
    .select('wrapped_key')
    .where('company_id', '=', companyId)
    .executeTakeFirstOrThrow();
  return openBytes(masterKey, row.wrapped_key, keyLabel(companyId));
}

function keyLabel(companyId: string): string {
  return `skryba/company-key/${companyId}`;
}

function secretLabel(companyId: string, secretId: string, purpose: string): string {
  return `skryba/secret/${companyId}/${secretId}/${purpose}`;
}

function secretNotFound(companyId: string, secretId: string): AppError {
  return new AppError({
    code: 'secret-not-found',
    status: 404,
    message: {
      pl: 'Zapisanych danych dostępowych już nie ma: zostały usunięte.',
      en: 'The stored credentials are gone: they were removed.',
    },
    remedy: { pl: 'Połącz firmę z KSeF jeszcze raz.', en: 'Connect the company with KSeF again.' },
    details: { companyId, secretId },
  });
}

function secretUnreadable(companyId: string, secretId: string, cause: unknown): AppError {
  return new AppError({
    code: 'secret-unreadable',
    status: 500,
    message: {
      pl: 'Zapisanych danych dostępowych nie da się odszyfrować: zmienił się klucz główny albo dane są uszkodzone.',
      en: 'The stored credentials cannot be decrypted: the master key has changed or the data are damaged.',
    },
    remedy: {
      pl: 'Przywróć właściwy klucz główny z kopii albo zapisz dane dostępowe ponownie.',
      en: 'Restore the right master key from its copy, or save the credentials again.',
    },
    details: { companyId, secretId },
    cause,
  });
}
