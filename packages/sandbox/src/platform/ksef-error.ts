/** Whether an error is of the family that `@skryba/ksef/crypto` throws for bad input. */
export function isKsefError(error: unknown): error is Error {
  return error instanceof Error && error.name === 'KsefError';
}
