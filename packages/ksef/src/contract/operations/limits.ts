import { EffectiveApiRateLimits, EffectiveContextLimits, EffectiveSubjectLimits } from '../limits.ts';
import { defaultRateLimit } from '../published-limits.ts';
import { defineOperation } from './operation.ts';

/** Operations of limits. */
export const limitsOperations = {
  'limits.ofContext': defineOperation({
    name: 'limits.ofContext',
    method: 'GET',
    path: '/limits/context',
    bearer: 'access',
    answer: EffectiveContextLimits,
    success: 200,
    refusals: [],
    limit: defaultRateLimit,
    repeat: 'always',
  }),
  'limits.ofSubject': defineOperation({
    name: 'limits.ofSubject',
    method: 'GET',
    path: '/limits/subject',
    bearer: 'access',
    answer: EffectiveSubjectLimits,
    success: 200,
    refusals: [],
    limit: defaultRateLimit,
    repeat: 'always',
  }),
  'limits.rates': defineOperation({
    name: 'limits.rates',
    method: 'GET',
    path: '/rate-limits',
    bearer: 'access',
    answer: EffectiveApiRateLimits,
    success: 200,
    refusals: [],
    limit: defaultRateLimit,
    repeat: 'always',
  }),
} as const;
