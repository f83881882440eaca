import { useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { type Icon, IconLanguage, IconLogout, IconMoon, IconSun } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { changeLanguage, type Language } from '../../i18n/index.ts';
import { useLanguage } from '../../i18n/use-words.ts';
import { useLeave } from './use-leave.ts';

interface UserAction {
  readonly key: 'language' | 'scheme' | 'leave';
  readonly icon: Icon;
  readonly label: string;
  /** The language of the label where it is not the page's. */
  readonly lang?: Language;
  readonly run: () => void;
}

/** What a person can change about the interface, for the menu, the phone's drawer and the commands. */
export function useUserActions(): readonly UserAction[] {
  const { t } = useTranslation();
  const other = useLanguage() === 'pl' ? 'en' : 'pl';
  const { setColorScheme } = useMantineColorScheme();
  const dark = useComputedColorScheme('light', { getInitialValueInEffect: false }) === 'dark';
  const leave = useLeave();
  return [
    {
      key: 'language',
      icon: IconLanguage,
      label: t('shell.user.language'),
      lang: other,
      run: () => void changeLanguage(other),
    },
    {
      key: 'scheme',
      icon: dark ? IconSun : IconMoon,
      label: dark ? t('shell.user.light') : t('shell.user.dark'),
      run: () => setColorScheme(dark ? 'light' : 'dark'),
    },
    { key: 'leave', icon: IconLogout, label: t('shell.user.signOut'), run: leave },
  ];
}
