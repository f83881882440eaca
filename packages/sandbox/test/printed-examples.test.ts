// What the documentation prints for a client of others, run as it is printed.
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Sandbox } from '../src/index.ts';
import { freshSandbox } from './support/client.ts';

const root = join(import.meta.dirname, '../../..');
const page = readFileSync(join(root, 'docs/sandbox-clients.md'), 'utf8');
const PRINTED = 'http://127.0.0.1:8280';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await freshSandbox();
});
afterAll(() => sandbox.close());

/** The example in TypeScript, with the address of this sandbox; nothing else is changed. */
function example(): string {
  const [, code] = /```ts\n(.*?)```/s.exec(page) ?? [];
  expect(code).toContain(PRINTED);
  return code!.replaceAll(PRINTED, sandbox.url);
}

/** Log-ins that ended with access, as the sandbox recorded them. */
const logIns = () => sandbox.calls.count({ operation: 'POST /auth/token/redeem' });

it('TypeScript: ksef-client-ts logs in by the printed lines', async () => {
  const before = logIns();
  const args = ['--input-type=module-typescript', '--eval', example()];
  await promisify(execFile)(process.execPath, args, { cwd: root });
  expect(logIns()).toBe(before + 1);
});
