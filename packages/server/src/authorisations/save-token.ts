import type { Platform } from '../platform/platform.ts';
import type { Authorisation } from './contract.ts';
import { fieldError } from './errors.ts';
import { saveCredentials, type Target } from './save-credentials.ts';
import { sealableToken } from './secret.ts';
import { hashSecret, readTokenText } from './token-text.ts';

/**
 * Saves a pasted KSeF token; it is verified in the background.
 * @throws AppError `invalid-fields` (`token`, `nip`) before anything is kept or sent, and those of `saveCredentials`
 */
export async function saveToken(
  platform: Platform,
  userId: string,
  form: Target & { token: string },
): Promise<Authorisation> {
  const text = readTokenText(form.token);
  if (!('token' in text)) throw fieldError(text);
  return saveCredentials(platform, userId, form, {
    method: 'token',
    hash: hashSecret(text.token),
    secret: sealableToken(text.token),
    hint: text.hint,
    tokenReference: text.reference,
    validUntil: null,
  });
}
