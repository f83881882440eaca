import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sandbox, Trust } from '../src/index.ts';
import { freshSandbox } from './support/client.ts';

const folder = mkdtempSync(join(tmpdir(), 'sandbox-trust-'));
const javaSource = join(folder, 'Ask.java');
writeFileSync(
  javaSource,
  `import java.net.URI; import java.net.http.*;
   public class Ask { public static void main(String[] args) throws Exception {
     var request = HttpRequest.newBuilder(URI.create(args[0])).build();
     System.out.println(HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.discarding()).statusCode());
   } }`,
);

let sandbox: Sandbox;
let trust: Trust;
beforeAll(async () => {
  sandbox = await freshSandbox({ tls: true, dataDir: join(folder, 'data') });
  if (!sandbox.trust) throw new Error('the sandbox speaks no TLS');
  ({ trust } = sandbox);
});
afterAll(async () => {
  await sandbox.close();
  rmSync(folder, { recursive: true });
});

const isHere = (program: string) => spawnSync(program, ['--version']).error === undefined;
/** Runs a program to its end while the sandbox, in this process, goes on answering. */
async function run(program: string, args: readonly string[], env: Readonly<Record<string, string>>) {
  const child = spawn(program, args, {
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { PATH: process.env['PATH'], ...env },
  });
  let stdout = '';
  child.stdout.on('data', (data) => {
    stdout += String(data);
  });
  const [status] = await once(child, 'close');
  return { status, stdout };
}

/** Programs that print the status of the address that is their last argument. */
const programs = [
  ['node', process.execPath, ['-e', 'fetch(process.argv[1]).then((answer) => console.log(answer.status))']],
  [
    'python',
    'python3',
    ['-c', 'import sys, urllib.request; print(urllib.request.urlopen(sys.argv[1]).status)'],
  ],
  ['java', 'java', [javaSource]],
] as const;

describe('what the sandbox says about trust makes real programs trust it', () => {
  for (const [platform, program, args] of programs) {
    it.skipIf(!isHere(program))(`${platform}, by its variables alone`, { timeout: 120_000 }, async () => {
      const address = `https://localhost:${sandbox.port}/lighthouse/status`;
      if (platform === 'java') {
        const [keytool = '', ...making] = trust.javaTrustStore.split(' ');
        expect((await run(keytool, making, {})).status).toBe(0);
      }
      expect((await run(program, [...args, address], {})).stdout).not.toContain('200');
      expect(await run(program, [...args, address], trust.variables[platform])).toMatchObject({
        status: 0,
        stdout: expect.stringContaining('200'),
      });
    });
  }

  it.skipIf(!isHere('php'))('PHP, by the options for it', async () => {
    const script = 'echo strlen((string) @file_get_contents($argv[1])) > 0 ? 200 : 0;';
    const address = `https://localhost:${sandbox.port}/lighthouse/status`;
    expect((await run('php', ['-r', script, address], {})).stdout).toBe('0');
    expect((await run('php', [...trust.phpOptions.split(' '), '-r', script, address], {})).stdout).toBe(
      '200',
    );
  });
});
