import { parseNip } from '@skryba/fa';
import { prepareSignedLogIn } from '@skryba/ksef';
import { wrongNip } from '../companies/errors.ts';
import { AppError } from '../platform/errors.ts';
import type { Platform } from '../platform/platform.ts';
import type { Authorisation } from './contract.ts';
import { isAvailable } from './environments.ts';
import { environmentNotAvailable } from './errors.ts';
import { explainFailure } from './explain-failure.ts';
import { ksefClient } from './ksef-clients.ts';
import { auditSaved, makeRoom, newRow, type Target, withNewTarget } from './save-credentials.ts';
import { insertAuthorisation } from './store.ts';
import type { StoredSigning } from './tables.ts';

export interface SignatureForm extends Target {
  method: 'signature' | 'trusted-profile';
  /** The user's consent to a token of Skryba's own. */
  keepConnected: boolean;
}

/**
 * Hands out an AuthTokenRequest with a fresh challenge of KSeF, to be signed elsewhere within its ten minutes.
 * @throws AppError `invalid-fields` (`nip`), `ksef-…` when KSeF gives no challenge, and those of `saveCredentials`
 */
export async function requestSignature(
  platform: Platform,
  userId: string,
  form: SignatureForm,
): Promise<Authorisation> {
  const nip = parseNip(form.nip);
  if (nip === undefined) throw wrongNip('nip');
  if (!isAvailable(platform.config, form.environment)) throw environmentNotAvailable(form.environment);
  const signing = await prepare(platform, form, nip);
  return withNewTarget(platform, userId, form, async (tx, companyId, live) => {
    await makeRoom(platform, tx, live);
    const now = platform.clock.now();
    const { id } = await insertAuthorisation(tx, {
      ...newRow(companyId, form, form.method, now),
      state: 'awaiting-signature',
      keep_connected: form.keepConnected,
      signing: JSON.stringify(signing),
    });
    await auditSaved(platform, tx, userId, companyId, id, form.environment, form.method);
    return id;
  });
}

async function prepare(platform: Platform, form: SignatureForm, nip: string): Promise<StoredSigning> {
  try {
    const prepared = await prepareSignedLogIn(ksefClient(platform, form.environment), { nip });
    return {
      challenge: prepared.challenge,
      expiresAt: prepared.expiresAt.toISOString(),
      fileName: `ksef-${form.environment}-${nip}.xml`,
      xml: prepared.xml.toString('utf8'),
    };
  } catch (error) {
    const { code, message, remedy } = explainFailure(error, { nip, environment: form.environment });
    throw new AppError({ code, status: 503, message, remedy, cause: error });
  }
}
