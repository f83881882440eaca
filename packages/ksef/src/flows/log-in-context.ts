import type { AuthenticationContextIdentifier } from '../contract/auth.ts';

/** Which taxpayer the log-in is for: a NIP, or any context. */
export type ContextInput =
  | { readonly nip: string; readonly context?: undefined }
  | { readonly context: AuthenticationContextIdentifier; readonly nip?: undefined };

/** The context in the form of the contract. */
export function contextOf(input: ContextInput): AuthenticationContextIdentifier {
  return input.context ?? { type: 'Nip', value: input.nip };
}
