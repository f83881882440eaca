import { IconFeather } from '@tabler/icons-react';
import { useLocation } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { CompanySwitcher } from './CompanySwitcher.tsx';
import { useCurrentCompany } from './current-company.ts';
import { MenuLink } from './MenuLink.tsx';
import { ksefMenu, menu } from './menu.ts';
import classes from './side-menu.module.css';
import { UserMenu } from './UserMenu.tsx';
import { useMenuCounts } from './use-menu-counts.ts';

/** The menu at the left of a wide screen. */
export function SideMenu() {
  const { t } = useTranslation();
  const counts = useMenuCounts(useCurrentCompany());
  const inKsef = useLocation({ select: (location) => location.pathname.startsWith('/ksef') });
  return (
    <div className={classes.column}>
      <div className={classes.side}>
        <p className={classes.brand}>
          <IconFeather size={18} aria-hidden /> <b>Skryba</b>
        </p>
        <CompanySwitcher />
        <nav aria-label={t('shell.menu.label')}>
          <ul className={classes.menu}>
            {menu.map(({ key, icon: Glyph, target, count }) => (
              <li key={key}>
                <MenuLink target={target} className={classes.entry} reasonClass={classes.reason}>
                  <Glyph size={18} aria-hidden />
                  <span>{t(`shell.menu.${key}`)}</span>
                  {count && counts[count] > 0 && <em className={classes.count}>{counts[count]}</em>}
                </MenuLink>
                {key === 'ksef' && inKsef && <KsefSubmenu />}
              </li>
            ))}
          </ul>
        </nav>
        <UserMenu />
      </div>
    </div>
  );
}

function KsefSubmenu() {
  const { t } = useTranslation();
  return (
    <ul className={classes.sub}>
      {ksefMenu.map((key) => (
        <li key={key}>
          <MenuLink
            target={key === 'authorisation' ? { to: '/ksef/autoryzacja' } : 'soon'}
            className={classes.subEntry}
            reasonClass={classes.reason}
          >
            {t(`shell.menu.${key}`)}
          </MenuLink>
        </li>
      ))}
    </ul>
  );
}
