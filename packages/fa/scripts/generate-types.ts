// Writes the TypeScript types of the documents from the schema data: `node packages/fa/scripts/generate-types.ts`.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generatedFiles } from './generated-files.ts';

for (const [path, render] of Object.entries(generatedFiles)) {
  writeFileSync(join(import.meta.dirname, '..', path), render());
  console.log(path);
}
