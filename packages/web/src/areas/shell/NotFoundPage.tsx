import { Button } from '@mantine/core';
import { IconMapOff } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../design/EmptyState.tsx';

/** An address that leads nowhere. */
export function NotFoundPage() {
  const { t } = useTranslation();
  return (
    <EmptyState icon={IconMapOff} title={t('shell.notFound.title')} text={t('shell.notFound.text')}>
      <Button component={Link} to="/">
        {t('shell.notFound.home')}
      </Button>
    </EmptyState>
  );
}
