import { useTranslation } from 'react-i18next';
import type { CompanyRef } from '../accounts/queries.ts';
import { useAuthorisations } from '../ksef/queries.ts';

/** Why nothing can be sent to KSeF for a company now; undefined when it can be tried. */
export function useSendingObstacle(company: Pick<CompanyRef, 'id' | 'environment'>): string | undefined {
  const { t } = useTranslation();
  const { data } = useAuthorisations();
  if (!data) return undefined;
  const here = data.filter(
    ({ companyId, environment, state }) =>
      companyId === company.id &&
      environment === company.environment &&
      (state === 'active' || state === 'failing'),
  );
  if (here.length === 0) return t('invoice.noEnvironment');
  return here.some(({ canIssue }) => canIssue) ? undefined : t('invoice.cannotIssue');
}
