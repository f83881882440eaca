import { Menu, UnstyledButton } from '@mantine/core';
import { IconChevronUp, IconUserCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../accounts/queries.ts';
import { useUserActions } from './use-user-actions.ts';
import classes from './user-menu.module.css';

/** Who is signed in; language, dark mode, sign out. */
export function UserMenu() {
  const { t } = useTranslation();
  const { user } = useSession();
  const actions = useUserActions();
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
        {actions.map(({ key, icon: Glyph, label, lang, run }) => (
          <Menu.Item key={key} lang={lang} leftSection={<Glyph size={16} aria-hidden />} onClick={run}>
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
