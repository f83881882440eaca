import { authenticationStatuses, type DocumentedStatus } from '@skryba/ksef/contract';
import { isoInstant } from '../platform/clock.ts';
import type { Services } from '../platform/services.ts';
import type { AuthOperation, Method, Status } from '../state/records.ts';

const DAY_MS = 86_400_000;
/** Life of a refresh token. */
export const REFRESH_LIFE_MS = 7 * DAY_MS;

const METHODS: Record<Method, { category: string; code: string; displayName: string }> = {
  Token: { category: 'Token', code: 'token.ksef', displayName: 'Token KSeF' },
  TrustedProfile: {
    category: 'XadesSignature',
    code: 'xades.trusted-profile',
    displayName: 'Profil Zaufany',
  },
  InternalCertificate: {
    category: 'XadesSignature',
    code: 'xades.internal-certificate',
    displayName: 'Certyfikat KSeF',
  },
  QualifiedSignature: {
    category: 'XadesSignature',
    code: 'xades.qualified-signature',
    displayName: 'Podpis kwalifikowany',
  },
  QualifiedSeal: {
    category: 'XadesSignature',
    code: 'xades.qualified-seal',
    displayName: 'Pieczęć kwalifikowana',
  },
  PeppolSignature: {
    category: 'XadesSignature',
    code: 'xades.peppol-signature',
    displayName: 'Podpis dostawcy usług Peppol',
  },
};

/** A documented status with its details, as answers carry it. */
export function toStatus(documented: DocumentedStatus, ...details: string[]): Status {
  const all = details.length > 0 ? details : documented.details === undefined ? [] : [documented.details];
  return {
    code: documented.code,
    description: documented.description,
    ...(all.length > 0 ? { details: all } : {}),
  };
}

/** The status of a log-in at this moment. */
export function statusOf(services: Services, operation: AuthOperation): Status {
  if (operation.revoked) return toStatus(authenticationStatuses.revoked);
  if (services.clock.elapsed() < operation.readyAt) return toStatus(authenticationStatuses.inProgress);
  return operation.outcome;
}

/** A log-in as the contract shows it. */
export function describe(services: Services, operation: AuthOperation): object {
  const { redeemedAt, refreshedAt } = operation;
  return {
    startDate: isoInstant(operation.startedAt),
    authenticationMethod: operation.method,
    authenticationMethodInfo: METHODS[operation.method],
    status: statusOf(services, operation),
    isTokenRedeemed: redeemedAt !== undefined,
    ...(refreshedAt === undefined ? {} : { lastTokenRefreshDate: isoInstant(refreshedAt) }),
    ...(redeemedAt === undefined ? {} : { refreshTokenValidUntil: isoInstant(redeemedAt + REFRESH_LIFE_MS) }),
  };
}

/** Category of a way of logging in, as refusals name it. */
export function categoryOf(method: Method): string {
  return METHODS[method].category;
}
