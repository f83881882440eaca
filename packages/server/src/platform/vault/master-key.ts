import { createHash, randomBytes } from 'node:crypto';
import { chmodSync, existsSync, linkSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Kysely, sql } from 'kysely';
import type { Database } from '../database/schema.ts';
import { AppError } from '../errors.ts';

const keyLength = 32;

/**
 * The key that wraps the companies' data keys: from the setting, or from `master.key` in the data folder (mode 0600),
 * which the first start creates. Checked against the database, which knows the key's name but not the key.
 * @param options.setting base64 of 32 bytes, or null
 * @throws AppError `master-key-malformed`, `master-key-missing`, `master-key-wrong`
 */
export async function loadMasterKey(
  db: Kysely<Database>,
  options: { setting: string | null; dataDir: string },
): Promise<Uint8Array> {
  const known = await findMasterKey(db, options);
  if (known !== undefined) {
    await rememberOrCompare(db, known, keyPlace(options));
    return known;
  }
  const key = createMasterKey(keyFile(options.dataDir));
  await rememberOrCompare(db, key, keyPlace(options));
  return key;
}

/** Written whole under a name of its own first: of two first starts at once, the second takes the first one's key. */
function createMasterKey(file: string): Uint8Array {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, `${randomBytes(keyLength).toString('base64')}\n`, { mode: 0o600 });
  try {
    linkSync(draft, file);
  } catch (error) {
    if (!existsSync(file)) throw error;
  } finally {
    rmSync(draft);
  }
  return decode(readFileSync(file, 'utf8'), file);
}

/**
 * The key as it is, without making one; undefined when the first start has still to make it.
 * @throws AppError `master-key-malformed`, `master-key-missing`, `master-key-wrong`
 */
export async function findMasterKey(
  db: Kysely<Database>,
  options: { setting: string | null; dataDir: string },
): Promise<Uint8Array | undefined> {
  const { master_key_id: expected } = await db
    .selectFrom('installation')
    .select('master_key_id')
    .executeTakeFirstOrThrow();
  const key = readMasterKey(options.setting, keyFile(options.dataDir));
  if (key === undefined && expected !== null) throw missing(keyFile(options.dataDir));
  if (key !== undefined && expected !== null && masterKeyId(key) !== expected) throw wrong(keyPlace(options));
  return key;
}

function keyFile(dataDir: string): string {
  return join(dataDir, 'master.key');
}

function keyPlace(options: { setting: string | null; dataDir: string }): string {
  return options.setting === null ? keyFile(options.dataDir) : 'SKRYBA_MASTER_KEY';
}

/** @returns undefined when neither the setting nor the file is there */
function readMasterKey(setting: string | null, file: string): Uint8Array | undefined {
  if (setting !== null) return decode(setting, 'SKRYBA_MASTER_KEY');
  if (!existsSync(file)) return undefined;
  if (process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0) chmodSync(file, 0o600);
  return decode(readFileSync(file, 'utf8'), file);
}

/** The key's name: shows that a key is the same one, and says nothing about it. */
function masterKeyId(key: Uint8Array): string {
  return createHash('sha256').update('skryba/master-key/').update(key).digest('hex').slice(0, 16);
}

/** Writes the key's name down once; of two first starts at the same moment, one finds the other's. */
async function rememberOrCompare(db: Kysely<Database>, key: Uint8Array, where: string): Promise<void> {
  const found = masterKeyId(key);
  const { master_key_id: kept } = await db
    .updateTable('installation')
    .set({ master_key_id: sql<string>`coalesce(master_key_id, ${found})` })
    .returning('master_key_id')
    .executeTakeFirstOrThrow();
  if (kept !== found) throw wrong(where);
}

function decode(text: string, where: string): Uint8Array {
  const key = Buffer.from(text.trim(), 'base64');
  if (key.length !== keyLength) throw malformed(where);
  return key;
}

function malformed(where: string): AppError {
  return new AppError({
    code: 'master-key-malformed',
    status: 500,
    message: {
      pl: `Klucz główny (${where}) nie jest zapisem base64 trzydziestu dwóch bajtów.`,
      en: `The master key (${where}) is not base64 of thirty-two bytes.`,
    },
    remedy: {
      pl: 'Przywróć klucz z kopii. Nowy klucz tworzy się tylko przy pierwszym uruchomieniu.',
      en: 'Restore the key from its copy. A new key is made at the first start only.',
    },
  });
}

function missing(file: string): AppError {
  return new AppError({
    code: 'master-key-missing',
    status: 500,
    message: {
      pl: `Brakuje klucza głównego: nie ma pliku ${file} ani zmiennej SKRYBA_MASTER_KEY, a baza zawiera zaszyfrowane dane.`,
      en: `The master key is missing: there is neither the file ${file} nor SKRYBA_MASTER_KEY, and the database holds encrypted data.`,
    },
    remedy: {
      pl: 'Przywróć plik master.key z kopii albo podaj klucz w SKRYBA_MASTER_KEY.',
      en: 'Restore the file master.key from its copy, or give the key in SKRYBA_MASTER_KEY.',
    },
  });
}

function wrong(where: string): AppError {
  return new AppError({
    code: 'master-key-wrong',
    status: 500,
    message: {
      pl: `Klucz główny (${where}) nie pasuje do tej bazy danych.`,
      en: `The master key (${where}) does not belong to this database.`,
    },
    remedy: {
      pl: 'Podaj klucz, z którym ta baza powstała; jest w kopii zapasowej obok danych.',
      en: 'Give the key that this database was made with; it is in the backup beside the data.',
    },
  });
}
