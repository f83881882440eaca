import { Menu, UnstyledButton, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import {
  IconChevronUp,
  IconLanguage,
  IconLogout,
  IconMoon,
  IconSun,
  IconUserCircle,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { changeLanguage } from '../../i18n/index.ts';
import { useLanguage } from '../../i18n/use-words.ts';
import { useSession } from '../accounts/queries.ts';
import { useLeave } from './use-leave.ts';
import classes from './user-menu.module.css';

/** Who is signed in; language, dark mode, sign out. */
export function UserMenu() {
  const { t } = useTranslation();
  const { user } = useSession();
  return (
    <Menu width={220} position="top-start">
      <Menu.Target>
        <UnstyledButton className={classes.button} aria-label={`${t('shell.user.menu')}: ${user.email}`}>
          <IconUserCircle size={18} aria-hidden />
          <span className={classes.email}>{user.email}</span>
          <IconChevronUp size={14} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <UserMenuItems />
      </Menu.Dropdown>
    </Menu>
  );
}

/** The same entries for the menu at the left and for the phone's. */
export function UserMenuItems() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { setColorScheme } = useMantineColorScheme();
  const scheme = useComputedColorScheme('light', { getInitialValueInEffect: false });
  const leave = useLeave();
  const other = language === 'pl' ? 'en' : 'pl';
  return (
    <>
      <Menu.Item
        leftSection={<IconLanguage size={16} aria-hidden />}
        lang={other}
        onClick={() => void changeLanguage(other)}
      >
        {t('shell.user.language')}
      </Menu.Item>
      <Menu.Item
        leftSection={
          scheme === 'dark' ? <IconSun size={16} aria-hidden /> : <IconMoon size={16} aria-hidden />
        }
        onClick={() => setColorScheme(scheme === 'dark' ? 'light' : 'dark')}
      >
        {scheme === 'dark' ? t('shell.user.light') : t('shell.user.dark')}
      </Menu.Item>
      <Menu.Divider />
      <Menu.Item leftSection={<IconLogout size={16} aria-hidden />} onClick={leave}>
        {t('shell.user.signOut')}
      </Menu.Item>
    </>
  );
}
