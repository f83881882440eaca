// `npm start`: the web interface is built when it is missing or old, then `skryba start` goes on in this process.
import { buildWeb } from './build-web.ts';

if (!buildWeb()) process.exit(1);
process.argv.splice(2, 0, 'start');
await import('../packages/cli/src/main.ts');
