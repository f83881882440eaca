import { isIPv4 } from 'node:net';
import type { FastifyRequest } from 'fastify';

const MAPPED = '::ffff:';

/**
 * Address of the client. A socket of both families tells IPv4 addresses in the form of IPv6; clients put what they are
 * told into `AuthorizationPolicy`, which takes IPv4 alone.
 */
export function clientAddress({ ip }: Pick<FastifyRequest, 'ip'>): string {
  const inner = ip.startsWith(MAPPED) ? ip.slice(MAPPED.length) : ip;
  return isIPv4(inner) ? inner : ip;
}
