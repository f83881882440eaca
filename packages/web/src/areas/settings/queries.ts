import { notifications } from '@mantine/notifications';
import type { Api, EnvironmentId } from '@skryba/server/api';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.ts';

/** Changes the environment that a company works in. */
export function useChangeEnvironment() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ companyId, environment }: { companyId: string; environment: EnvironmentId }) =>
      api('PATCH /api/companies/:companyId', { params: { companyId }, body: { environment } }),
    onSuccess: async (_, { environment }) => {
      await queries.invalidateQueries();
      notifications.show({
        message: t('ksef.notify.environment', { environment: t(`common.environment.${environment}`) }),
      });
    },
  });
}

/** What goes on the company's invoices. */
export function useCompanyData(companyId: string) {
  return useQuery({
    queryKey: ['company', companyId],
    queryFn: () => api('GET /api/companies/:companyId', { params: { companyId } }),
  });
}

/** Saves what goes on invoices from now on. */
export function useSaveCompany(companyId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: Api['PATCH /api/companies/:companyId']['body']) =>
      api('PATCH /api/companies/:companyId', { params: { companyId }, body }),
    onSuccess: (company) => {
      queries.setQueryData(['company', companyId], company);
      return queries.invalidateQueries({ queryKey: ['session'] });
    },
    meta: { quiet: true },
  });
}
