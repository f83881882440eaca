import { randomUUID } from 'node:crypto';
import { parseNip } from '@skryba/fa';
import { type Selectable, sql } from 'kysely';
import { audit } from '../audit/record.ts';
import { widenScope, withUser } from '../platform/database/scope.ts';
import { AppError, invalidFields } from '../platform/errors.ts';
import type { Platform, Tx } from '../platform/platform.ts';
import type { CompanyTable } from './tables.ts';

export type CompanyRow = Selectable<CompanyTable>;
export type CompanyDetails = Partial<
  Pick<
    CompanyTable,
    | 'name'
    | 'address_line1'
    | 'address_line2'
    | 'bank_account'
    | 'bank_name'
    | 'email'
    | 'phone'
    | 'number_pattern'
  >
>;

export interface EnsureCompanyInput {
  userId: string;
  /** As typed: dashes, spaces and a PL prefix are accepted. */
  nip: string;
  /** Used when the company is new; a name that is known already stays. */
  details?: CompanyDetails;
}

/**
 * The company of this NIP: the one that is there, or a new one that the person owns.
 * A company without a name takes the one given.
 * @throws AppError `invalid-fields` for a wrong NIP, `company-of-others` when the person is no member
 */
export async function ensureCompany(platform: Platform, input: EnsureCompanyInput): Promise<CompanyRow> {
  const nip = parseNip(input.nip);
  if (nip === undefined) throw invalidNip();
  return withUser(platform, input.userId, async (tx) => {
    // Two forms saved at once add the company once: the second waits and finds it.
    await sql`select pg_advisory_xact_lock(hashtextextended(${`company:${nip}`}, 0))`.execute(tx);
    const found = await sql<{ id: string; is_member: boolean }>`
      select * from find_company_by_nip(${nip}, ${input.userId})`.execute(tx);
    const known = found.rows[0];
    if (known === undefined) return addCompany(platform, tx, nip, input);
    if (!known.is_member) throw companyOfOthers();
    await widenScope(tx, known.id);
    return nameCompany(platform, tx, known.id, input.details?.name);
  });
}

async function addCompany(
  platform: Platform,
  tx: Tx,
  nip: string,
  input: EnsureCompanyInput,
): Promise<CompanyRow> {
  const id = randomUUID();
  const now = platform.clock.now();
  await widenScope(tx, id);
  const company = await tx
    .insertInto('companies')
    .values({
      name: '',
      ...emptyDetails,
      ...input.details,
      id,
      nip,
      environment: null,
      created_at: now,
      updated_at: now,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  await tx
    .insertInto('memberships')
    .values({ company_id: id, user_id: input.userId, role: 'owner', created_at: now })
    .execute();
  await audit(platform, tx, {
    companyId: id,
    actor: { kind: 'user', id: input.userId },
    action: 'company.added',
    subject: { kind: 'company', id },
    details: { nip },
  });
  return company;
}

async function nameCompany(platform: Platform, tx: Tx, id: string, name = ''): Promise<CompanyRow> {
  const company = await tx.selectFrom('companies').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  if (company.name !== '' || name === '') return company;
  return tx
    .updateTable('companies')
    .set({ name, updated_at: platform.clock.now() })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

const emptyDetails = {
  address_line1: '',
  address_line2: '',
  bank_account: '',
  bank_name: '',
  email: '',
  phone: '',
  number_pattern: 'FV/{NR}/{MM}/{RRRR}',
};

function invalidNip(): AppError {
  return invalidFields([
    {
      path: 'nip',
      code: 'nip-invalid',
      message: {
        pl: 'To nie jest poprawny NIP: cyfra kontrolna się nie zgadza albo nie ma dziesięciu cyfr.',
        en: 'This is not a valid NIP: its check digit is wrong, or it does not have ten digits.',
      },
      remedy: {
        pl: 'Przepisz NIP sprzedawcy jeszcze raz; kreski i spacje nie przeszkadzają.',
        en: 'Copy the seller’s NIP again; dashes and spaces do no harm.',
      },
    },
  ]);
}

function companyOfOthers(): AppError {
  return new AppError({
    code: 'company-of-others',
    status: 403,
    message: {
      pl: 'Firma o tym NIP jest już w tej instalacji, ale nie masz do niej dostępu.',
      en: 'A company with this NIP is in this installation already, and you have no access to it.',
    },
    remedy: {
      pl: 'Poproś właściciela firmy o dodanie Cię do niej.',
      en: 'Ask the owner of the company to add you to it.',
    },
  });
}
