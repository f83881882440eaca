import { z } from 'zod';

const Claims = z.object({ per: z.union([z.string(), z.array(z.string())]).optional() });
const Names = z.array(z.string());

/**
 * Permissions that an access token carries in its claim `per`.
 * Source: the official C# client, `PersonTokenService`. The signature is KSeF's business and is not checked.
 * @returns undefined when the token is opaque or has no such claim
 */
export function permissionsOfToken(accessToken: string): string[] | undefined {
  const payload = accessToken.split('.')[1];
  if (!payload) return undefined;
  const claims = Claims.safeParse(parse(Buffer.from(payload, 'base64url').toString('utf8')));
  const { per } = claims.data ?? {};
  if (per === undefined || Array.isArray(per)) return per;
  const listed = Names.safeParse(parse(per));
  if (listed.success) return listed.data;
  return per
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean);
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
