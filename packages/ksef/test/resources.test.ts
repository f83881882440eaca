import { expect, it } from 'vitest';
import { operations } from '../src/contract/index.ts';
import type { Call } from '../src/http/call.ts';
import { createKsefClient } from './support/client.ts';
import * as resources from './support/resources.ts';

it('offers every operation of the contract under its own name', async () => {
  const called: string[] = [];
  const call: Call = async (operation) => {
    called.push(operation.name);
    throw new Error('Nothing is sent here.');
  };
  const names = Object.values(resources).flatMap((resource) => callAll(resource(call)));
  expect(called.toSorted()).toEqual(Object.keys(operations).toSorted());
  expect(names).toHaveLength(called.length);
});

it('makes a client without opening a connection', () => {
  const client = createKsefClient({ environment: 'production' });
  expect(client.environment.apiUrl).toBe('https://api.ksef.mf.gov.pl/v2');
});

function callAll(resource: object): string[] {
  return Object.entries(resource).flatMap(([name, member]: [string, unknown]) => {
    if (typeof member === 'function') {
      Promise.resolve(Reflect.apply(member, undefined, ['a', 'b', {}])).catch(() => undefined);
      return [name];
    }
    return typeof member === 'object' && member ? callAll(member) : [];
  });
}
