import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { startSandbox } from '@skryba/sandbox';
import { expect, it } from 'vitest';
import { apiReference } from '../../scripts/api-reference.ts';
import * as ksef from '../../src/index.ts';
import { invoiceXml, today } from '../support/invoice.ts';

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');

it('names only functions that exist, and shows a first invoice in fifteen lines', () => {
  const table = readme.slice(readme.indexOf('## Which function'), readme.indexOf('## Errors'));
  const named = [...table.matchAll(/`([a-z]\w+)`/g)]
    .map(([, name]) => name)
    .filter((name) => name !== 'session.state');
  expect(named.length).toBeGreaterThan(20);
  expect(Object.keys(ksef)).toEqual(expect.arrayContaining(named));
  const example = /```ts\n([\s\S]+?)```/.exec(readme)![1]!;
  expect(example.split('\n').filter((line) => line.trim()).length).toBeLessThanOrEqual(15);
  const imported = /import \{ (.+?) \} from '@skryba\/ksef'/.exec(example)![1]!.split(', ');
  expect(Object.keys(ksef)).toEqual(expect.arrayContaining(imported));
});

it('sends the first invoice exactly as it is written', async () => {
  const sandbox = await startSandbox({ port: 0, processingDelayMs: 0 });
  // Inside the package, so that its own name is found.
  const folder = mkdtempSync(fileURLToPath(new URL('first-invoice-', import.meta.url)));
  try {
    const [, example = ''] = /```ts\n([\s\S]+?)```/.exec(readme) ?? [];
    writeFileSync(join(folder, 'first-invoice.ts'), example);
    const xml = invoiceXml({ seller: '1111111111', buyer: '2222222222', number: 'README/1', date: today() });
    writeFileSync(join(folder, 'invoice.xml'), xml);
    const redirect = fileURLToPath(new URL('to-sandbox.ts', import.meta.url));
    const { token } = sandbox.issueToken({ nip: '1111111111' });
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['--import', redirect, 'first-invoice.ts'],
      {
        cwd: folder,
        env: { ...process.env, KSEF_TOKEN: token, SANDBOX_URL: sandbox.url },
      },
    );
    const [, number = ''] = /^KSeF number: (\S+)$/m.exec(stdout) ?? [];
    expect(number).toMatch(/^1111111111-\d{8}-[0-9A-F]{12}-[0-9A-F]{2}$/);
    expect(readFileSync(join(folder, 'upo.xml'), 'utf8')).toContain(number);
  } finally {
    rmSync(folder, { recursive: true, force: true });
    await sandbox.close();
  }
});

it('has an up-to-date API reference in which everything is explained', () => {
  const written = readFileSync(new URL('../../docs/api.md', import.meta.url), 'utf8');
  expect(apiReference()).toBe(written);
  expect(written).not.toContain('*/\nexport ');
  for (const name of Object.keys(ksef)) if (name !== 'kod1Link') expect(written).toContain(`### ${name}\n`);
});
