import { authOperations } from './auth.ts';
import { certificatesOperations } from './certificates.ts';
import { collectiveIdentifiersOperations } from './collective-identifiers.ts';
import { invoicesOperations } from './invoices.ts';
import { limitsOperations } from './limits.ts';
import { peppolOperations } from './peppol.ts';
import { permissionsOperations } from './permissions.ts';
import { securityOperations } from './security.ts';
import { sessionsOperations } from './sessions.ts';
import { testDataOperations } from './test-data.ts';
import { tokensOperations } from './tokens.ts';

/** Every operation of the contract, by the name of the method that calls it. */
export const operations = {
  ...authOperations,
  ...certificatesOperations,
  ...testDataOperations,
  ...securityOperations,
  ...collectiveIdentifiersOperations,
  ...limitsOperations,
  ...permissionsOperations,
  ...invoicesOperations,
  ...sessionsOperations,
  ...tokensOperations,
  ...peppolOperations,
} as const;

/** Name of an operation. */
export type OperationName = keyof typeof operations;

export * from './operation.ts';
