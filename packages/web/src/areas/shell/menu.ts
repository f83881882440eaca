import {
  type Icon,
  IconBuildingBank,
  IconChartBar,
  IconFilePlus,
  IconFiles,
  IconHelp,
  IconInbox,
  IconPackage,
  IconSettings,
  IconUserCircle,
  IconUsers,
} from '@tabler/icons-react';

/** Pages below a company's NIP. */
export const companyPages = ['wystaw', 'dokumenty', 'koszty', 'ustawienia'] as const;
export type CompanyPage = (typeof companyPages)[number];

export type MenuKey =
  | 'issue'
  | 'documents'
  | 'purchases'
  | 'ksef'
  | 'customers'
  | 'products'
  | 'reports'
  | 'account'
  | 'settings'
  | 'help';

/** Where an entry leads: a page of the company, a page of the installation, or nowhere yet. */
export type MenuTarget = { company: CompanyPage } | { to: '/ksef/autoryzacja' | '/pomoc' } | 'soon';

export interface MenuEntry {
  readonly key: MenuKey;
  readonly icon: Icon;
  readonly target: MenuTarget;
  readonly count?: 'documents' | 'purchases';
}

export const menu: readonly MenuEntry[] = [
  { key: 'issue', icon: IconFilePlus, target: { company: 'wystaw' } },
  { key: 'documents', icon: IconFiles, target: { company: 'dokumenty' }, count: 'documents' },
  { key: 'purchases', icon: IconInbox, target: { company: 'koszty' }, count: 'purchases' },
  { key: 'ksef', icon: IconBuildingBank, target: { to: '/ksef/autoryzacja' } },
  { key: 'customers', icon: IconUsers, target: 'soon' },
  { key: 'products', icon: IconPackage, target: 'soon' },
  { key: 'reports', icon: IconChartBar, target: 'soon' },
  { key: 'account', icon: IconUserCircle, target: 'soon' },
  { key: 'settings', icon: IconSettings, target: { company: 'ustawienia' } },
  { key: 'help', icon: IconHelp, target: { to: '/pomoc' } },
];

/** What stands under KSeF. */
export const ksefMenu = ['authorisation', 'queue', 'synchronisation', 'certificates'] as const;
