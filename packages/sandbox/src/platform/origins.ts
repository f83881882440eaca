import { AsyncLocalStorage } from 'node:async_hooks';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** Addresses that the sandbox gives out: they follow the name by which it was called. */
export interface Origins {
  /** Root of the sandbox for whoever is being answered, without a slash at its end; its own address elsewhere. */
  readonly current: () => string;
  /** Tells the root that is the sandbox's own. */
  readonly listenAt: (url: string) => void;
  /** A hook of Fastify: everything that handles the request knows by which name it came. */
  readonly follow: (request: FastifyRequest, reply: FastifyReply, done: () => void) => void;
}

/** The root by which a request came; undefined when its Host header makes no address. */
function originOf({ protocol, host }: Pick<FastifyRequest, 'protocol' | 'host'>): string | undefined {
  const url = URL.parse(`${protocol}://${host}`);
  return host !== '' && url?.pathname === '/' && url.search === '' && url.username === ''
    ? url.origin
    : undefined;
}

/** Origins of a sandbox that does not listen yet. */
export function createOrigins(): Origins {
  const storage = new AsyncLocalStorage<string | undefined>();
  let own = '';
  return {
    current: () => storage.getStore() ?? own,
    listenAt(url) {
      own = url;
    },
    follow(request, _reply, done) {
      storage.run(originOf(request), done);
    },
  };
}
