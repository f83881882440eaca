import { Button, Checkbox, Group, Modal } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { Authorisation } from '@skryba/server/api';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemNote } from '../../design/ProblemNote.tsx';
import classes from './connection.module.css';
import { useRemoveAuthorisation } from './queries.ts';

interface RemoveDialogProps {
  readonly authorisation: Authorisation;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Says what stops working and what stays, and offers to revoke the token in KSeF as well. */
export function RemoveDialog({ authorisation, opened, onClose }: RemoveDialogProps) {
  const { t } = useTranslation();
  const [revoke, setRevoke] = useState(false);
  const { mutate, isPending, error } = useRemoveAuthorisation(authorisation);
  const { companyName, environment, method, state, keepConnected } = authorisation;
  const hasToken = method === 'token' || keepConnected;
  const canRevoke = hasToken && (state === 'active' || state === 'failing');
  const confirm = () =>
    mutate(
      { revoke: canRevoke && revoke },
      {
        onSuccess: () => {
          notifications.show({ message: t('ksef.notify.removed') });
          onClose();
        },
      },
    );
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      size={520}
      title={t('ksef.remove.title', {
        company: companyName,
        environment: t(`common.environment.${environment}`),
      })}
    >
      <p>{t('ksef.remove.stops')}</p>
      <ul className={classes.list}>
        <li>{t('ksef.remove.sending')}</li>
        <li>{t('ksef.remove.fetching')}</li>
      </ul>
      <div className={classes.remarks}>
        <p>{t('ksef.remove.waiting')}</p>
        <p>{t('ksef.remove.stays')}</p>
        <p>{t('ksef.remove.other')}</p>
      </div>
      {canRevoke && (
        <Checkbox
          mt="md"
          size="sm"
          label={t('ksef.remove.revoke')}
          description={t('ksef.remove.revokeHint')}
          checked={revoke}
          onChange={(event) => setRevoke(event.currentTarget.checked)}
        />
      )}
      {error && <ProblemNote error={error} />}
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={onClose}>
          {t('common.cancel')}
        </Button>
        <Button color="red" loading={isPending} onClick={confirm}>
          {t('ksef.remove.confirm')}
        </Button>
      </Group>
    </Modal>
  );
}
