import { createServer, type RequestListener, type Server } from 'node:http';
import { afterEach, describe, expect, test } from 'vitest';
import { checkClock } from '../src/doctor/check-clock.ts';
import { visitEnvironment } from '../src/doctor/check-environment.ts';
import { checkNode } from '../src/doctor/check-node.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

async function environment(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  servers.push(server);
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/v2`;
}

describe('an environment of KSeF', () => {
  test('that answers is well, and tells the time', async () => {
    const url = await environment((_request, response) => response.end('[]'));
    const { finding, clock } = await visitEnvironment('demo', url);
    expect(finding).toMatchObject({ id: 'ksef-demo', state: 'ok' });
    expect(Math.abs((clock?.ours ?? 0) - (clock?.theirs ?? 0))).toBeLessThan(5000);
  });

  test('that answers with an error is named with it', async () => {
    const url = await environment((_request, response) => response.writeHead(503).end());
    const { finding } = await visitEnvironment('test', url);
    expect(finding.state).toBe('warning');
    expect(finding.message.pl).toContain('HTTP 503');
  });

  test('that cannot be reached is named with the reason and what to do', async () => {
    const url = await environment(() => undefined);
    servers.splice(0).forEach((server) => server.close());
    const { finding } = await visitEnvironment('production', url);
    expect(finding.message.en).toContain('ECONNREFUSED');
    expect(finding.remedy?.pl).toContain('zaporę');
  });
});

describe('the clock', () => {
  const now = new Date('2026-11-23T23:30:00Z');

  test('is shown as Polish time, where the day has changed already', () => {
    expect(checkClock(undefined, now).message.pl).toContain('2026-11-24 00:30:00');
  });

  test('half a minute off is fine, more is a failure with a remedy', () => {
    const ours = now.getTime();
    expect(checkClock({ ours, theirs: ours - 29_000 }, now).state).toBe('ok');
    const late = checkClock({ ours, theirs: ours + 90_000 }, now);
    expect(late).toMatchObject({ state: 'failed', message: { en: expect.stringContaining('90 s behind') } });
    expect(late.remedy?.en).toContain('NTP');
  });
});

test('a Node older than 22.18 is refused', () => {
  expect(checkNode('22.17.1').state).toBe('failed');
  expect(checkNode('22.18.0').state).toBe('ok');
  expect(checkNode('26.10.0').state).toBe('ok');
});
