import { AuthenticationChallengeResponse, AuthenticationInitResponse } from '@skryba/ksef/contract';
import { signXades, type SigningIdentity } from '@skryba/ksef/crypto';
import { permissionVerdict } from '../auth/log-in-with-xades.ts';
import { keepLogIn } from '../auth/start-operation.ts';
import { ownerPesel } from '../control/signers.ts';
import { nipOf } from '../permissions/identifiers.ts';
import type { Services } from '../platform/services.ts';
import type { Context, Subject } from '../state/records.ts';
import { ApiRefusal, type PortalApi } from './api.ts';
import { contextName } from './context.ts';
import type { LoggedIn } from './frame.ts';
import type { Say } from './language.ts';
import { companyNameOf } from './sample-companies.ts';

/** Where to log in, and as whom. Numbers are checked before. */
export type LogInRequest = { readonly context: Context } & (
  | { readonly as: 'owner' }
  | {
      readonly as: 'person';
      readonly pesel: string;
      readonly firstName: string;
      readonly lastName: string;
      /** Whether the person becomes the owner of the company first. */
      readonly isOwner: boolean;
    }
  | { readonly as: 'seal'; readonly sealNip: string }
  | { readonly as: 'fingerprint'; readonly fingerprint: string }
);
type SignedRequest = Exclude<LogInRequest, { as: 'fingerprint' }>;

const DAY_MS = 86_400_000;

function subjectOf(request: LogInRequest): Subject {
  if (request.as === 'person') return { type: 'Pesel', value: request.pesel };
  if (request.as === 'fingerprint') return { type: 'Fingerprint', value: request.fingerprint };
  return { type: 'Nip', value: request.as === 'seal' ? request.sealNip : (nipOf(request.context) ?? '') };
}

function identityOf({ keys, clock }: Services, request: SignedRequest): Promise<SigningIdentity> {
  const notBefore = new Date(clock.now() - DAY_MS);
  const notAfter = new Date(clock.now() + 365 * DAY_MS);
  if (request.as === 'person') {
    const { firstName: givenName, lastName: surname, pesel } = request;
    const subject = { kind: 'person', givenName, surname, pesel } as const;
    return keys.qualifiedAuthority.issue({ subject, notBefore, notAfter });
  }
  const { value: nip } = subjectOf(request);
  const subject = { kind: 'seal', organizationName: companyNameOf(nip), nip } as const;
  return keys.qualifiedAuthority.issue({ subject, notBefore, notAfter });
}

function requestXml(challenge: string, { type, value }: Context): Buffer {
  return Buffer.from(
    '<?xml version="1.0" encoding="utf-8"?><AuthTokenRequest xmlns="http://ksef.mf.gov.pl/auth/token/2.1">' +
      `<Challenge>${challenge}</Challenge><ContextIdentifier><${type}>${value}</${type}></ContextIdentifier>` +
      '<SubjectIdentifierType>certificateSubject</SubjectIdentifierType></AuthTokenRequest>',
  );
}

function whoOf(request: LogInRequest, say: Say): string {
  if (request.as === 'person') return `${request.firstName} ${request.lastName}, PESEL ${request.pesel}`;
  if (request.as === 'fingerprint')
    return say(
      `certyfikat ${request.fingerprint.slice(0, 8)}…`,
      `certificate ${request.fingerprint.slice(0, 8)}…`,
    );
  return request.as === 'owner'
    ? say('właściciel', 'owner')
    : say(`pieczęć NIP ${request.sealNip}`, `seal of NIP ${request.sealNip}`);
}

/** Logs in to the API with a signature, as a person or company would. */
async function sign(services: Services, api: PortalApi, request: SignedRequest): Promise<string> {
  const { state, clock } = services;
  if (request.as === 'person' && request.isOwner)
    state.ownerLinks.put({ nip: request.context.value, pesel: request.pesel });
  const { challenge } = await api.call(undefined, '/auth/challenge', AuthenticationChallengeResponse, {
    method: 'POST',
  });
  const identity = await identityOf(services, request);
  const body = signXades(requestXml(challenge, request.context), identity, { now: new Date(clock.now()) });
  const started = await api.call(undefined, '/auth/xades-signature', AuthenticationInitResponse, {
    method: 'POST',
    body,
  });
  return started.referenceNumber;
}

/** A certificate cannot be made to fit a fingerprint: whoever names one is let in as its holder, without a signature. */
function enterByFingerprint(services: Services, request: LogInRequest): string {
  const { context } = request;
  const subject = subjectOf(request);
  return keepLogIn(services, {
    context,
    subject,
    method: 'QualifiedSignature',
    outcome: permissionVerdict(services, subject, context),
  }).referenceNumber;
}

/**
 * Logs in to the API and skips the waiting.
 * @throws ApiRefusal when KSeF does not let in, with its official text
 */
export async function logIn(
  services: Services,
  api: PortalApi,
  request: LogInRequest,
  say: Say,
): Promise<LoggedIn> {
  const { state, clock } = services;
  const referenceNumber =
    request.as === 'fingerprint' ? enterByFingerprint(services, request) : await sign(services, api, request);
  const operation = state.authOperations.get(referenceNumber);
  if (!operation) throw new Error(`The log-in ${referenceNumber} is not kept.`);
  const { code, description, details = [] } = operation.outcome;
  if (code !== 200) throw new ApiRefusal(403, [`${description} (${code})`, ...details]);
  state.authOperations.put({ ...operation, readyAt: clock.elapsed(), redeemedAt: clock.now() });
  return {
    authReference: referenceNumber,
    context: request.context,
    subject: subjectOf(request),
    companyName: contextName(request.context, say),
    who: whoOf(request, say),
  };
}

/** A made-up person who owns a company, for a log-in in one click. */
export function sampleOwner(nip: string): { pesel: string; firstName: string; lastName: string } {
  return { pesel: ownerPesel(nip), firstName: 'Jan', lastName: 'Przykładowy' };
}
