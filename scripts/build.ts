// `npm run build`: the web interface, and the publishable packages as plain JavaScript with types in their `dist`.
import { buildPackage, publishable } from './build/package.ts';
import { buildWeb } from './build-web.ts';

const failed = publishable.filter((name) => {
  const built = buildPackage(name);
  console.log(`${built ? 'built ' : 'FAILED'}  packages/${name}/dist`);
  return !built;
});
const webBuilt = buildWeb();
console.log(`${webBuilt ? 'built ' : 'FAILED'}  packages/web/dist`);
if (failed.length > 0 || !webBuilt) process.exitCode = 1;
