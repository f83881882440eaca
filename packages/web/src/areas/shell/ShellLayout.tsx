import { useHotkeys, useMediaQuery } from '@mantine/hooks';
import { spotlight } from '@mantine/spotlight';
import { Outlet, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { EnvironmentBar } from '../../design/EnvironmentBar.tsx';
import { useFollowConnections } from '../ksef/queries.ts';
import { BottomBar } from './BottomBar.tsx';
import { Commands } from './Commands.tsx';
import { useCurrentCompany } from './current-company.ts';
import { SideMenu } from './SideMenu.tsx';
import classes from './shell.module.css';

/** The frame of every page behind the door. */
export function ShellLayout() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const company = useCurrentCompany();
  const phone = useMediaQuery('(width <= 900px)', undefined, { getInitialValueInEffect: false });
  const environment = company?.environment ?? null;
  const barred = environment !== null && environment !== 'production';
  useFollowConnections();
  useHotkeys([
    ['N', () => company && void navigate({ to: '/$nip/wystaw', params: { nip: company.nip } })],
    [
      '/',
      () => {
        const search = document.querySelector<HTMLInputElement>('input[type="search"]');
        if (search) search.focus();
        else spotlight.open();
      },
    ],
  ]);
  return (
    <div className={barred ? classes.framed : undefined}>
      <a href="#tresc" className={classes.skip}>
        {t('shell.skip')}
      </a>
      <EnvironmentBar environment={environment} />
      <div className={classes.shell}>
        {!phone && <SideMenu />}
        <main id="tresc" className={classes.main} tabIndex={-1}>
          <Outlet />
        </main>
      </div>
      {phone && <BottomBar />}
      <Commands />
    </div>
  );
}
