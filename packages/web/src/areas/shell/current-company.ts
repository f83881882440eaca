import type { EnvironmentId } from '@skryba/server/api';
import { useParams } from '@tanstack/react-router';
import { createContext, useContext } from 'react';
import { type CompanyRef, type Session, useSession } from '../accounts/queries.ts';

const storageKey = 'skryba-company';

/** Remembers the company last worked for, by its NIP. */
export function rememberCompany(nip: string): void {
  localStorage.setItem(storageKey, nip);
}

/** The company to begin with: the one last worked for, or the first. */
export function lastCompany(session: Session): CompanyRef | undefined {
  const nip = localStorage.getItem(storageKey);
  return session.companies.find((company) => company.nip === nip) ?? session.companies[0];
}

/** The company of the address, or the one last worked for; undefined before the first connection. */
export function useCurrentCompany(): CompanyRef | undefined {
  const session = useSession();
  const { nip } = useParams({ strict: false });
  return session.companies.find((company) => company.nip === nip) ?? lastCompany(session);
}

/** The company that the pages under its NIP work for. */
export const CompanyContext = createContext<CompanyRef | undefined>(undefined);

/** The company of the page; only below a company's address. */
export function useCompany(): CompanyRef {
  const company = useContext(CompanyContext);
  if (!company) throw new Error('useCompany is used outside the pages of a company');
  return company;
}

/** The environment that the company works in; undefined until it is connected. */
export function useWorkingEnvironment(): EnvironmentId | undefined {
  return useCompany().environment ?? undefined;
}
