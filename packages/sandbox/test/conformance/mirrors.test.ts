import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { statesOf } from './mirror.ts';
import { coreClasses } from './mirrors-core.ts';
import { permissionClasses } from './mirrors-permissions.ts';

const classes = [...coreClasses, ...permissionClasses];
const states = statesOf(classes);

/** The public tests that the scenarios in this folder name. */
function namedByScenarios(): Set<string> {
  const files = readdirSync(import.meta.dirname).filter(
    (name) => name.endsWith('.test.ts') && name !== 'mirrors.test.ts',
  );
  const texts = files.map((name) => readFileSync(join(import.meta.dirname, name), 'utf8'));
  return new Set(
    texts.flatMap((text) => [...text.matchAll(/'((?:C#|Java) \w+\.\w+)'/g)].map(([, name]) => name ?? '')),
  );
}

describe('the table of the official suites', () => {
  it('names each public test once', () => {
    const all = classes.flatMap(({ tests }) => Object.keys(tests));
    expect(all).toHaveLength(states.size);
  });

  it('has a scenario for every test that holds, and none for the others', () => {
    const holding = [...states].filter(([, state]) => state === 'holds').map(([name]) => name);
    expect([...namedByScenarios()].toSorted()).toEqual(holding.toSorted());
  });

  it('says why for every test that does not hold', () => {
    const reasons = [...states.values()].filter((state) => state !== 'holds');
    expect(reasons.every(({ differs }) => differs.length > 20)).toBe(true);
  });
});
