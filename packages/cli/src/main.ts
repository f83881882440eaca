import { codeOf } from './errors.ts';
import { runCommandLine } from './run.ts';

// A reader that closes the pipe early, as `head` does, has seen enough.
process.stdout.on('error', (error) => {
  if (codeOf(error) === 'EPIPE') process.exit(0);
  throw error;
});
process.exitCode = await runCommandLine(process.argv.slice(2), process.env);
