// Writes docs/fa.md from the data of the rules: `node packages/fa/scripts/write-catalogue.ts`.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderCatalogue } from './render-catalogue.ts';

writeFileSync(join(import.meta.dirname, '../../../docs/fa.md'), renderCatalogue());
console.log('docs/fa.md');
