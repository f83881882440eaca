import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { diagnose, loadConfig, startServer } from '../src/index.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'skryba-start-'));
const config = (more: Record<string, string> = {}) =>
  loadConfig({ SKRYBA_DATA_DIR: dataDir, SKRYBA_PORT: '0', SKRYBA_LOG_LEVEL: 'silent', ...more });
const everything = { http: true, worker: true };

afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

describe('an installation', () => {
  it('starts on an empty folder, answers, and stops without leaving anything running', async () => {
    const server = await startServer(config(), everything);
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
    expect(await (await fetch(`${server.url}/api/setup`)).json()).toMatchObject({ needed: true });
    expect(readdirSync(dataDir).toSorted()).toEqual([
      'database.json',
      'master.key',
      'postgres',
      'postgres.log',
    ]);
    await Promise.all([server.close(), server.close()]);
    await expect(fetch(`${server.url}/healthz`)).rejects.toThrow();
    expect(readdirSync(join(dataDir, 'postgres/cluster'))).not.toContain('postmaster.pid');
  });

  it('has one owner when two set it up at the same moment', async () => {
    const server = await startServer(config(), everything);
    const setUp = (email: string) =>
      fetch(`${server.url}/api/setup`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ email, password: 'bardzo-tajne-haslo' }),
      });
    const answers = await Promise.all([setUp('a@example.test'), setUp('b@example.test')]);
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409]);
    await server.close();
  });

  it('runs as several processes on one folder, each with its part', async () => {
    const [serving, working] = await Promise.all([
      startServer(config(), { http: true, worker: false }),
      startServer(config(), { http: false, worker: true }),
    ]);
    expect(working.url).toBe('');
    await working.close();
    expect((await fetch(`${serving.url}/readyz`)).status).toBe(200);
    await serving.close();
    expect(readdirSync(join(dataDir, 'postgres/cluster'))).not.toContain('postmaster.pid');
  });

  it('says that the port is taken, and does not leave the database running', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const address = other.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    await expect(startServer(config({ SKRYBA_PORT: `${port}` }), everything)).rejects.toMatchObject({
      code: 'EADDRINUSE',
    });
    expect(readdirSync(join(dataDir, 'postgres/cluster'))).not.toContain('postmaster.pid');
    await new Promise((resolve) => other.close(resolve));
  });

  it('is found healthy by the doctor, running or not', async () => {
    const asleep = await diagnose(config());
    expect(asleep.map(({ id, state }) => `${id} ${state}`)).toEqual([
      'data-folder ok',
      'database ok',
      'vault-key ok',
    ]);
    const server = await startServer(config(), everything);
    expect((await diagnose(config())).every(({ state }) => state === 'ok')).toBe(true);
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
    await server.close();
  });

  it('does not start with another master key, and the doctor says why', async () => {
    const wrong = config({ SKRYBA_MASTER_KEY: Buffer.alloc(32, 7).toString('base64') });
    await expect(startServer(wrong, everything)).rejects.toMatchObject({ code: 'master-key-wrong' });
    expect((await diagnose(wrong)).at(-1)).toMatchObject({
      id: 'vault-key',
      state: 'failed',
      remedy: { pl: expect.stringContaining('kopii zapasowej') },
    });
    expect(readFileSync(join(dataDir, 'master.key'), 'utf8')).toMatch(/^[\w+/]{43}=\n$/);
  });
});
