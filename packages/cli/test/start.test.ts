import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'skryba-start-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const skryba = (...args: string[]) =>
  spawn(process.execPath, [join(import.meta.dirname, '../bin/skryba.js'), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, DATABASE_URL: '' },
  });

async function firstResult(
  child: ChildProcess,
): Promise<{ url: string; sandboxUrl: string; dataDir: string }> {
  const [data] = await once(child.stdout ?? child, 'data');
  return JSON.parse(String(data));
}

async function stop(child: ChildProcess): Promise<unknown> {
  child.kill('SIGTERM');
  const [code] = await once(child, 'exit');
  return code;
}

test(
  'start runs everything, is ready where it says, stops cleanly, and finds its data again',
  {
    timeout: 120_000,
  },
  async () => {
    const args = ['start', '--data', join(folder, 'data'), '--port', '0', '--sandbox-port', '0', '--json'];
    const first = skryba(...args);
    const { url, sandboxUrl, dataDir } = await firstResult(first);
    expect(dataDir).toBe(join(folder, 'data'));
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    expect((await fetch(sandboxUrl)).status).toBe(200);
    const setUp = await fetch(`${url}/api/setup`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: url },
      body: JSON.stringify({ email: 'wlasciciel@example.com', password: 'dziesięć-znaków' }),
    });
    expect(setUp.status).toBe(201);
    expect(await stop(first)).toBe(0);

    const second = skryba(...args);
    const again = await firstResult(second);
    expect(await (await fetch(`${again.url}/api/setup`)).json()).toMatchObject({ needed: false });
    expect(await stop(second)).toBe(0);
  },
);
