import { useNavigate, useRouterState } from '@tanstack/react-router';
import type { CompanyRef } from '../accounts/queries.ts';
import { rememberCompany } from './current-company.ts';
import { companyPages } from './menu.ts';

/** Goes to the same page of another company; a page about one document leads to its list. */
export function useGoToCompany(): (company: CompanyRef) => void {
  const navigate = useNavigate();
  const path = useRouterState({ select: (state) => state.location.pathname });
  const page = companyPages.find((name) => path.split('/')[2] === name) ?? 'dokumenty';
  return (company) => {
    rememberCompany(company.nip);
    void navigate({ to: `/$nip/${page}`, params: { nip: company.nip } });
  };
}
