/** A process that starts the embedded database, says how to reach it, and stays until it is killed. */
import { createLogger } from '../../src/platform/log.ts';
import { startEmbeddedPostgres } from '../../src/platform/postgres/supervisor.ts';

const server = await startEmbeddedPostgres({ dataDir: process.argv[2] ?? '', log: createLogger('silent') });
process.stdout.write(`${JSON.stringify({ pid: server.pid() })}\n`);
process.stdin.resume();
process.stdin.on('end', () => void server.stop().then(() => process.exit(0)));
