import { checkSignedRequest, isKsefError } from '@skryba/ksef';
import { withCompany } from '../platform/database/scope.ts';
import type { FieldProblem } from '../platform/errors.ts';
import type { Platform } from '../platform/platform.ts';
import type { Authorisation } from './contract.ts';
import { authorisationNotFound, fieldError, notAwaitingSignature, signingExpired } from './errors.ts';
import { presentAuthorisation } from './present.ts';
import { startVerification } from './start-verification.ts';
import { changeAuthorisation, findAuthorisation, lockAuthorisation } from './store.ts';

/**
 * Takes the signed file and queues its verification, in one transaction.
 * @param signedFile base64
 * @throws AppError `invalid-fields` (`signedFile`), `authorisation-not-found`, `not-awaiting-signature`, `signing-expired`
 */
export function uploadSignedRequest(
  platform: Platform,
  companyId: string,
  authorisationId: string,
  signedFile: string,
): Promise<Authorisation> {
  const bytes = Buffer.from(signedFile, 'base64');
  return withCompany(platform, companyId, async (tx) => {
    const row = await lockAuthorisation(tx, companyId, authorisationId);
    if (row === undefined || row.state === 'removed') throw authorisationNotFound();
    if (row.state !== 'awaiting-signature' || row.signing === null) throw notAwaitingSignature();
    const now = platform.clock.now();
    if (Date.parse(row.signing.expiresAt) <= now.getTime()) throw signingExpired();
    refuseWrongFile(bytes, row.signing.challenge);
    await changeAuthorisation(tx, now, row, {
      signed_file_id: await platform.vault.seal(tx, companyId, 'ksef-signed-request', bytes),
    });
    await startVerification(platform, tx, row);
    const changed = await findAuthorisation(tx, companyId, authorisationId);
    return presentAuthorisation(changed ?? row);
  });
}

function refuseWrongFile(signedXml: Uint8Array, expectedChallenge: string): void {
  try {
    checkSignedRequest({ signedXml, expectedChallenge });
  } catch (error) {
    if (!isKsefError(error)) throw error;
    throw fieldError(error.code === 'other-challenge' ? otherFile : notSigned);
  }
}

const otherFile: FieldProblem = {
  path: 'signedFile',
  code: 'signed-other-file',
  message: {
    pl: 'To podpisany plik z wcześniejszej próby.',
    en: 'This is the signed file of an earlier attempt.',
  },
  remedy: {
    pl: 'Podpisz plik pobrany ostatnio i wgraj go ponownie.',
    en: 'Sign the file that was downloaded last, and upload it.',
  },
};

const notSigned: FieldProblem = {
  path: 'signedFile',
  code: 'signature-invalid',
  message: {
    pl: 'W tym pliku nie ma poprawnego podpisu XAdES pod pobranym żądaniem albo plik zmieniono po podpisaniu.',
    en: 'This file has no valid XAdES signature of the downloaded request, or it was changed after signing.',
  },
  remedy: {
    pl: 'Podpisz pobrany plik bez zmian w formacie XAdES i wgraj podpisany plik .xml albo .xades.',
    en: 'Sign the downloaded file unchanged as XAdES, and upload the signed .xml or .xades file.',
  },
};
