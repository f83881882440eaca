import { isIPv6 } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { keptAuthority } from '../keys/server-keys.ts';
import type { State } from '../state/state.ts';
import { writeAuthorityFile } from './authority-file.ts';
import { everyOfficialName, type OfficialEnvironment } from './official-names.ts';
import { issueServerCertificate } from './server-certificate.ts';
import { type Trust, trustIn } from './trust.ts';

/** Where and how to listen. */
export interface ListenOptions {
  port: number;
  host: string;
  tls: boolean;
  /** Names and addresses that the certificate holds besides the usual ones. */
  names: readonly string[];
  as: OfficialEnvironment | undefined;
  dataDir: string | undefined;
}

/** A server that answers. */
export interface Listening {
  /** Root of the sandbox, without a slash at its end. */
  readonly url: string;
  /** How to trust its authority; undefined without TLS. */
  readonly trust: Trust | undefined;
  close(): Promise<void>;
}

const EVERYWHERE = new Set(['0.0.0.0', '::']);
const OWN_NAMES = ['localhost', '127.0.0.1', '::1'];

/** Makes the server answer: plain HTTP, or TLS and plain HTTP on one port. @throws when the port is taken */
export async function startListening(
  app: FastifyInstance,
  state: State,
  options: ListenOptions,
): Promise<Listening> {
  const { port, host } = options;
  if (options.tls) return listenWithTls(app, state, options);
  return { url: await app.listen({ port, host }), trust: undefined, close: () => app.close() };
}

async function listenWithTls(
  app: FastifyInstance,
  state: State,
  { port, host, names, as, dataDir }: ListenOptions,
): Promise<Listening> {
  const authority = await keptAuthority(state, 'TlsAuthority', 'Skryba Sandbox CA');
  const pem = authority.certificate.toString();
  app.get('/_sandbox/ca.pem', (_request, reply) => reply.type('application/x-pem-file').send(pem));
  await app.ready();
  const listened = EVERYWHERE.has(host) ? [] : [host];
  const certified = new Set([...OWN_NAMES, ...listened, ...everyOfficialName, ...names]);
  const certificate = await issueServerCertificate(authority, [...certified]);
  // Loaded when it is needed: it brings a second HTTP server.
  const { createEitherServer } = await import('./either-server.ts');
  const server = createEitherServer(certificate, (request, response) => app.routing(request, response));
  const name = listened[0] ?? '127.0.0.1';
  const taken = await server.listen(port, host);
  const url = new URL(`https://${isIPv6(name) ? `[${name}]` : name}:${taken}`).origin;
  const file = writeAuthorityFile(pem, dataDir);
  return {
    url,
    trust: trustIn(file.path, url, as),
    async close() {
      await server.close();
      await app.close();
      file.release();
    },
  };
}
