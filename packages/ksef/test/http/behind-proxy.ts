// A program that asks for a challenge by the environment's proxy, and tells how it went; its argument is where KSeF is.
import { isKsefError, sandboxEnvironment } from '../../src/index.ts';
import { createKsefClient } from '../support/client.ts';

const client = createKsefClient({
  environment: sandboxEnvironment(process.argv[2] ?? ''),
  retry: { attempts: 1 },
  timeouts: { connectMs: 500 },
});
try {
  await client.auth.challenge();
  console.log(JSON.stringify({ kind: 'success' }));
} catch (error) {
  if (!isKsefError(error)) throw error;
  const { kind, code, notSent, retryable, message } = error;
  console.log(JSON.stringify({ kind, code, notSent, retryable, message }));
}
process.exit();
