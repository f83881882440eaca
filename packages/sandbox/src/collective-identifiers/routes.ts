import type { Operations } from '../http/operation.ts';
import type { Services } from '../platform/services.ts';
import { generateIdentifier } from './generate-identifier.ts';
import { listIdentifiers } from './list-identifiers.ts';
import { listIdentifiersOfInvoice } from './list-identifiers-of-invoice.ts';
import { listInvoices, listInvoicesOfOne } from './list-invoices.ts';

const USE = ['InvoiceRead', 'InvoiceWrite', 'CollectiveIdentifierManage'] as const;

/** The operations under `/collective-identifiers`: one number for many invoices paid together. */
export function registerCollectiveIdentifiers({ secured }: Operations, services: Services): void {
  secured('POST', '/collective-identifiers', USE, (request, caller) =>
    generateIdentifier(services, request, caller),
  );
  secured('POST', '/collective-identifiers/query', USE, (request, caller) =>
    listIdentifiers(services, request, caller),
  );
  secured('GET', '/collective-identifiers/ksef/{ksefNumber}', USE, (request, caller) =>
    listIdentifiersOfInvoice(services, request, caller),
  );
  if (services.settings.contract === '2.7.0') {
    secured('GET', '/collective-identifiers/{collectiveIdentifierNumber}/invoices', USE, (request, caller) =>
      listInvoicesOfOne(services, request, caller),
    );
  } else {
    secured('POST', '/collective-identifiers/invoices', USE, (request, caller) =>
      listInvoices(services, request, caller),
    );
  }
}
