import { ActionIcon, Button, Menu, Tooltip } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import type { Company, InvoiceDraft } from '@skryba/server/api';
import { IconAlertTriangle, IconCheck, IconDots, IconEye, IconSend, IconTrash } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { formatTime } from '../../lib/dates.ts';
import classes from './form.module.css';
import { PdfPreview } from './PdfPreview.tsx';
import { useDeleteDraft } from './queries.ts';
import type { Saved } from './use-draft.ts';

interface FormActionsProps {
  readonly company: Company;
  readonly invoiceId: string;
  /** Why nothing can be sent now. */
  readonly obstacle: string | undefined;
  readonly body: InvoiceDraft;
  readonly saved: Saved;
  readonly pending: boolean;
  readonly onSave: () => void;
  readonly onIssue: (send: boolean) => void;
  /** Called before the draft is deleted: nothing more is to be saved. */
  readonly onDelete: () => void;
}

/** The buttons over the form. */
export function FormActions({
  company,
  obstacle,
  invoiceId,
  body,
  saved,
  pending,
  onSave,
  onIssue,
  onDelete,
}: FormActionsProps) {
  const { t } = useTranslation();
  const [previewed, { open, close }] = useDisclosure(false);
  return (
    <>
      <SavedState saved={saved} />
      <Button variant="default" leftSection={<IconEye size={16} aria-hidden />} onClick={open}>
        {t('invoice.preview')}
      </Button>
      <Button variant="default" onClick={onSave} aria-keyshortcuts="Control+S">
        {t('invoice.saveDraft')}
      </Button>
      <Button variant="default" disabled={pending} onClick={() => onIssue(false)}>
        {t('invoice.issue')}
      </Button>
      <Tooltip label={obstacle ?? ''} disabled={obstacle === undefined} multiline w={260}>
        <Button
          loading={pending}
          leftSection={<IconSend size={16} aria-hidden />}
          rightSection={<kbd>Ctrl ↵</kbd>}
          aria-keyshortcuts="Control+Enter"
          data-disabled={obstacle !== undefined || undefined}
          aria-disabled={obstacle !== undefined}
          onClick={() => obstacle === undefined && onIssue(true)}
        >
          {t('invoice.issueAndSend')}
        </Button>
      </Tooltip>
      <DraftMenu company={company} invoiceId={invoiceId} onDelete={onDelete} />
      {previewed && <PdfPreview companyId={company.id} body={body} onClose={close} />}
    </>
  );
}

function SavedState({ saved }: { readonly saved: Saved }) {
  const { t } = useTranslation();
  return (
    <span className={classes.saved} role="status">
      {saved.state === 'saving' && t('invoice.saved.saving')}
      {saved.state === 'saved' && (
        <>
          <IconCheck size={15} aria-hidden /> {t('invoice.saved.saved', { time: formatTime(saved.at) })}
        </>
      )}
      {saved.state === 'failed' && (
        <span className={`${classes.saved} ${classes.notSaved}`}>
          <IconAlertTriangle size={15} aria-hidden /> {t('invoice.saved.failed')}
        </span>
      )}
    </span>
  );
}

function DraftMenu({
  company,
  invoiceId,
  onDelete,
}: Pick<FormActionsProps, 'company' | 'invoiceId' | 'onDelete'>) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { mutate } = useDeleteDraft(company.id, invoiceId);
  const remove = () => {
    onDelete();
    mutate(undefined, {
      onSuccess: () => {
        notifications.show({ message: t('invoice.deleted') });
        void navigate({ to: '/$nip/dokumenty', params: { nip: company.nip } });
      },
    });
  };
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon size={36} aria-label={t('shell.menu.more')}>
          <IconDots size={18} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item color="red" leftSection={<IconTrash size={16} aria-hidden />} onClick={remove}>
          {t('invoice.deleteDraft')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
