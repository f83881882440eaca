#!/usr/bin/env node
// Plain JavaScript: an old Node must be able to read this far and say what is wrong.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 18)) {
  console.error(
    `Skryba needs Node 22.18 or newer; this is ${process.versions.node}. ` +
      'In a checkout run `npm start`, which brings the right Node along.',
  );
  process.exit(1);
}
await import('../src/main.ts');
