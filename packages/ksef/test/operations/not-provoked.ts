/**
 * Documented outcomes that the sandbox cannot be brought to, each with the reason. The client's own side of them is
 * proved all the same: `documented-errors.test.ts` answers every documented code in both formats.
 */
export const notProvoked: Readonly<Record<string, string>> = {};
