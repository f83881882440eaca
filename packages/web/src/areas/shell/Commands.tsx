import { Spotlight, type SpotlightActionData, type SpotlightActionGroupData } from '@mantine/spotlight';
import { IconBuilding, IconDownload, IconFilePlus, IconFileText, IconSearch } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatMoney } from '../../lib/amount.ts';
import { formatNip } from '../../lib/nip.ts';
import { useSession } from '../accounts/queries.ts';
import { useCurrentCompany } from './current-company.ts';
import { menu } from './menu.ts';
import { useDocumentSearch } from './use-document-search.ts';
import { useGoToCompany } from './use-go-to-company.ts';
import { useUserActions } from './use-user-actions.ts';

/** Search and commands over every page (Ctrl+K): pages, actions, companies, documents. */
export function Commands() {
  const { t } = useTranslation();
  const [query, setQuery] = useState('');
  const groups = [useActions(), useDocuments(query), usePages(), useCompanies()];
  return (
    <Spotlight
      actions={groups.filter((group) => group.actions.length > 0)}
      query={query}
      onQueryChange={setQuery}
      nothingFound={t('shell.commands.nothing')}
      shortcut="mod + K"
      overlayProps={{ blur: 0, backgroundOpacity: 0.4 }}
      scrollable
      maxHeight={420}
      searchProps={{
        placeholder: t('shell.commands.placeholder'),
        'aria-label': t('shell.commands.placeholder'),
        leftSection: <IconSearch size={18} aria-hidden />,
      }}
    />
  );
}

function usePages(): SpotlightActionGroupData {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const company = useCurrentCompany();
  const actions = menu.flatMap(({ key, icon: Glyph, target }): SpotlightActionData[] => {
    if (target === 'soon' || ('company' in target && !company)) return [];
    const go = () =>
      'to' in target
        ? navigate({ to: target.to })
        : navigate({ to: `/$nip/${target.company}`, params: { nip: company?.nip ?? '' } });
    const label = key === 'ksef' ? t('shell.menu.authorisation') : t(`shell.menu.${key}`);
    return [
      { id: `page-${key}`, label, leftSection: <Glyph size={18} aria-hidden />, onClick: () => void go() },
    ];
  });
  return { group: t('shell.commands.pages'), actions };
}

function useActions(): SpotlightActionGroupData {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const company = useCurrentCompany();
  const user = useUserActions();
  const ofCompany: SpotlightActionData[] = company
    ? [
        {
          id: 'new-invoice',
          label: t('shell.commands.newInvoice'),
          leftSection: <IconFilePlus size={18} aria-hidden />,
          rightSection: <kbd>N</kbd>,
          onClick: () => void navigate({ to: '/$nip/wystaw', params: { nip: company.nip } }),
        },
        {
          id: 'fetch',
          label: t('shell.commands.fetch'),
          leftSection: <IconDownload size={18} aria-hidden />,
          onClick: () =>
            void navigate({ to: '/$nip/koszty', params: { nip: company.nip }, search: { pobierz: true } }),
        },
      ]
    : [];
  const actions: SpotlightActionData[] = [
    ...ofCompany,
    ...user.map(({ key, icon: Glyph, label, run }) => ({
      id: key,
      label,
      leftSection: <Glyph size={18} aria-hidden />,
      onClick: run,
    })),
  ];
  return { group: t('shell.commands.actions'), actions };
}

function useCompanies(): SpotlightActionGroupData {
  const { t } = useTranslation();
  const { companies } = useSession();
  const goToCompany = useGoToCompany();
  const actions = companies.map((company) => ({
    id: `company-${company.id}`,
    label: company.name,
    description: `NIP ${formatNip(company.nip)}`,
    leftSection: <IconBuilding size={18} aria-hidden />,
    onClick: () => goToCompany(company),
  }));
  return { group: t('shell.commands.companies'), actions };
}

function useDocuments(query: string): SpotlightActionGroupData {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const company = useCurrentCompany();
  const found = useDocumentSearch(company, query);
  const actions = found.map((row) => ({
    id: `document-${row.id}`,
    label: row.number || t('common.status.draft'),
    description: `${row.buyerName} · ${formatMoney(row.gross, row.currency)}`,
    keywords: query,
    leftSection: <IconFileText size={18} aria-hidden />,
    onClick: () =>
      void navigate({
        to: '/$nip/dokumenty/$invoiceId',
        params: { nip: company?.nip ?? '', invoiceId: row.id },
      }),
  }));
  return { group: t('shell.commands.documents'), actions };
}
