#!/usr/bin/env node
// Plain JavaScript: an old Node must be able to read this far and say what is wrong.
import module from 'node:module';
import { fileURLToPath } from 'node:url';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 18)) {
  console.error(
    `Skryba needs Node 22.18 or newer; this is ${process.versions.node}. ` +
      'In a checkout run `npm start`, which brings the right Node along.',
  );
  process.exit(1);
}
// Compiled code is kept beside the installed packages: starting again takes half the time.
module.enableCompileCache(fileURLToPath(new URL('../../../node_modules/.cache/node', import.meta.url)));
await import('../src/main.ts');
