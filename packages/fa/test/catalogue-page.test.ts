import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { renderCatalogue } from '../scripts/render-catalogue.ts';

it('docs/fa.md is what its script writes today (node packages/fa/scripts/write-catalogue.ts)', () => {
  const page = readFileSync(join(import.meta.dirname, '../../../docs/fa.md'), 'utf8');
  expect(page).toBe(renderCatalogue());
});
