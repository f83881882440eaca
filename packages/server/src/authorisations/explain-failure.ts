import { isKsefError, type KsefError, type KsefErrorKind } from '@skryba/ksef';
import { AppError } from '../platform/errors.ts';
import type { EnvironmentId } from '../platform/http/schemas.ts';
import { environmentLabels } from './environments.ts';
import type { Explanation, OfficialText } from './failure.ts';
import { type KsefFailureCode, ksefFailures } from './ksef-failures.ts';

/** What the failed work was for. */
export interface FailureContext {
  nip: string;
  environment: EnvironmentId;
  /** Whether a person signed the request: then a new challenge does not help. */
  signed?: boolean;
}

/** Tells a failure of work with KSeF to people; unknown ones count as ours and as temporary. */
export function explainFailure(error: unknown, context: FailureContext): Explanation {
  if (isKsefError(error)) return explain(codeOf(error, context), context, error);
  if (error instanceof AppError) {
    return {
      code: error.code,
      message: error.messages,
      remedy: error.remedy,
      official: null,
      temporary: error.code === 'context-busy' || error.code === 'authorisation-not-ready',
      retryAfterMs: null,
    };
  }
  return explain('own-failure', context);
}

/** The words of one failure of the catalogue. */
export function explain(code: KsefFailureCode, context: FailureContext, error?: KsefError): Explanation {
  const { temporary, message, remedy } = ksefFailures[code];
  const label = environmentLabels[context.environment];
  return {
    code,
    message: {
      pl: message.pl.replace('{nip}', context.nip).replace('{environment}', label.pl),
      en: message.en.replace('{nip}', context.nip).replace('{environment}', label.en),
    },
    remedy,
    official: error === undefined ? null : officialText(error),
    temporary,
    retryAfterMs: error?.retryAfterMs ?? null,
  };
}

/** KSeF's own words in an error; null when it is not KSeF that spoke. */
export function officialText(error: KsefError): OfficialText | null {
  if (error.officialText === undefined) return null;
  const code = typeof error.code === 'number' ? error.code : error.httpStatus;
  if (code === undefined) return null;
  return { code, text: [error.officialText, ...error.details].join(' · ') };
}

/** What each kind of error means where KSeF gave no code of its own. */
const byKind: Record<KsefErrorKind, KsefFailureCode> = {
  network: 'ksef-unreachable',
  timeout: 'ksef-slow',
  unavailable: 'ksef-unavailable',
  unexpectedAnswer: 'ksef-odd-answer',
  integrity: 'ksef-odd-answer',
  rateLimited: 'ksef-rate-limited',
  rejected: 'ksef-refused',
  refused: 'ksef-refused',
  forbidden: 'permission-missing',
  unauthorised: 'log-in-ended',
  gone: 'log-in-ended',
  credentials: 'certificate-refused',
  configuration: 'own-failure',
  cancelled: 'own-failure',
};

/** A log-in that ended in failure. Source: contract, `AuthenticationOperationStatusResponse.status`. */
const byStatus: Readonly<Record<string, KsefFailureCode>> = {
  415: 'no-permissions',
  425: 'log-in-revoked',
  460: 'certificate-refused',
  470: 'person-deceased',
  480: 'context-blocked',
  500: 'ksef-interrupted',
  550: 'ksef-interrupted',
};

/** A request that KSeF refused with HTTP 400. Source: contract, the tables under each operation. */
const byRefusal: Readonly<Record<string, KsefFailureCode>> = {
  21111: 'challenge-refused',
  21115: 'certificate-refused',
  21155: 'session-unavailable',
  21173: 'session-unavailable',
  21180: 'session-unavailable',
  21184: 'session-unavailable',
  21301: 'permission-missing',
  21304: 'log-in-ended',
  21308: 'person-deceased',
  21470: 'ksef-interrupted',
};

/** The same with a document that a person signed: a new challenge needs a new signature. */
const byRefusalOfSignature: Readonly<Record<string, KsefFailureCode>> = {
  ...byRefusal,
  9101: 'signature-refused',
  9102: 'signature-refused',
  9103: 'signature-refused',
  9105: 'signature-refused',
  21001: 'signature-refused',
  21111: 'signature-challenge-expired',
  21217: 'signature-refused',
  21401: 'signature-refused',
  21405: 'signature-refused',
  21406: 'signature-refused',
};

/** A credential that cannot be used, by the words of the `ksef` package. */
const byCredentials: Readonly<Record<string, KsefFailureCode>> = {
  'certificate-expired': 'certificate-expired',
  'certificate-not-yet-valid': 'certificate-expired',
  'refresh-token-expired': 'log-in-expired',
  'no-public-key': 'ksef-interrupted',
  'malformed-token': 'token-unknown',
  'bad-signature': 'signature-refused',
  'other-challenge': 'signature-challenge-expired',
};

/** Status 450 tells its reasons apart by the official details only. */
const byTokenDetails: readonly (readonly [string, KsefFailureCode])[] = [
  ['nie może być użyty w kontekście', 'token-of-other-nip'],
  ['unieważniony', 'token-revoked'],
  ['nieaktywny', 'token-inactive'],
  ['wyzwanie', 'challenge-refused'],
  ['czas tokena', 'challenge-refused'],
];

function codeOf(error: KsefError, { signed }: FailureContext): KsefFailureCode {
  return ownCode(error, signed === true) ?? byKind[error.kind];
}

function ownCode(error: KsefError, signed: boolean): KsefFailureCode | undefined {
  const code = String(error.code);
  if (error.kind === 'rejected') {
    if (error.code !== 450) return byStatus[code];
    return signed ? 'signature-challenge-expired' : codeOfTokenFailure(error.details.join(' '));
  }
  if (error.kind === 'refused') return (signed ? byRefusalOfSignature : byRefusal)[code];
  if (error.kind === 'credentials') return byCredentials[code];
  return undefined;
}

function codeOfTokenFailure(details: string): KsefFailureCode {
  return byTokenDetails.find(([words]) => details.includes(words))?.[1] ?? 'token-unknown';
}
