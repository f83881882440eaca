// `npm run bench -- <name> [--json]`: runs bench/<name>.ts; without a name it lists what there is.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root, runNode } from './steps.ts';

const [name, ...args] = process.argv.slice(2);
const names = readdirSync(join(root, 'bench'))
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.slice(0, -'.ts'.length));
if (!name || !names.includes(name)) {
  console.error(`${name ? `There is no measurement "${name}". ` : ''}Run: npm run bench -- <name> [--json]`);
  console.error(`Measurements: ${names.join(', ') || 'none yet'}.`);
  process.exitCode = name ? 2 : 0;
} else if (!runNode([`bench/${name}.ts`, ...args])) {
  process.exitCode = 1;
}
