import { z } from 'zod';
import { anonymousRateLimit } from '../published-limits.ts';
import { PublicKeyCertificate } from '../security.ts';
import { defineOperation } from './operation.ts';

/** Operations of security. */
export const securityOperations = {
  'security.publicKeyCertificates': defineOperation({
    name: 'security.publicKeyCertificates',
    method: 'GET',
    path: '/security/public-key-certificates',
    bearer: 'none',
    answer: z.array(PublicKeyCertificate),
    success: 200,
    refusals: [],
    limit: anonymousRateLimit,
    repeat: 'always',
  }),
} as const;
