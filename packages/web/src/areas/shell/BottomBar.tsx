import { Drawer, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconDots } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './bottom-bar.module.css';
import { CompanySwitcher } from './CompanySwitcher.tsx';
import { MenuLink } from './MenuLink.tsx';
import { menu } from './menu.ts';
import { useUserActions } from './use-user-actions.ts';

/** The phone's menu: four places and the rest behind "more". */
export function BottomBar() {
  const { t } = useTranslation();
  const actions = useUserActions();
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <>
      <nav className={classes.bar} aria-label={t('shell.menu.label')}>
        {menu.slice(0, 4).map(({ key, icon: Glyph, target }) => (
          <MenuLink key={key} target={target} className={classes.entry} reasonClass="visually-hidden">
            <Glyph size={22} aria-hidden />
            <span>{t(`shell.menu.${key}`)}</span>
          </MenuLink>
        ))}
        <UnstyledButton className={classes.entry} onClick={open} aria-haspopup="dialog">
          <IconDots size={22} aria-hidden />
          <span>{t('shell.menu.more')}</span>
        </UnstyledButton>
      </nav>
      <Drawer opened={opened} onClose={close} position="bottom" size="auto" title={t('shell.menu.more')}>
        <div className={classes.more}>
          <CompanySwitcher />
          <div
            onClickCapture={(event) =>
              event.target instanceof Element && event.target.closest('a') && close()
            }
          >
            {menu.slice(4).map(({ key, icon: Glyph, target }) => (
              <MenuLink key={key} target={target} className={classes.row} reasonClass={classes.reason}>
                <Glyph size={20} aria-hidden />
                <span>{t(`shell.menu.${key}`)}</span>
              </MenuLink>
            ))}
          </div>
          <div>
            {actions.map(({ key, icon: Glyph, label, lang, run }) => (
              <UnstyledButton key={key} lang={lang} className={classes.row} onClick={run}>
                <Glyph size={20} aria-hidden /> {label}
              </UnstyledButton>
            ))}
          </div>
        </div>
      </Drawer>
    </>
  );
}
