import type { AccountTables } from '../../accounts/tables.ts';
import type { AuditTables } from '../../audit/tables.ts';
import type { AuthorisationTables } from '../../authorisations/tables.ts';
import type { CompanyTables } from '../../companies/tables.ts';
import type { DeliveryTables } from '../../delivery/tables.ts';
import type { InvoiceTables } from '../../invoices/tables.ts';
import type { PurchaseTables } from '../../purchases/tables.ts';
import type { PlatformTables } from '../tables.ts';

/** Every table, as its area describes it; names and columns are those of the SQL. */
export interface Database
  extends
    AccountTables,
    AuditTables,
    AuthorisationTables,
    CompanyTables,
    DeliveryTables,
    InvoiceTables,
    PlatformTables,
    PurchaseTables {}
