import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Sandbox, startSandbox } from '@skryba/sandbox';
import {
  type AuthSession,
  type KsefClient,
  type KsefClientOptions,
  logInWithCertificate,
  logInWithToken,
  sandboxEnvironment,
  sessionInvoices,
} from '../../src/index.ts';
import { selfSignedCertificate } from '../../src/crypto/index.ts';
import { createKsefClient } from './client.ts';
import { FaultProxy } from './fault-proxy.ts';
import { secret } from './journal.ts';

export { BUYER, invoicesOf, SELLER } from './invoices-of.ts';

/** A sandbox, a proxy in front of it, and a folder for packages. */
export interface World {
  readonly sandbox: Sandbox;
  readonly proxy: FaultProxy;
  readonly folder: string;
  /** A client of the sandbox through the proxy. */
  readonly client: (options?: Partial<KsefClientOptions>) => KsefClient;
  /** Logs in with a fresh token of a company. */
  readonly logIn: (nip: string) => Promise<AuthSession>;
  /** Somebody of the company, logged in by its seal. */
  readonly logInBySeal: (nip: string) => Promise<KsefClient>;
  /** One of the sandbox's own controls; gives what it answered. */
  readonly control: (path: string, body?: object) => Promise<string>;
  readonly close: () => Promise<void>;
}

/** Starts a world of its own for a test file; `usual` holds for all of its clients. */
export async function createWorld(usual: Partial<KsefClientOptions> = {}): Promise<World> {
  const sandbox = await startSandbox({ port: 0, processingDelayMs: 0 });
  const proxy = await new FaultProxy(sandbox.url).start();
  const folder = mkdtempSync(join(tmpdir(), 'ksef-world-'));
  const client = (options: Partial<KsefClientOptions> = {}) =>
    createKsefClient({
      environment: sandboxEnvironment(proxy.url),
      retry: { baseMs: 1, maxMs: 5 },
      breaker: { failures: 100 },
      now: () => new Date(sandbox.clock.now()),
      ...usual,
      ...options,
    });
  return {
    sandbox,
    proxy,
    folder,
    client,
    async logIn(nip) {
      const { token } = sandbox.issueToken({ nip });
      secret(token);
      return logInWithToken(client(), { nip, token });
    },
    async logInBySeal(nip) {
      const seal = await selfSignedCertificate({
        subject: { kind: 'seal', organizationName: 'Przykładowa', nip },
      });
      return client().withAuth(await logInWithCertificate(client(), { nip, ...seal }));
    },
    async control(path, body = {}) {
      const response = await fetch(`${sandbox.url}/_sandbox${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      const text = await response.text();
      if (!response.ok) throw new Error(text);
      return text;
    },
    async close() {
      await proxy.close();
      await sandbox.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** What the sandbox holds of a series: the numbers of its accepted invoices, in all sessions. */
export async function heldOf(seller: KsefClient, series: string): Promise<string[]> {
  const held: string[] = [];
  const { sessions } = await seller.sessions.list({ query: { sessionType: 'Batch', pageSize: 1000 } });
  for (const { referenceNumber } of sessions) {
    for await (const { invoiceNumber, status } of sessionInvoices(seller, referenceNumber)) {
      if (invoiceNumber?.startsWith(`${series}/`)) held.push(`${invoiceNumber} ${status.code}`);
    }
  }
  return held.toSorted();
}

/** What {@link heldOf} gives when every invoice was accepted, and sent, exactly once. */
export function eachOnce(series: string, count: number): string[] {
  return Array.from({ length: count }, (_, i) => `${series}/${i + 1} 200`).toSorted();
}
