import { notifications } from '@mantine/notifications';
import type { Company } from '@skryba/server/api';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useIssue } from './queries.ts';
import { needsConfirmation } from './send.ts';

/** Issues the draft after saving what is in the form; the first sending to production is asked about. */
export function useIssuing(company: Company, invoiceId: string, save: () => Promise<void>) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { mutateAsync } = useIssue(company.id, invoiceId);
  const [pending, setPending] = useState(false);
  const [confirming, setConfirming] = useState(false);
  const [error, setError] = useState<unknown>(null);

  async function run(send: boolean, confirmedProduction: boolean): Promise<void> {
    const { environment } = company;
    await save();
    const invoice = await mutateAsync(send && environment ? { environment, confirmedProduction } : null);
    const text = send
      ? t('invoice.issuedAndSent', { number: invoice.number })
      : t('invoice.issued', { number: invoice.number });
    notifications.show({ message: text });
    await navigate({ to: '/$nip/dokumenty/$invoiceId', params: { nip: company.nip, invoiceId } });
  }

  function start(send: boolean, confirmedProduction: boolean, onRefused: () => void): void {
    if (pending) return;
    setPending(true);
    setError(null);
    run(send, confirmedProduction)
      .then(() => setConfirming(false))
      .catch((failure: unknown) => {
        setError(failure);
        setConfirming(needsConfirmation(failure));
        requestAnimationFrame(onRefused);
      })
      .finally(() => setPending(false));
  }

  return {
    pending,
    confirming,
    error,
    issue: (send: boolean, onRefused: () => void) => start(send, false, onRefused),
    confirm: () => start(true, true, () => undefined),
    cancel: () => setConfirming(false),
  };
}
