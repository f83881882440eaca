import { isKsefError, type KsefError } from '@skryba/ksef';
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
      message: error.text,
      remedy: error.remedy,
      official: null,
      temporary: error.code === 'context-busy',
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

function codeOf(error: KsefError, context: FailureContext): KsefFailureCode {
  switch (error.kind) {
    case 'network':
      return 'ksef-unreachable';
    case 'timeout':
      return 'ksef-slow';
    case 'unavailable':
      return 'ksef-unavailable';
    case 'unexpectedAnswer':
    case 'integrity':
      return 'ksef-odd-answer';
    case 'rateLimited':
      return 'ksef-rate-limited';
    case 'rejected':
      return codeOfStatus(error, context);
    case 'refused':
      return codeOfRefusal(error, context);
    case 'forbidden':
      return 'permission-missing';
    case 'unauthorised':
      return 'log-in-revoked';
    case 'credentials':
      return codeOfCredentials(error);
    case 'gone':
      return 'challenge-refused';
    case 'configuration':
    case 'cancelled':
      return 'own-failure';
  }
}

/** Codes of a log-in that ended in failure. Source: contract, `AuthenticationOperationStatusResponse.status`. */
function codeOfStatus(error: KsefError, context: FailureContext): KsefFailureCode {
  switch (error.code) {
    case 415:
      return 'no-permissions';
    case 425:
      return 'log-in-revoked';
    case 450:
      return codeOfTokenFailure(error.details.join(' '), context);
    case 460:
      return 'certificate-refused';
    case 470:
      return 'person-deceased';
    case 480:
      return 'context-blocked';
    case 500:
    case 550:
      return 'ksef-interrupted';
    default:
      return 'ksef-refused';
  }
}

/** Status 450 tells its reasons apart by the official details only. */
function codeOfTokenFailure(details: string, context: FailureContext): KsefFailureCode {
  if (details.includes('nie może być użyty w kontekście')) return 'token-of-other-nip';
  if (details.includes('unieważniony')) return 'token-revoked';
  if (details.includes('nieaktywny')) return 'token-inactive';
  if (details.includes('wyzwanie') || details.includes('czas tokena')) return challengeCode(context);
  return 'token-unknown';
}

function codeOfRefusal(error: KsefError, context: FailureContext): KsefFailureCode {
  switch (error.code) {
    case 21111:
      return challengeCode(context);
    case 21115:
      return 'certificate-refused';
    case 21001:
    case 21401:
    case 21406:
      return context.signed ? 'signature-refused' : 'ksef-refused';
    case 21301:
      return 'permission-missing';
    case 21304:
      return 'log-in-revoked';
    case 21308:
      return 'person-deceased';
    case 21470:
      return 'ksef-interrupted';
    default:
      return context.signed && error.code === 21405 ? 'signature-refused' : 'ksef-refused';
  }
}

function challengeCode(context: FailureContext): KsefFailureCode {
  return context.signed ? 'signature-challenge-expired' : 'challenge-refused';
}

function codeOfCredentials(error: KsefError): KsefFailureCode {
  switch (error.code) {
    case 'certificate-expired':
    case 'certificate-not-yet-valid':
      return 'certificate-expired';
    case 'refresh-token-expired':
      return 'log-in-expired';
    case 'session-closed':
      return 'log-in-revoked';
    case 'no-public-key':
      return 'ksef-interrupted';
    case 'malformed-token':
      return 'token-unknown';
    default:
      return 'certificate-refused';
  }
}
