import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client, Pool } from 'pg';
import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createLogger } from '../../src/platform/log.ts';
import { prepareBinaries } from '../../src/platform/postgres/binaries.ts';
import { isServerAlive } from '../../src/platform/postgres/pid-file.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../src/platform/postgres/supervisor.ts';
import { startChild } from '../support/child.ts';

const log = createLogger('silent');
const root = mkdtempSync(join(tmpdir(), 'skryba-postgres-'));
const isRoot = process.getuid?.() === 0;
const hello = z.object({ pid: z.number() });

if (isRoot) chmodSync(root, 0o755);
afterAll(() => rmSync(root, { recursive: true, force: true }));

const start = (dataDir: string, transport?: 'loopback') =>
  startEmbeddedPostgres({ dataDir, log, ...(transport ? { transport } : {}) });

async function ask<T extends object>(server: EmbeddedPostgres, query: string): Promise<T | undefined> {
  const client = new Client({ ...server.address, ...server.owner, database: 'postgres' });
  await client.connect();
  try {
    return (await client.query<T>(query)).rows[0];
  } finally {
    await client.end();
  }
}

async function until(condition: () => boolean, what: string): Promise<void> {
  for (let i = 0; i < 400; i += 1) {
    if (condition()) return;
    await sleep(50);
  }
  throw new Error(`Waited in vain: ${what}`);
}

describe('an embedded PostgreSQL', () => {
  const dataDir = join(root, 'żółty folder');

  it('comes up on an empty folder, unprivileged, and keeps its data over a restart', async () => {
    const first = await start(dataDir);
    await ask(first, 'create table kept as select 42 as answer');
    expect(
      await ask(
        first,
        `select current_setting('fsync') as fsync, current_setting('listen_addresses') as tcp`,
      ),
    ).toEqual({ fsync: 'on', tcp: '' });
    if (isRoot) expect(readFileSync(`/proc/${first.pid()}/status`, 'utf8')).toMatch(/^Uid:\s+65534/m);
    await first.stop();
    expect(isServerAlive(first.pid())).toBe(false);

    const second = await start(dataDir);
    expect(await ask(second, 'select answer from kept')).toEqual({ answer: 42 });
    await second.stop();
  });

  it('sorts Polish words by the Polish alphabet', async () => {
    const server = await start(dataDir);
    const sorted = await ask(
      server,
      `select string_agg(w, ' ' order by w collate "pl-x-icu") as words from unnest(array['zebra','łoś','lis','żuk','ćma','cel']) w`,
    );
    expect(sorted).toEqual({ words: 'cel ćma lis łoś zebra żuk' });
    await server.stop();
  });

  it('lets nobody in without the password', async () => {
    const server = await start(dataDir);
    const stranger = new Client({
      ...server.address,
      user: server.owner.user,
      password: 'zgaduję',
      database: 'postgres',
    });
    await expect(stranger.connect()).rejects.toThrow(/password/);
    await stranger.end();
    expect(lstatSync(join(dataDir, 'database.json')).mode & 0o777).toBe(0o600);
    await server.stop();
  });

  it('is adopted after its parent was killed, with nothing lost', async () => {
    const parent = startChild('hold-database.ts', dataDir);
    const { pid } = hello.parse(await parent.next());
    await parent.kill();
    expect(isServerAlive(pid)).toBe(true);

    const adopted = await start(dataDir);
    expect(adopted.pid()).toBe(pid);
    expect(await ask(adopted, 'select answer from kept')).toEqual({ answer: 42 });
    await adopted.stop();
    expect(isServerAlive(pid)).toBe(false);
  });

  it('is shared by two processes and stopped by the last of them', async () => {
    const [other, mine] = [startChild('hold-database.ts', dataDir), await start(dataDir)];
    expect(hello.parse(await other.next()).pid).toBe(mine.pid());
    const worker = new Pool({
      ...mine.address,
      ...mine.app,
      user: mine.owner.user,
      password: mine.owner.password,
      database: 'postgres',
    });
    await worker.query('select 1');

    other.process.stdin.end();
    await until(() => other.process.exitCode !== null, 'the other process ends');
    expect((await worker.query('select answer from kept')).rows).toEqual([{ answer: 42 }]);
    await worker.end();
    await mine.stop();
    expect(isServerAlive(mine.pid())).toBe(false);
  });

  it('is started again when it is killed, and pools go on', async () => {
    const server = await start(dataDir);
    const pool = new Pool({ ...server.address, ...server.owner, database: 'postgres' });
    pool.on('error', () => {});
    await pool.query('insert into kept values (43)');
    const before = server.pid();
    process.kill(before, 'SIGKILL');
    await until(() => server.pid() !== before, 'a new server');
    expect((await pool.query('select count(*)::int as n from kept')).rows).toEqual([{ n: 2 }]);
    await pool.end();
    await server.stop();
  });

  it('is not misled by a pid file whose number belongs to somebody else by now', async () => {
    const file = join(dataDir, 'postgres/cluster/postmaster.pid');
    writeFileSync(file, `${process.ppid}\n/x\n0\n5432\n/x\n\n\nready\n`);
    const server = await start(dataDir);
    expect(await ask(server, 'select 1 as one')).toEqual({ one: 1 });
    await server.stop();
  });

  it('listens on a free loopback port where there are no sockets', async () => {
    const server = await start(dataDir, 'loopback');
    expect(server.address).toMatchObject({ host: '127.0.0.1' });
    expect(server.address.port).toBeGreaterThan(1023);
    expect(await ask(server, 'select 1 as one')).toEqual({ one: 1 });
    await server.stop();
  });

  it('refuses data of a newer PostgreSQL and leaves them as they are', async () => {
    const file = join(dataDir, 'postgres/cluster/PG_VERSION');
    writeFileSync(file, '19\n');
    await expect(start(dataDir)).rejects.toMatchObject({
      code: 'database-newer',
      messages: { pl: expect.stringContaining('nowsza niż ten program') },
      remedy: { pl: expect.stringContaining('nowszą wersję') },
    });
    writeFileSync(file, '17\n');
    await expect(start(dataDir)).rejects.toMatchObject({ code: 'database-older' });
    writeFileSync(file, '18\n');
  });
});

