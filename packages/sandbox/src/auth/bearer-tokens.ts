import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';

const Claims = z.object({
  /** What the bearer is for. */
  typ: z.enum(['OperationToken', 'ContextToken', 'RefreshToken']),
  /** Reference number of the log-in. */
  arn: z.string(),
  /** Seconds since 1970. */
  iat: z.number(),
  exp: z.number(),
  iss: z.string(),
  aud: z.string(),
  /** Type and value of the context. */
  cit: z.string().optional(),
  civ: z.string().optional(),
  /** Way of logging in. */
  aum: z.string().optional(),
  /** Who logged in, as JSON. */
  sud: z.string().optional(),
  /** Permissions, as a JSON array in a text; the owner's are the one word `Owner`. */
  per: z.string().optional(),
  /** Permissions taken away, roles and effective permissions, each as a JSON array in a text. */
  pec: z.string().optional(),
  rol: z.string().optional(),
  pep: z.string().optional(),
  /** Number of the token, so that no two are equal. */
  jti: z.string(),
});

/** Claims of a bearer, named as KSeF names them. */
export type BearerClaims = z.infer<typeof Claims>;

const HEADER = Buffer.from(JSON.stringify({ alg: 'HS256', typ: 'JWT' })).toString('base64url');

function signatureOf(text: string, secret: Uint8Array): Buffer {
  return createHmac('sha256', secret).update(text).digest();
}

/** Makes a JWT (HS256). */
export function issueBearer(claims: BearerClaims, secret: Uint8Array): string {
  const text = `${HEADER}.${Buffer.from(JSON.stringify(claims)).toString('base64url')}`;
  return `${text}.${signatureOf(text, secret).toString('base64url')}`;
}

/** Reads a JWT of ours; undefined when it is forged, of another algorithm or malformed. Its life is not checked. */
export function readBearer(token: string, secret: Uint8Array): BearerClaims | undefined {
  const [header, payload, signature, ...rest] = token.split('.');
  if (header !== HEADER || payload === undefined || signature === undefined || rest.length > 0)
    return undefined;
  const given = Buffer.from(signature, 'base64url');
  const expected = signatureOf(`${header}.${payload}`, secret);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
  return Claims.safeParse(JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'))).data;
}
