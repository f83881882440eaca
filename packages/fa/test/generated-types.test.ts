import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { generatedFiles } from '../scripts/generated-files.ts';

describe('types generated from the schema', () => {
  it.each(Object.entries(generatedFiles))('%s is what the generator writes today', (path, render) => {
    expect(readFileSync(join(import.meta.dirname, '..', path), 'utf8')).toBe(render());
  });
});
