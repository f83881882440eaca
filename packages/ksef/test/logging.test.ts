import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readSystemWarnings } from '../src/http/logging.ts';
import { leaks } from './support/journal.ts';

describe('the search through everything that the suite logs', () => {
  it.each([
    ['a secret that passed through', 'at sk-0123456789abcdef0123'],
    ['a bearer', 'authorization: Bearer x'],
    ['an access token', 'eyJhbGciOiJIUzI1NiJ9.e30.x'],
    ['a private key', '-----BEGIN PRIVATE KEY-----'],
    ['an invoice', 'body: <Faktura xmlns="x">'],
    ['an invoice with a prefix', '<tns:Podmiot1>'],
    ['a KSeF token', '20261125-EC-0123456789-0123456789-00|nip-1111111111|0123456789abcdef0123'],
    ['a signed address', 'https://x.blob.core.windows.net/part?se=1&sig=abc'],
  ])('finds %s', (_, line) => {
    expect(leaks({ logged: ['before', line, 'after'], secrets: ['sk-0123456789abcdef0123'] })).toHaveLength(
      1,
    );
  });

  it('finds nothing in what the client does log', () => {
    const event = {
      operation: 'sessions.online.open',
      method: 'POST',
      path: '/v2/sessions/online',
      ms: 3.1,
      status: 201,
    };
    expect(leaks({ logged: [JSON.stringify(event)], secrets: ['sk-0123456789abcdef0123'] })).toEqual([]);
  });

  it('hears every client of the suite', () => {
    const files = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' });
    const makers = files
      .filter((file) => file.endsWith('.ts') && file !== 'support/client.ts')
      .filter((file) => {
        const imports = readFileSync(`${import.meta.dirname}/${file}`, 'utf8').match(/import [^;]+;/g) ?? [];
        return imports.some((line) => line.includes('createKsefClient') && line.includes('/src/'));
      });
    expect(makers).toEqual([]);
  });
});

it('reads technical warnings with their codes', () => {
  expect(readSystemWarnings('[W1]: Pole X zniknie. | [W2]: Inny komunikat')).toEqual([
    { code: 'W1', message: 'Pole X zniknie.' },
    { code: 'W2', message: 'Inny komunikat' },
  ]);
  expect(readSystemWarnings(null)).toEqual([]);
  expect(readSystemWarnings('bez kodu')).toEqual([]);
});
