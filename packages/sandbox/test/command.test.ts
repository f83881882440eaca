import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, describe, expect, it } from 'vitest';
import { commandOptions, startByCommand } from '../src/command/index.ts';
import {
  clientOf,
  logIn,
  logInAsOwner,
  openSession,
  SELLER,
  send,
  startXadesLogIn,
} from './support/client.ts';
import { invoiceXml } from './support/invoice.ts';
import { callHere } from './support/secure-call.ts';

const main = join(import.meta.dirname, '../src/command/main.ts');
const folder = mkdtempSync(join(tmpdir(), 'sandbox-command-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('the command of the package', () => {
  it('prints one line of JSON when it is ready, answers there, and stops cleanly', async () => {
    const child = spawn(process.execPath, [main, '--port', '0', '--as', 'test', '--json'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const lines: string[] = [];
    const output = createInterface({ input: child.stdout }).on('line', (line) => lines.push(line));
    await once(output, 'line');
    const ready = JSON.parse(lines[0] ?? '');
    expect(Object.keys(ready)).toEqual(
      expect.arrayContaining(['url', 'api', 'portal', 'qr', 'lighthouse', 'control', 'ca', 'hosts']),
    );
    const ca = await callHere(ready.ca.url);
    const keys = await callHere(`${ready.api}/security/public-key-certificates`, { ca: ca.text });
    expect(keys.status).toBe(200);

    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([0, null]);
    expect(lines).toHaveLength(1);
  });

  it.each([[], ['--tls']])('prints a line that gets a token, over plain HTTP: %j', async (...more) => {
    const args = [main, '--port', '0', '--lang', 'en', ...more];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    let printed = '';
    for await (const part of child.stdout.setEncoding('utf8')) {
      printed += part;
      if (/tokens\n/.test(printed)) break;
    }
    const [, body, address] = /^A token to try: +curl --json '(.*)' (\S+)$/m.exec(printed) ?? [];
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(address ?? '', { method: 'POST', headers, body: body ?? '' });
    expect(await answer.json()).toMatchObject({ token: expect.stringContaining('nip-1111111111') });
    child.kill('SIGINT');
    expect(await once(child, 'exit')).toEqual([0, null]);
  });

  it('ends by a signal that comes while it starts: as process 1 of a container nothing else would end it', async () => {
    const data = join(folder, 'early');
    const child = spawn(process.execPath, [main, '--port', '0', '--data', data], { stdio: 'ignore' });
    await expect.poll(() => existsSync(join(data, 'lock')), { interval: 2, timeout: 10_000 }).toBe(true);
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([0, null]);
  });

  it.each([
    ['pl', 'folder, w którym stan przetrwa restart'],
    ['en', 'folder that keeps the state over restarts'],
  ])('shows every option in its help (%s)', (lang, text) => {
    const { stdout, status } = spawnSync(process.execPath, [main, '--help', '--lang', lang], {
      encoding: 'utf8',
    });
    expect(status).toBe(0);
    for (const name of Object.keys(commandOptions)) expect(stdout).toContain(`--${name} `);
    expect(stdout).toContain(text);
  });

  it('keeps compiled code beside the installed packages, so that it starts quicker the next time', () => {
    const { NODE_COMPILE_CACHE: _given, ...env } = process.env;
    const { stderr } = spawnSync(process.execPath, [main, '--help'], {
      encoding: 'utf8',
      env: { ...env, NODE_DEBUG_NATIVE: 'COMPILE_CACHE' },
    });
    const cache = join(import.meta.dirname, '../../../node_modules/.cache/node');
    expect(stderr).toContain(cache);
    expect(stderr).toMatch(/run-command\.ts/);
  });

  it('loads the portal with its first page only, so that programs do not wait for it', async () => {
    const { NODE_COMPILE_CACHE: _given, ...env } = process.env;
    const child = spawn(process.execPath, [main, '--port', '0', '--json'], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...env, NODE_DEBUG_NATIVE: 'COMPILE_CACHE' },
    });
    let loaded = '';
    child.stderr.on('data', (text: Buffer) => (loaded += text.toString()));
    const [line] = await once(createInterface({ input: child.stdout }), 'line');
    const { api, portal } = JSON.parse(String(line));
    expect((await fetch(`${api}/auth/challenge`, { method: 'POST' })).status).toBe(200);
    expect(loaded).toContain('auth/routes.ts');
    expect(loaded).not.toContain('portal/plugin.ts');
    expect(await (await fetch(portal)).text()).toContain('Zaloguj');
    await expect.poll(() => loaded).toContain('portal/plugin.ts');
    child.kill('SIGTERM');
    await once(child, 'exit');
  });

  it('says which option it does not know, in the language asked for', () => {
    const { stderr, status } = spawnSync(process.execPath, [main, '--prot', '1', '--lang=pl'], {
      encoding: 'utf8',
    });
    expect(status).toBe(2);
    expect(stderr).toContain('Nie rozumiem opcji');
    expect(stderr).toContain('--prot');
  });
});

