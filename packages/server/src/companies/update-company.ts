import { audit } from '../audit/record.ts';
import { withCompany } from '../platform/database/scope.ts';
import type { EnvironmentId } from '../platform/http/schemas.ts';
import type { Platform, Tx } from '../platform/platform.ts';
import type { Company } from './contract.ts';
import { companyNotFound } from './errors.ts';
import { refuseUnusablePattern } from './number-pattern.ts';
import { type CompanyDetails, detailColumns, selectCompany } from './store.ts';

export interface CompanyChange extends Partial<CompanyDetails> {
  environment?: EnvironmentId | undefined;
}

/**
 * Changes what was given and leaves the rest.
 * @throws AppError `company-not-found`, `invalid-fields`
 */
export function updateCompany(
  platform: Pick<Platform, 'db' | 'clock'>,
  userId: string,
  companyId: string,
  change: CompanyChange,
): Promise<Company> {
  if (change.numberPattern !== undefined) refuseUnusablePattern(platform, change.numberPattern);
  return withCompany(platform, companyId, async (tx) => {
    await tx
      .updateTable('companies')
      .set({ ...detailColumns(change), environment: change.environment, updated_at: platform.clock.now() })
      .where('id', '=', companyId)
      .execute();
    await audit(platform, tx, {
      companyId,
      actor: { kind: 'user', id: userId },
      action: 'company.changed',
      details: { ...change },
    });
    const company = await selectCompany(tx, companyId, userId);
    if (!company) throw companyNotFound();
    return company;
  });
}

/** The environment that the company works in from now on; for connections that come and go. */
export async function setEnvironment(
  platform: Pick<Platform, 'clock'>,
  tx: Tx,
  companyId: string,
  environment: EnvironmentId,
): Promise<void> {
  await tx
    .updateTable('companies')
    .set({ environment, updated_at: platform.clock.now() })
    .where('id', '=', companyId)
    .execute();
}
