import { randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Config } from '../../config.ts';
import { foreignOrigin } from './problems.ts';

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);
const loopbackNames = new Set(['localhost', '127.0.0.1', '[::1]', '::1']);

/** What every answer carries, and what no request gets past. */
export function addSecurity(app: FastifyInstance, config: Config['http']): void {
  app.addHook('onRequest', async (request, reply) => {
    if (!safeMethods.has(request.method) && !comesFromOurPages(request, config)) throw foreignOrigin();
    reply.headers(commonHeaders);
    if (config.publicUrl?.startsWith('https:')) {
      reply.header('strict-transport-security', 'max-age=31536000');
    }
  });
}

const commonHeaders = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=()',
};

/** A nonce for one page. */
export function newNonce(): string {
  return randomBytes(16).toString('base64url');
}

/** The policy of the web interface's pages: scripts and styles of ours, and those that carry the page's nonce. */
export function pagePolicy(nonce: string): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "frame-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/**
 * Whether a change was asked for by our own pages, or by a program, which sends no origin.
 * A server that listens on this machine only answers to this machine's names only (against DNS rebinding).
 */
function comesFromOurPages(request: FastifyRequest, config: Config['http']): boolean {
  const host = request.host;
  if (config.publicUrl === null && loopbackNames.has(config.host) && !loopbackNames.has(hostname(host)))
    return false;
  const { origin } = request.headers;
  if (origin === undefined) {
    const site = request.headers['sec-fetch-site'];
    return site === undefined || site === 'same-origin' || site === 'none';
  }
  if (!URL.canParse(origin)) return false;
  if (config.publicUrl !== null) return origin === new URL(config.publicUrl).origin;
  return new URL(origin).host === host;
}

function hostname(host: string): string {
  return URL.canParse(`http://${host}`) ? new URL(`http://${host}`).hostname : '';
}
