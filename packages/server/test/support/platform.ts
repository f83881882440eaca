import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addCompany } from '../../src/companies/add-company.ts';
import { type Config, loadConfig } from '../../src/config.ts';
import { createSettableClock, type SettableClock } from '../../src/platform/clock.ts';
import type { DatabaseAccess } from '../../src/platform/database/database.ts';
import { createLogger } from '../../src/platform/log.ts';
import { assemblePlatform } from '../../src/platform/open.ts';
import type { Platform } from '../../src/platform/platform.ts';
import type { ImplementedJob } from '../../src/platform/queue/job.ts';
import { createTestDatabase } from './database.ts';

export interface TestPlatform {
  platform: Platform;
  /** The platform's clock: stands still until it is moved. */
  clock: SettableClock;
  /** How the platform reaches its database; `owner` sees everything. */
  access: DatabaseAccess;
  /** A person who may sign in nowhere, but owns companies. */
  addPerson(name?: string): Promise<{ id: string; email: string; name: string }>;
  /** A company of that person, by a NIP with a right check digit. */
  addCompany(userId: string, nip?: string): Promise<{ id: string; nip: string }>;
  close: () => Promise<void>;
}

export interface TestPlatformOptions {
  /** The instant that the clock shows; 2026-11-23 12:00 in Warsaw unless told. */
  now?: Date;
  jobs?: readonly ImplementedJob[];
  /** Whether the jobs run in this process. */
  works?: boolean;
  ksef?: Config['ksef'];
}

/** The real platform on a fresh database. Call `close` in `afterAll`. */
export async function startTestPlatform(options: TestPlatformOptions = {}): Promise<TestPlatform> {
  const log = createLogger(process.env.TEST_LOG_LEVEL ?? 'silent');
  const database = await createTestDatabase(log);
  const dataDir = mkdtempSync(join(tmpdir(), 'skryba-test-'));
  const clock = createSettableClock(options.now ?? new Date('2026-11-23T11:00:00Z'));
  const config: Config = {
    ...loadConfig({ SKRYBA_DATA_DIR: dataDir, SKRYBA_PORT: '0' }),
    vault: { masterKey: randomBytes(32).toString('base64') },
    ksef: options.ksef ?? { addresses: {} },
  };
  const { platform, close } = await assemblePlatform(database.access, {
    config,
    log,
    clock,
    jobs: options.jobs ?? [],
    works: options.works ?? false,
  });
  return {
    platform,
    clock,
    access: database.access,
    addPerson: (name) => addPerson(platform, name),
    addCompany: (userId, nip = makeNip()) => addCompany(platform, userId, { nip }),
    async close() {
      await close();
      await database.drop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

async function addPerson(platform: Platform, name = 'Jan Przykładowy') {
  const person = { id: randomUUID(), name, email: `${randomUUID()}@example.test` };
  const now = platform.clock.now();
  await platform.db
    .insertInto('people')
    .values({ ...person, email_verified: true, image: null, created_at: now, updated_at: now })
    .execute();
  return person;
}

/** A made-up NIP with a right check digit. */
export function makeNip(): string {
  const weights = [6, 5, 7, 2, 3, 4, 5, 6, 7];
  for (;;) {
    const digits = Array.from(randomBytes(9), (byte) => (byte % 9) + 1);
    const check = weights.reduce((sum, weight, i) => sum + weight * (digits[i] ?? 0), 0) % 11;
    if (check < 10) return [...digits, check].join('');
  }
}