describe('a value that makes no sense', () => {
  it('ends the command with 2, a sentence and an example', () => {
    const { stderr, status } = spawnSync(process.execPath, [main, '--upo-page-size', '0', '--lang', 'pl'], {
      encoding: 'utf8',
    });
    expect(status).toBe(2);
    expect(stderr).toBe('--upo-page-size: nie rozumiem „0”.\nPodaj na przykład --upo-page-size 100.\n');
  });
});

describe('options', () => {
  it('reach the sandbox', async () => {
    const sandbox = await startByCommand({
      port: '0',
      delay: '0',
      clock: '2027-01-01T08:00:00+01:00',
      seed: 'same',
      'rate-limits': 'production',
      'tls-names': 'ksef-sandbox, 10.0.0.7',
    });
    const { trust, addresses, clock } = sandbox;
    expect(new Date(clock.now()).toISOString()).toMatch(/^2027-01-01T07:/);
    const ca = (await callHere(`http://127.0.0.1:${sandbox.port}/_sandbox/ca.pem`)).text;
    const named = addresses.api.replace('127.0.0.1', 'ksef-sandbox');
    expect((await callHere(`${named}/auth/challenge`, { method: 'POST', ca })).status).toBe(200);
    const client = clientOf({ url: `http://127.0.0.1:${sandbox.port}` });
    const { access } = await logIn(client, SELLER);
    const list = async () => (await client.call('GET', '/sessions', { bearer: access })).status;
    const statuses = [];
    for (let call = 0; call < 11; call += 1) statuses.push(await list());
    expect(statuses).toContain(429);
    expect(trust?.hosts).toEqual([]);
    await sandbox.close();
  });

  it('bound the record of calls and the pages of UPO', async () => {
    const sandbox = await startByCommand({
      port: '0',
      delay: '0',
      'record-calls': '2',
      'record-bytes': '900000',
      'upo-page-size': '1',
    });
    const client = clientOf({ url: `http://127.0.0.1:${sandbox.port}` });
    const { access } = await logInAsOwner(client, SELLER);
    const session = await openSession(client, access);
    for (const number of ['C/1', 'C/2']) await send(client, access, session, invoiceXml({ number }));
    await client.call('POST', `/sessions/online/${session.reference}/close`, { bearer: access });
    const { json } = await client.call('GET', `/sessions/${session.reference}`, { bearer: access });
    expect(json.upo.pages).toHaveLength(2);
    expect(sandbox.calls.count()).toBe(2);
    expect(sandbox.calls.lastId).toBeGreaterThan(2);
    await sandbox.close();
  });

  it('keep no calls when told so', async () => {
    const sandbox = await startByCommand({ port: '0', 'record-calls': '0' });
    await fetch(`http://127.0.0.1:${sandbox.port}/v2/auth/challenge`, { method: 'POST' });
    expect(sandbox.calls.lastId).toBe(1);
    expect(sandbox.calls.count()).toBe(0);
    await sandbox.close();
  });

  it('take processing times as on KSeF', async () => {
    const sandbox = await startByCommand({ port: '0', delay: 'realistic' });
    const client = clientOf({ url: `http://127.0.0.1:${sandbox.port}` });
    const { json } = await startXadesLogIn(client, SELLER, 'seal');
    const path = `/auth/${json.referenceNumber}`;
    const { status } = (await client.call('GET', path, { bearer: json.authenticationToken.token })).json;
    expect(status.code).toBe(100);
    await sandbox.close();
  });

  it.each([
    ['port', 'osiem'],
    ['port', '65536'],
    ['port', '-1'],
    ['host', 'http://x'],
    ['delay', '1.5'],
    ['seed', ''],
    ['clock', 'jutro'],
    ['clock', '2027-01-01'],
    ['tls-names', 'a,,b'],
    ['upo-page-size', '0'],
    ['upo-page-size', '10001'],
    ['record-calls', 'wszystkie'],
    ['record-calls', '1000001'],
    ['record-bytes', '1e6'],
  ])('--%s %s is refused with an example', async (name, value) => {
    await expect(startByCommand({ [name]: value })).rejects.toMatchObject({
      exitCode: 2,
      messages: { en: `--${name}: "${value}" is not understood.` },
      remedy: { pl: expect.stringMatching(`^Podaj na przykład --${name} \\S+\\.$`) },
    });
  });

  it.each([
    ['as', 'prod', 'test, demo, production'],
    ['contract', '2.9.0', '2.8.1, 2.7.0'],
    ['rate-limits', 'low', 'off, production, test-x10'],
    ['trust', 'me', 'anybody, own-authorities'],
  ])('--%s %s is refused with what it takes', async (name, value, choices) => {
    await expect(startByCommand({ [name]: value })).rejects.toMatchObject({
      exitCode: 2,
      remedy: { pl: `Możliwe wartości: ${choices}.`, en: `It takes one of: ${choices}.` },
    });
  });

  it('a port in use is named, with what to do', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const address = other.address();
    const port = typeof address === 'object' && address ? String(address.port) : '';
    for (const tls of [false, true]) {
      await expect(startByCommand({ port, tls })).rejects.toMatchObject({
        exitCode: 1,
        messages: { pl: `Port ${port} jest zajęty przez inny program.` },
      });
    }
    other.close();
  });

  it('a data folder in which another sandbox works is named, with what to do', async () => {
    const data = join(folder, 'shared');
    const first = await startByCommand({ port: '0', data, contract: '2.7.0' });
    await expect(startByCommand({ port: '0', data })).rejects.toMatchObject({
      exitCode: 1,
      messages: { pl: `W folderze danych ${data} pracuje już inna piaskownica.` },
      remedy: { en: expect.stringContaining('--data FOLDER') },
    });
    await first.close();
  });

  it('an address of another machine is named, with what to do', async () => {
    await expect(startByCommand({ port: '0', host: '192.0.2.1' })).rejects.toMatchObject({
      messages: { en: expect.stringContaining('no address 192.0.2.1') },
    });
  });

  it('a data folder that cannot be used is named, with what to do', async () => {
    const file = join(folder, 'file');
    writeFileSync(file, '');
    await expect(startByCommand({ port: '0', data: join(file, 'data') })).rejects.toMatchObject({
      messages: { en: expect.stringMatching(/The data folder .*data cannot be written to \(ENOTDIR\)/) },
    });
  });

  it.runIf(existsSync('/proc'))('so is one that is there but takes no files', async () => {
    await expect(startByCommand({ port: '0', data: '/proc' })).rejects.toMatchObject({
      exitCode: 1,
      messages: { en: expect.stringMatching(/^The data folder \/proc cannot be written to \(E[A-Z]+\)\.$/) },
    });
  });

  it('a damaged journal is named with its line, and with what to do', async () => {
    const data = join(folder, 'damaged');
    mkdirSync(data);
    writeFileSync(join(data, 'journal.jsonl'), '{"collection":\n{}\n');
    await expect(startByCommand({ port: '0', data })).rejects.toMatchObject({
      exitCode: 1,
      messages: { en: `The journal of the sandbox is damaged: ${join(data, 'journal.jsonl')}:1.` },
      remedy: { pl: expect.stringContaining('--data FOLDER') },
    });
  });
});
