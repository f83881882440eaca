import { ActionIcon, Menu } from '@mantine/core';
import type { InvoiceRow } from '@skryba/server/api';
import { IconCode, IconDots, IconFileTypePdf, IconSend, IconShieldCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useCompany } from '../shell/current-company.ts';
import { documentFiles } from './document-files.ts';

interface RowMenuProps {
  readonly row: InvoiceRow;
  readonly onSend: ((invoiceId: string) => void) | undefined;
}

/** What can be done with one document straight from the list. */
export function RowMenu({ row, onSend }: RowMenuProps) {
  const { t } = useTranslation();
  const { id: companyId } = useCompany();
  const files = documentFiles(companyId, row.id, row.environment);
  if (row.state === 'draft') return null;
  return (
    <Menu position="bottom-end" width={190}>
      <Menu.Target>
        <ActionIcon size={28} aria-label={t('documents.row.menu', { number: row.number })}>
          <IconDots size={17} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {onSend && (row.status === 'issued' || row.status === 'rejected') && (
          <Menu.Item leftSection={<IconSend size={16} aria-hidden />} onClick={() => onSend(row.id)}>
            {t('documents.row.send')}
          </Menu.Item>
        )}
        <Menu.Item
          component="a"
          href={files.pdf}
          target="_blank"
          leftSection={<IconFileTypePdf size={16} aria-hidden />}
        >
          {t('documents.row.pdf')}
        </Menu.Item>
        <Menu.Item component="a" href={files.xml} download leftSection={<IconCode size={16} aria-hidden />}>
          {t('documents.row.xml')}
        </Menu.Item>
        {row.status === 'accepted' && (
          <Menu.Item
            component="a"
            href={files.upo}
            download
            leftSection={<IconShieldCheck size={16} aria-hidden />}
          >
            {t('documents.row.upo')}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
