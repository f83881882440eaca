import { AsyncLocalStorage } from 'node:async_hooks';
import { subscribe } from 'node:diagnostics_channel';

/** Told how far a request has come; neither is called when another `fetch` than Node's own is used. */
export interface ConnectionWatcher {
  /** It waits for a connection: a name is looked up, a socket opened, TLS agreed on. */
  connecting(): void;
  /** The connection stands, and from now on bytes of the request may have left. */
  sending(): void;
}

const watchers = new AsyncLocalStorage<ConnectionWatcher>();
const byRequest = new WeakMap<object, ConnectionWatcher>();

// Node's own fetch tells these (undici, docs/api/DiagnosticsChannel.md); it has no option for them.
subscribe('undici:request:create', (message) => {
  const watcher = watchers.getStore();
  const request = requestOf(message);
  // A tunnel through a proxy is a part of connecting.
  if (watcher === undefined || request === undefined || isTunnel(request)) return;
  byRequest.set(request, watcher);
  watcher.connecting();
});
subscribe('undici:client:sendHeaders', (message) => {
  const request = requestOf(message);
  if (request !== undefined) byRequest.get(request)?.sending();
});

/** Runs a fetch whose steps are told to a watcher. */
export function watchConnection<Result>(
  watcher: ConnectionWatcher,
  run: () => Promise<Result>,
): Promise<Result> {
  return watchers.run(watcher, run);
}

function requestOf(message: unknown): object | undefined {
  if (typeof message !== 'object' || message === null || !('request' in message)) return undefined;
  return typeof message.request === 'object' && message.request !== null ? message.request : undefined;
}

function isTunnel(request: object): boolean {
  return 'method' in request && request.method === 'CONNECT';
}
