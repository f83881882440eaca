import type { Rule } from './rule.ts';

/** Every business rule, in the order in which the documentation lists them. */
export const rules: readonly Rule[] = [];
