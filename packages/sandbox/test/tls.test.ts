import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { connect as connectPlain } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect as connectTls } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sandbox } from '../src/index.ts';
import { freshSandbox } from './support/client.ts';
import { callHere } from './support/secure-call.ts';

const folder = mkdtempSync(join(tmpdir(), 'sandbox-tls-'));
afterAll(() => rmSync(folder, { recursive: true }));

const trustOf = ({ trust }: Sandbox) => {
  if (!trust) throw new Error('the sandbox speaks no TLS');
  return { ...trust, ca: readFileSync(trust.file, 'utf8') };
};

describe('given TLS', () => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await freshSandbox({ tls: true, tlsNames: ['ksef-sandbox.internal'] });
  });
  afterAll(() => sandbox.close());

  it('answers over HTTPS to whoever trusts its authority', async () => {
    const { ca } = trustOf(sandbox);
    expect(sandbox.url).toBe(`https://127.0.0.1:${sandbox.port}`);
    expect(sandbox.addresses.api).toBe(`${sandbox.url}/v2`);
    const { status, text } = await callHere(`${sandbox.addresses.api}/auth/challenge`, {
      method: 'POST',
      ca,
    });
    expect(status).toBe(200);
    expect(JSON.parse(text)).toHaveProperty('challenge');
  });

  it('is refused by whoever does not', async () => {
    await expect(callHere(`${sandbox.url}/v2/auth/challenge`, { method: 'POST' })).rejects.toThrow(
      /certificate/,
    );
  });

  it.each(['localhost', '127.0.0.1', '[::1]', 'api-test.ksef.mf.gov.pl', 'qr.ksef.mf.gov.pl'])(
    'shows a certificate for %s that clients of every kind take',
    async (name) => {
      const { ca } = trustOf(sandbox);
      const servername = name.replace(/[[\]]/g, '');
      const socket = connectTls({ port: sandbox.port, host: '127.0.0.1', ca, rejectUnauthorized: false });
      await once(socket, 'secureConnect');
      const shown = socket.getPeerX509Certificate();
      socket.destroy();
      const authority = new X509Certificate(ca);
      expect(shown?.verify(authority.publicKey)).toBe(true);
      const isFor = servername.includes(':') || /^\d/.test(servername) ? 'checkIP' : 'checkHost';
      expect(shown?.[isFor](servername)).toBe(servername);
      expect(shown?.ca).toBe(false);
      expect(authority.ca).toBe(true);
      const days = (Date.parse(shown?.validTo ?? '') - Date.parse(shown?.validFrom ?? '')) / 86_400_000;
      expect(days).toBeLessThan(398);
    },
  );

  it('certifies the names that it is given', async () => {
    const { ca } = trustOf(sandbox);
    const answer = await callHere(`https://ksef-sandbox.internal:${sandbox.port}/lighthouse/status`, { ca });
    expect(answer.status).toBe(200);
  });

  it('answers plain HTTP on the same port, and hands out its authority there', async () => {
    const plain = `http://127.0.0.1:${sandbox.port}`;
    const { file, url } = trustOf(sandbox);
    expect((await fetch(`${plain}/lighthouse/status`)).status).toBe(200);
    expect(url).toBe(`${plain}/_sandbox/ca.pem`);
    expect(await (await fetch(url)).text()).toBe(readFileSync(file, 'utf8'));
  });

  it('outlives connections that are neither, or that leave before they say anything', async () => {
    for (const start of ['\x16\x03\x01\x00\x05hello', '\x00\x00', 'SSH-2.0-x\r\n', '']) {
      const socket = connectPlain(sandbox.port, '127.0.0.1');
      await once(socket, 'connect');
      socket.on('error', () => undefined).resume();
      socket.write(start, 'latin1');
      if (start === '') socket.resetAndDestroy();
      else socket.end();
      await once(socket, 'close');
    }
    expect((await callHere(`${sandbox.url}/lighthouse/status`, trustOf(sandbox))).status).toBe(200);
  });
});

it('closes while clients hold connections, and leaves nothing behind', async () => {
  const sandbox = await freshSandbox({ tls: true });
  const { file, ca } = trustOf(sandbox);
  const quiet = connectPlain(sandbox.port, '127.0.0.1');
  const secure = connectTls({ port: sandbox.port, host: '127.0.0.1', ca });
  await Promise.all([once(quiet, 'connect'), once(secure, 'secureConnect')]);
  const left = Promise.all([once(quiet, 'close'), once(secure, 'close')]);
  await sandbox.close();
  await left;
  expect(existsSync(file)).toBe(false);
});

it('keeps one authority in the data folder, over restarts and resets', async () => {
  const dataDir = join(folder, 'kept');
  const first = await freshSandbox({ tls: true, dataDir });
  const { file, ca } = trustOf(first);
  expect(file).toBe(join(dataDir, 'ca.pem'));
  await callHere(`${first.url}/_sandbox/reset`, { method: 'POST', ca });
  await first.close();
  const second = await freshSandbox({ tls: true, dataDir });
  expect(trustOf(second).ca).toBe(ca);
  expect((await callHere(`${second.url}/lighthouse/status`, { ca })).status).toBe(200);
  await second.close();
});
