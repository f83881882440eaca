import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sandbox } from '../../src/index.ts';
import { type Client, clientOf, freshSandbox } from '../support/client.ts';
import { mirrors } from './mirror.ts';

let sandbox: Sandbox;
let client: Client;
beforeAll(async () => {
  sandbox = await freshSandbox();
  client = clientOf(sandbox);
});
afterAll(() => sandbox.close());

const read = async (path: string) => (await fetch(`${sandbox.url}/lighthouse${path}`)).json();
const message = {
  id: expect.stringMatching(/./),
  type: 'FAILURE_START',
  category: 'FAILURE',
  title: expect.stringMatching(/./),
  text: expect.stringMatching(/./),
  start: expect.any(String),
};

describe('LighthouseClientE2ETests', () => {
  it(
    mirrors(
      'the lighthouse says that KSeF is available, or what is announced',
      'C# LighthouseClientE2ETests.GetStatusAsyncShouldReturnStatus',
      'C# LighthouseClientE2ETests.GetMessagesAsyncShouldReturnMessagesList',
      'Java LighthouseIntegrationTest.shouldReturnStatus',
      'Java LighthouseIntegrationTest.shouldReturnMessages',
    ),
    async () => {
      expect(await read('/status')).toMatchObject({ status: 'AVAILABLE' });
      expect(await read('/messages')).toEqual([]);
      await client.control('/outages', { category: 'FAILURE' });
      expect(await read('/status')).toMatchObject({ status: 'FAILURE', messages: [message] });
      expect(await read('/messages')).toMatchObject([message]);
    },
  );
});
