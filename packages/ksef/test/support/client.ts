import { createKsefClient as create, type KsefClient, type KsefClientOptions } from '../../src/index.ts';
import { journal, secret } from './journal.ts';

/**
 * The client that all tests make: it logs to the journal of the whole suite, which is searched in the end for whatever
 * secret has passed through.
 */
export function createKsefClient(options: KsefClientOptions): KsefClient {
  const { fetch = globalThis.fetch, logger } = options;
  return create({
    ...options,
    fetch: async (input, init) => {
      noteRequest(String(input instanceof Request ? input.url : input), init);
      const response = await fetch(input, init);
      await noteAnswer(response);
      return response;
    },
    logger: {
      exchange(event) {
        journal(JSON.stringify(event));
        logger?.exchange(event);
      },
    },
  });
}

const SECRET_FIELDS = /^(token|encryptedToken|encryptedSymmetricKey|encryptedInvoiceContent|csr)$/;

function noteRequest(url: string, init: RequestInit | undefined): void {
  secret(new Headers(init?.headers).get('authorization')?.replace('Bearer ', '') ?? '');
  secret(new URL(url).searchParams.get('sig') ?? '');
  if (typeof init?.body === 'string') noteJson(init.body);
  else if (init?.body instanceof Uint8Array) noteXml(Buffer.from(init.body).toString('utf8'));
}

async function noteAnswer(response: Response): Promise<void> {
  const type = response.headers.get('content-type') ?? '';
  if (type.includes('json')) noteJson(await response.clone().text());
  else if (type.includes('xml')) noteXml(await response.clone().text());
}

function noteJson(text: string): void {
  try {
    JSON.parse(text, (name, value: unknown) => {
      if (typeof value === 'string' && SECRET_FIELDS.test(name)) secret(value.slice(0, 500));
      return value;
    });
  } catch {
    // An answer that was broken on purpose has nothing to hide.
  }
}

function noteXml(text: string): void {
  const middle = Math.floor(text.length / 2);
  secret(text.slice(middle, middle + 60));
}
