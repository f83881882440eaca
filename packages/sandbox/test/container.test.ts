import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { freshSandbox } from './support/client.ts';

const folder = join(import.meta.dirname, '..');
const recipe = readFileSync(join(folder, 'Containerfile'), 'utf8');
const Words = z.array(z.string());
/** The words of an instruction in its JSON form. */
const wordsOf = (instruction: RegExp) => Words.parse(JSON.parse(instruction.exec(recipe)?.[1] ?? ''));

async function exitCode([program = '', ...args]: string[]): Promise<unknown> {
  expect(program).toBe('node');
  const [code] = await once(spawn(process.execPath, args, { stdio: 'ignore' }), 'exit');
  return code;
}

it('the container is healthy exactly while the sandbox in it answers', async () => {
  const sandbox = await freshSandbox({ tls: true });
  const check = wordsOf(/^HEALTHCHECK [\s\S]*?CMD (\[.*\])$/m).map((word) =>
    word.replace(':8280/', `:${sandbox.port}/`),
  );
  expect(await exitCode(check)).toBe(0);
  await sandbox.close();
  expect(await exitCode(check)).toBe(1);
});

it('the container gets what the lock file says and nothing else', () => {
  const installs = recipe.match(/^(?:RUN|.*&&) .*npm (?:install|i|add|ci|update)\b.*$/gm) ?? [];
  expect(installs.length).toBeGreaterThan(0);
  for (const line of installs) expect(line).toMatch(/npm ci --ignore-scripts /);
  const last = recipe.slice(recipe.lastIndexOf('\nFROM '));
  expect(last).not.toMatch(/npm/);
});

it('the container starts what the package names as its command, for everybody and not as root', () => {
  const { name, bin } = z
    .object({ name: z.string(), bin: z.record(z.string(), z.string()) })
    .parse(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')));
  const compiled = Object.values(bin)[0]
    ?.replace(/^\.\/src\//, '')
    .replace(/\.ts$/, '.js');
  const [program, file, ...options] = wordsOf(/^ENTRYPOINT (\[.*\])$/m);
  expect([program, file]).toEqual(['node', `/app/node_modules/${name}/${compiled}`]);
  expect(options).toEqual(['--host', '0.0.0.0', '--port', '8280']);
  expect(recipe.lastIndexOf('\nUSER node\n')).toBeGreaterThan(recipe.lastIndexOf('\nFROM '));
});
