import { z } from 'zod';
import { defaultRateLimit } from '../published-limits.ts';
import {
  AuthenticationTokenStatus,
  GenerateTokenRequest,
  GenerateTokenResponse,
  QueryTokensResponse,
  TokenAuthorIdentifierType,
  TokenStatusResponse,
} from '../tokens.ts';
import { defineOperation } from './operation.ts';

/** Operations of tokens. */
export const tokensOperations = {
  'tokens.create': defineOperation({
    name: 'tokens.create',
    method: 'POST',
    path: '/tokens',
    bearer: 'access',
    body: GenerateTokenRequest,
    answer: GenerateTokenResponse,
    success: 202,
    refusals: [26001, 26002, 21405],
    limit: defaultRateLimit,
    repeat: 'ifNotSent',
  }),
  'tokens.list': defineOperation({
    name: 'tokens.list',
    method: 'GET',
    path: '/tokens',
    bearer: 'access',
    query: z.object({
      status: z.array(AuthenticationTokenStatus).optional(),
      description: z.string().min(3).optional(),
      authorIdentifier: z.string().min(3).optional(),
      authorIdentifierType: TokenAuthorIdentifierType.optional(),
      pageSize: z.int().min(10).max(100).optional(),
    }),
    continuation: true,
    answer: QueryTokensResponse,
    success: 200,
    refusals: [21418, 21405],
    limit: defaultRateLimit,
    repeat: 'always',
  }),
  'tokens.status': defineOperation({
    name: 'tokens.status',
    method: 'GET',
    path: '/tokens/{referenceNumber}',
    bearer: 'access',
    answer: TokenStatusResponse,
    success: 200,
    refusals: [21405],
    limit: defaultRateLimit,
    repeat: 'always',
  }),
  'tokens.revoke': defineOperation({
    name: 'tokens.revoke',
    method: 'DELETE',
    path: '/tokens/{referenceNumber}',
    bearer: 'access',
    answer: 'nothing',
    success: 204,
    refusals: [21405],
    limit: defaultRateLimit,
    repeat: 'ifNotSent',
  }),
} as const;
