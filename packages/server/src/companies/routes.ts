import { type ImplementedRoute, implement } from '../platform/http/implement.ts';
import { addCompany } from './add-company.ts';
import { companyRoutes } from './contract.ts';
import { getCompany, listCompanies } from './read-companies.ts';
import { updateCompany } from './update-company.ts';

export const companyHandlers: ImplementedRoute[] = [
  implement(companyRoutes.listCompanies, ({ platform, user }) => listCompanies(platform, user.id)),
  implement(companyRoutes.createCompany, ({ platform, user, body }) => addCompany(platform, user.id, body)),
  implement(companyRoutes.getCompany, ({ platform, user, company }) =>
    getCompany(platform, user.id, company.id),
  ),
  implement(companyRoutes.updateCompany, ({ platform, user, company, body }) =>
    updateCompany(platform, user.id, company.id, body),
  ),
];
