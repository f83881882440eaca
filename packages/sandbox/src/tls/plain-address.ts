/** The same address over plain HTTP, which the sandbox answers on the same port: for who does not trust it yet. */
export function plainAddress(address: string): string {
  const { protocol, hostname, port, pathname } = new URL(address);
  return protocol === 'http:' ? address : `http://${hostname}:${port || '443'}${pathname}`;
}
