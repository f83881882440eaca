import { Button, Menu } from '@mantine/core';
import type { EnvironmentId, Invoice } from '@skryba/server/api';
import { IconChevronDown, IconCode, IconFileTypePdf, IconSend, IconShieldCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useAuthorisations } from '../ksef/queries.ts';
import { useCompany } from '../shell/current-company.ts';
import { documentFiles } from './document-files.ts';

interface DocumentActionsProps {
  readonly invoice: Invoice;
  readonly pending: boolean;
  readonly onSend: (environment: EnvironmentId) => void;
}

/** Files of a document, and sending it to the environments where it is not yet. */
export function DocumentActions({ invoice, pending, onSend }: DocumentActionsProps) {
  const { t } = useTranslation();
  const { id: companyId, environment: working } = useCompany();
  const files = documentFiles(companyId, invoice.id, working);
  const targets = useTargets(invoice);
  const hasUpo = invoice.deliveries.some((delivery) => delivery.environment === working && delivery.hasUpo);
  const [only] = targets;
  const already = invoice.deliveries.length > 0;
  const label = (environment: EnvironmentId) =>
    t(already ? 'documents.document.alsoTo' : 'documents.document.sendTo', {
      environment: t(`common.environment.${environment}`),
    });
  return (
    <>
      <Button
        component="a"
        variant="default"
        href={files.pdf}
        target="_blank"
        leftSection={<IconFileTypePdf size={16} aria-hidden />}
      >
        {t('documents.row.pdf')}
      </Button>
      <Button
        component="a"
        variant="default"
        href={files.xml}
        download
        leftSection={<IconCode size={16} aria-hidden />}
      >
        {t('documents.row.xml')}
      </Button>
      {hasUpo && (
        <Button
          component="a"
          variant="default"
          href={files.upo}
          download
          leftSection={<IconShieldCheck size={16} aria-hidden />}
        >
          {t('documents.row.upo')}
        </Button>
      )}
      {only !== undefined && targets.length === 1 && (
        <Button
          variant={already ? 'default' : 'filled'}
          loading={pending}
          leftSection={<IconSend size={16} aria-hidden />}
          onClick={() => onSend(only)}
        >
          {already ? label(only) : t('documents.document.send')}
        </Button>
      )}
      {targets.length > 1 && (
        <Menu position="bottom-end">
          <Menu.Target>
            <Button
              variant={already ? 'default' : 'filled'}
              loading={pending}
              leftSection={<IconSend size={16} aria-hidden />}
              rightSection={<IconChevronDown size={15} aria-hidden />}
            >
              {t('documents.document.send')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {targets.map((environment) => (
              <Menu.Item key={environment} onClick={() => onSend(environment)}>
                {label(environment)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
    </>
  );
}

/** Environments that the company can send to, and where this document is not on its way or accepted. */
function useTargets(invoice: Invoice): readonly EnvironmentId[] {
  const { id: companyId } = useCompany();
  const { data = [] } = useAuthorisations();
  const taken = new Set(
    invoice.deliveries.filter(({ status }) => status !== 'rejected').map(({ environment }) => environment),
  );
  const connected = data
    .filter(
      (one) =>
        one.companyId === companyId && one.canIssue && (one.state === 'active' || one.state === 'failing'),
    )
    .map(({ environment }) => environment);
  return [...new Set(connected)].filter((environment) => !taken.has(environment));
}
