import type { AccountTables } from '../../accounts/tables.ts';
import type { AuditTables } from '../../audit/tables.ts';
import type { CompanyTables } from '../../companies/tables.ts';
import type { PlatformTables } from '../tables.ts';

/** Every table, as its area describes it; names and columns are those of the SQL. */
export interface Database extends AccountTables, AuditTables, CompanyTables, PlatformTables {}
