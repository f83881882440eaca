import { Button, Checkbox, Group, Modal } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Note } from '../../design/Note.tsx';

interface ProductionDialogProps {
  readonly opened: boolean;
  readonly pending: boolean;
  readonly onClose: () => void;
  readonly onConfirm: () => void;
}

/** Asks before the first sending to production, with the warning of what it means. */
export function ProductionDialog({ opened, pending, onClose, onConfirm }: ProductionDialogProps) {
  const { t } = useTranslation();
  const [read, setRead] = useState(false);
  return (
    <Modal opened={opened} onClose={onClose} title={t('invoice.production.title')}>
      <Note tone="warn">
        <b>{t('invoice.production.warning')}</b> {t('invoice.production.text')}
      </Note>
      <Checkbox
        mt="md"
        size="sm"
        label={t('invoice.production.check')}
        checked={read}
        onChange={(event) => setRead(event.currentTarget.checked)}
      />
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={onClose}>
          {t('common.cancel')}
        </Button>
        <Button disabled={!read} loading={pending} onClick={onConfirm}>
          {t('invoice.production.confirm')}
        </Button>
      </Group>
    </Modal>
  );
}
