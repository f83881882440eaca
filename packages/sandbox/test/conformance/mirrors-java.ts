import type { PublicClass } from './mirror.ts';

/** The official Java classes about log-in, sessions, invoices, certificates, tokens, limits and QR codes. */
export const javaClasses: readonly PublicClass[] = [
  {
    suite: 'Java',
    name: 'AuthorizationIntegrationTest',
    tests: {
      refreshTokenE2EIntegrationTest: 'holds',
    },
  },
  {
    suite: 'Java',
    name: 'SessionIntegrationTest',
    tests: {
      createSessionSearchSessionAndRevokeCurrentSession: 'holds',
      createSecondSessionAndRevokeSessionByReferenceNumber: 'holds',
    },
  },
];
