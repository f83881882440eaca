import { ActionIcon, Menu } from '@mantine/core';
import type { InvoiceRow } from '@skryba/server/api';
import { IconCode, IconDots, IconFileTypePdf, IconSend, IconShieldCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { fileUrl } from '../../api/client.ts';
import { useCompany } from '../shell/current-company.ts';

interface RowMenuProps {
  readonly row: InvoiceRow;
  readonly onSend: ((invoiceId: string) => void) | undefined;
}

/** What can be done with one document straight from the list. */
export function RowMenu({ row, onSend }: RowMenuProps) {
  const { t } = useTranslation();
  const { id: companyId } = useCompany();
  const params = { companyId, invoiceId: row.id };
  const query = { environment: row.environment ?? undefined };
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
          href={fileUrl('GET /api/companies/:companyId/invoices/:invoiceId/pdf', { params, query })}
          target="_blank"
          leftSection={<IconFileTypePdf size={16} aria-hidden />}
        >
          {t('documents.row.pdf')}
        </Menu.Item>
        <Menu.Item
          component="a"
          href={fileUrl('GET /api/companies/:companyId/invoices/:invoiceId/xml', { params })}
          download
          leftSection={<IconCode size={16} aria-hidden />}
        >
          {t('documents.row.xml')}
        </Menu.Item>
        {row.status === 'accepted' && (
          <Menu.Item
            component="a"
            href={fileUrl('GET /api/companies/:companyId/invoices/:invoiceId/upo', { params, query })}
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
