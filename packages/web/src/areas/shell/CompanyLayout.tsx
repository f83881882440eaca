import { Outlet, useParams } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useSession } from '../accounts/queries.ts';
import { CompanyContext, rememberCompany } from './current-company.ts';
import { NotFoundPage } from './NotFoundPage.tsx';

/** The pages of one company: its NIP stands in the address, so that a link leads to the right one. */
export function CompanyLayout() {
  const { nip } = useParams({ from: '/shell/$nip' });
  const company = useSession().companies.find((candidate) => candidate.nip === nip);
  useEffect(() => {
    if (company) rememberCompany(company.nip);
  }, [company]);
  if (!company) return <NotFoundPage />;
  return (
    <CompanyContext value={company}>
      <Outlet key={company.id} />
    </CompanyContext>
  );
}