describe('a data folder', () => {
  it.runIf(isRoot)('that only root can enter works when root starts it', async () => {
    const closed = mkdtempSync(join(root, 'closed-'));
    expect(lstatSync(closed).mode & 0o777).toBe(0o700);
    const server = await start(closed);
    expect(await ask(server, 'select 1 as one')).toEqual({ one: 1 });
    await server.stop();
  });

  it.runIf(isRoot)(
    'under a folder that only root can enter keeps its cluster where the server can',
    async () => {
      const home = mkdtempSync(join(root, 'home-'));
      const dataDir = join(home, 'data');
      const server = await start(dataDir);
      expect(await ask(server, 'select 1 as one')).toEqual({ one: 1 });
      await server.stop();
      const { home: cluster } = z
        .object({ home: z.string() })
        .parse(JSON.parse(readFileSync(join(dataDir, 'database.json'), 'utf8')));
      expect(cluster.startsWith(home)).toBe(false);
      expect(lstatSync(home).mode & 0o777).toBe(0o700);
      rmSync(cluster, { recursive: true });
    },
  );

  it('that cannot be written to is refused with what to do', async () => {
    const file = join(root, 'a-file');
    writeFileSync(file, '');
    await expect(start(join(file, 'data'))).rejects.toMatchObject({
      code: 'data-folder',
      messages: { pl: expect.stringContaining('Nie można zapisywać') },
      remedy: { pl: expect.stringContaining('SKRYBA_DATA_DIR') },
    });
  });

  it.skipIf(isRoot)('that is closed to us is refused', async () => {
    const closed = join(root, 'not-mine');
    mkdirSync(closed, { mode: 0o500 });
    await expect(start(closed)).rejects.toMatchObject({ code: 'data-folder' });
    chmodSync(closed, 0o700);
  });
});

describe('the binaries', () => {
  it('get the library links that install scripts would have made', () => {
    const fake = join(root, 'package');
    mkdirSync(join(fake, 'native/lib'), { recursive: true });
    writeFileSync(join(fake, 'native/lib/libx.so.1.2'), '');
    writeFileSync(
      join(fake, 'native/pg-symlinks.json'),
      JSON.stringify([{ source: 'native/lib/libx.so.1.2', target: 'native/lib/libx.so.1' }]),
    );
    const binaries = prepareBinaries({}, root, fake);
    expect(existsSync(join(fake, 'native/lib/libx.so.1'))).toBe(true);
    expect(dirname(binaries.postgres)).toBe(join(fake, 'native/bin'));
  });

  it.runIf(isRoot)('are copied, links and all, from a checkout that the server cannot enter', () => {
    const closed = join(root, 'closed-checkout');
    cpSync(join(root, 'package'), join(closed, 'package'), { recursive: true, verbatimSymlinks: true });
    rmSync(join(closed, 'package/native/lib/libx.so.1'));
    mkdirSync(join(closed, 'package/native/bin'));
    writeFileSync(join(closed, 'package/native/bin/postgres'), 'x', { mode: 0o755 });
    writeFileSync(join(closed, 'package/package.json'), '{"version":"18.0.0"}');
    chmodSync(closed, 0o700);
    const target = mkdtempSync(join(root, 'copies-'));
    const binaries = prepareBinaries({ uid: 65_534, gid: 65_534 }, target, join(closed, 'package'));
    expect(binaries.postgres).toBe(join(target, 'postgres-18.0.0/native/bin/postgres'));
    expect(existsSync(join(target, 'postgres-18.0.0/native/lib/libx.so.1'))).toBe(true);
  });
});
