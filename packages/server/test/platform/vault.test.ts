import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../src/platform/clock.ts';
import { withCompany } from '../../src/platform/database/scope.ts';
import { loadMasterKey } from '../../src/platform/vault/master-key.ts';
import { createVault } from '../../src/platform/vault/vault.ts';
import { startTestPlatform, type TestPlatform } from '../support/platform.ts';

const token = Buffer.from('20261123-EC-3A1B2C3D4E-0F1E2D3C4B-5A|nip-1111111111|bardzo-tajny-token');
let test: TestPlatform;
let owner: Client;
let companyId: string;
let otherId: string;

beforeAll(async () => {
  test = await startTestPlatform();
  owner = new Client(test.access.owner);
  await owner.connect();
  const person = await test.addPerson();
  companyId = (await test.addCompany(person.id)).id;
  otherId = (await test.addCompany(person.id)).id;
});

afterAll(async () => {
  await owner.end();
  await test.close();
});

const seal = (bytes: Uint8Array, purpose = 'ksef-token') =>
  withCompany(test.platform, companyId, (tx) => test.platform.vault.seal(tx, companyId, purpose, bytes));
const open = (secretId: string, company = companyId) =>
  withCompany(test.platform, company, (tx) => test.platform.vault.open(tx, company, secretId));

describe('the vault', () => {
  it('opens what it sealed', async () => {
    const id = await seal(token);
    expect(Buffer.from(await open(id))).toEqual(token);
  });

  it('keeps nothing readable in the database, and the same secret never looks the same', async () => {
    const first = await seal(token);
    const second = await seal(token);
    const { rows } = await owner.query<{ sealed: Buffer }>('select sealed from secrets where id = any($1)', [
      [first, second],
    ]);
    const [a, b] = rows.map((row) => row.sealed);
    expect(a?.includes(token)).toBe(false);
    expect(a?.equals(b ?? Buffer.alloc(0))).toBe(false);
  });

  it('does not open the secret of one company in the name of another', async () => {
    const id = await seal(token);
    await expect(open(id, otherId)).rejects.toMatchObject({ code: 'secret-not-found' });
  });

  it('does not open a secret that was moved to another row or purpose', async () => {
    const mine = await seal(token);
    const swapped = await seal(Buffer.from('inne'), 'private-key');
    await owner.query(
      'update secrets set sealed = (select sealed from secrets where id = $1) where id = $2',
      [mine, swapped],
    );
    await expect(open(swapped)).rejects.toMatchObject({ code: 'secret-unreadable' });
  });

  it('notices a single changed bit', async () => {
    const id = await seal(token);
    await owner.query(
      'update secrets set sealed = set_byte(sealed, 40, get_byte(sealed, 40) # 1) where id = $1',
      [id],
    );
    await expect(open(id)).rejects.toMatchObject({ code: 'secret-unreadable' });
  });

  it('opens nothing with another master key', async () => {
    const id = await seal(token);
    const stranger = createVault(randomBytes(32), systemClock);
    const opened = withCompany(test.platform, companyId, (tx) => stranger.open(tx, companyId, id));
    await expect(opened).rejects.toMatchObject({ code: 'secret-unreadable' });
  });

  it('erases a secret for good', async () => {
    const id = await seal(token);
    await withCompany(test.platform, companyId, (tx) => test.platform.vault.erase(tx, companyId, id));
    await expect(open(id)).rejects.toMatchObject({ code: 'secret-not-found' });
    const left = await owner.query('select 1 from secrets where id = $1', [id]);
    expect(left.rowCount).toBe(0);
  });

  it('gives two first secrets at once the same data key', async () => {
    const person = await test.addPerson();
    const { id } = await test.addCompany(person.id);
    const secrets = await Promise.all(
      [1, 2, 3].map((n) =>
        withCompany(test.platform, id, (tx) => test.platform.vault.seal(tx, id, 'ksef-token', Buffer.of(n))),
      ),
    );
    const opened = await Promise.all(secrets.map((secret) => open(secret, id)));
    expect(opened.map(([n]) => n)).toEqual([1, 2, 3]);
  });
});

describe('the master key', () => {
  const folder = mkdtempSync(join(tmpdir(), 'skryba-key-'));
  const file = join(folder, 'master.key');
  const load = (setting: string | null = null) =>
    loadMasterKey(test.platform.db, { setting, dataDir: folder });
  const forget = () => owner.query('update installation set master_key_id = null');
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('is created at the first start, readable by its owner only, and found at the next', async () => {
    await forget();
    const key = await load();
    expect(key).toHaveLength(32);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(await load()).toEqual(key);
  });

  it('says what to do when another key is given', async () => {
    await expect(load(randomBytes(32).toString('base64'))).rejects.toMatchObject({
      code: 'master-key-wrong',
      messages: { en: expect.stringContaining('does not belong to this database') },
      remedy: { en: expect.stringContaining('backup') },
    });
  });

  it('says what is wrong with a key that is none', async () => {
    await expect(load('za-krotki')).rejects.toMatchObject({ code: 'master-key-malformed' });
    writeFileSync(file, 'nonsense');
    await expect(load()).rejects.toMatchObject({ code: 'master-key-malformed' });
  });

  it('is never replaced when it is lost', async () => {
    rmSync(file);
    await expect(load()).rejects.toMatchObject({
      code: 'master-key-missing',
      remedy: { pl: expect.stringContaining('master.key') },
    });
  });
});
