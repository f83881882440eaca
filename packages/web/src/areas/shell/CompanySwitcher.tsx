import { Menu, UnstyledButton } from '@mantine/core';
import { IconBuildingBank, IconCheck, IconChevronDown, IconPlus } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { formatNip } from '../../lib/nip.ts';
import { type CompanyRef, useSession } from '../accounts/queries.ts';
import { useAuthorisations } from '../ksef/queries.ts';
import { useChangeEnvironment } from '../settings/queries.ts';
import classes from './company-switcher.module.css';
import { useCurrentCompany } from './current-company.ts';
import { useGoToCompany } from './use-go-to-company.ts';

/** Shows the company that is being worked for; changes it and its environment. */
export function CompanySwitcher() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const current = useCurrentCompany();
  const { companies } = useSession();
  const goToCompany = useGoToCompany();
  if (!current) return null;
  return (
    <Menu width={260} position="bottom-start">
      <Menu.Target>
        <UnstyledButton
          className={classes.button}
          aria-label={`${t('shell.company.choose')}: ${current.name}`}
        >
          <Badge company={current} />
          <span className={classes.names}>
            <b>{current.name}</b>
            <small>NIP {formatNip(current.nip)}</small>
          </span>
          <IconChevronDown size={16} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {companies.map((company) => (
          <Menu.Item
            key={company.id}
            leftSection={<Badge company={company} />}
            rightSection={company.id === current.id ? <IconCheck size={16} aria-hidden /> : null}
            onClick={() => goToCompany(company)}
          >
            <span className={classes.names}>
              <b>{company.name}</b>
              <small>NIP {formatNip(company.nip)}</small>
            </span>
          </Menu.Item>
        ))}
        <Environments company={current} />
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() => void navigate({ to: '/ksef/autoryzacja' })}
        >
          {t('shell.company.add')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

/** The environments that the company is connected with, to work in one of them. */
function Environments({ company }: { readonly company: CompanyRef }) {
  const { t } = useTranslation();
  const { data = [] } = useAuthorisations();
  const { mutate } = useChangeEnvironment();
  const connected = new Set(
    data
      .filter(({ companyId, state }) => companyId === company.id && state === 'active')
      .map(({ environment }) => environment),
  );
  if (connected.size < 2) return null;
  return (
    <>
      <Menu.Divider />
      <Menu.Label>{t('shell.company.environment')}</Menu.Label>
      {[...connected].map((environment) => (
        <Menu.Item
          key={environment}
          leftSection={<IconBuildingBank size={16} aria-hidden />}
          rightSection={environment === company.environment ? <IconCheck size={16} aria-hidden /> : null}
          onClick={() => mutate({ companyId: company.id, environment })}
        >
          {t(`common.environment.${environment}`)}
        </Menu.Item>
      ))}
    </>
  );
}

function Badge({ company }: { readonly company: CompanyRef }) {
  const words = company.name.match(/[\p{L}\d]+/gu) ?? [];
  const letters = words.slice(0, 2).map((word) => word.charAt(0).toUpperCase());
  return (
    <span className={classes.badge} aria-hidden>
      {letters}
    </span>
  );
}
