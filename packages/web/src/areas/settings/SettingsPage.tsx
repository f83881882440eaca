import { Skeleton, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Note } from '../../design/Note.tsx';
import { Narrow } from '../../design/Page.tsx';
import { PageHeader } from '../../design/PageHeader.tsx';
import { ProblemNote } from '../../design/ProblemNote.tsx';
import { useCompany } from '../shell/current-company.ts';
import { CompanyForm } from './CompanyForm.tsx';
import { useCompanyData } from './queries.ts';

/** The company's own data; what else belongs here is named as not built yet. */
export function SettingsPage() {
  const { t } = useTranslation();
  const company = useCompanyData(useCompany().id);
  return (
    <>
      <PageHeader title={t('settings.title')} />
      <Narrow>
        <Stack gap="lg">
          <div>
            <Title order={2} size="h4">
              {t('settings.company.title')}
            </Title>
            <Text c="var(--ink2)">{t('settings.company.lead')}</Text>
          </div>
          {company.error && <ProblemNote error={company.error} onRetry={() => void company.refetch()} />}
          {company.isPending && <Skeleton height={480} />}
          {company.data && <CompanyForm key={company.data.id} company={company.data} />}
          <Note tone="info">{t('settings.later')}</Note>
        </Stack>
      </Narrow>
    </>
  );
}
