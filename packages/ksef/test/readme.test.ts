import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { apiReference } from '../scripts/api-reference.ts';
import * as ksef from '../src/index.ts';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

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

it('has an up-to-date API reference in which everything is explained', () => {
  const written = readFileSync(new URL('../docs/api.md', import.meta.url), 'utf8');
  expect(apiReference()).toBe(written);
  for (const name of Object.keys(ksef)) if (name !== 'kod1Link') expect(written).toContain(`### ${name}\n`);
});
