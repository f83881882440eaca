// `npm run build`: the web interface, and the publishable packages as plain JavaScript with types in their `dist`.
// With names, e.g. `fa ksef sandbox`, only these packages, in this order.
import { buildPackage, publishable } from './build/package.ts';
import { buildWeb } from './build-web.ts';

const named = process.argv.slice(2);
const failed = (named.length > 0 ? named : publishable).filter((name) => {
  const built = buildPackage(name);
  console.log(`${built ? 'built ' : 'FAILED'}  packages/${name}/dist`);
  return !built;
});
const webBuilt = named.length > 0 || buildWeb();
if (named.length === 0) console.log(`${webBuilt ? 'built ' : 'FAILED'}  packages/web/dist`);
if (failed.length > 0 || !webBuilt) process.exitCode = 1;
