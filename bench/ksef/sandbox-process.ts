// A sandbox in a process of its own, so that its memory is not measured with the client's.
import { startSandbox } from '@skryba/sandbox';

const sandbox = await startSandbox({ port: 0, processingDelayMs: 0 });
const { token } = sandbox.issueToken({ nip: '1111111111' });
console.log(JSON.stringify({ url: sandbox.url, token }));
process.once('SIGTERM', () => void sandbox.close());
