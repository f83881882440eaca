import { UnstyledButton } from '@mantine/core';
import { spotlight } from '@mantine/spotlight';
import { IconSearch } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './search-button.module.css';

/** Opens the search and the commands (Ctrl+K). */
export function SearchButton({ compact = false }: { readonly compact?: boolean }) {
  const { t } = useTranslation();
  return (
    <UnstyledButton
      className={compact ? `${classes.button} ${classes.compact}` : classes.button}
      onClick={() => spotlight.open()}
      aria-label={t('shell.commands.open')}
      aria-keyshortcuts="Control+K"
    >
      <IconSearch size={18} aria-hidden />
      <span className={classes.text}>{t('shell.commands.open')}</span>
      <kbd className={classes.keys}>Ctrl K</kbd>
    </UnstyledButton>
  );
}
