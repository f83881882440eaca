import { notifications } from '@mantine/notifications';
import type { EnvironmentId } from '@skryba/server/api';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemOf } from '../../api/problem.ts';
import { useWords } from '../../i18n/use-words.ts';
import { needsConfirmation } from '../invoices/send.ts';
import { type Selection, useSendDocuments } from './queries.ts';

interface Request {
  readonly environment: EnvironmentId;
  readonly selection: Selection;
  readonly onSent: () => void;
}

/** Sends documents and says how it went; asks before the first sending to production. */
export function useSending(companyId: string) {
  const { t } = useTranslation();
  const words = useWords();
  const { mutate, isPending } = useSendDocuments(companyId);
  const [asked, setAsked] = useState<Request | null>(null);

  function run(request: Request, confirmedProduction: boolean): void {
    const { environment, selection, onSent } = request;
    mutate(
      { environment, confirmedProduction, selection },
      {
        onSuccess: ({ queued, skipped, needAttention }) => {
          setAsked(null);
          onSent();
          const tail = skipped > 0 ? ` (${t('documents.skipped', { count: skipped })})` : '';
          if (queued > 0 || needAttention === 0) {
            notifications.show({
              message:
                queued > 0 ? t('documents.queued', { count: queued }) + tail : t('documents.nothingQueued'),
            });
          }
          if (needAttention > 0) {
            notifications.show({
              color: 'yellow',
              message: t('documents.needAttention', { count: needAttention }),
            });
          }
        },
        onError: (error) => {
          if (needsConfirmation(error)) {
            setAsked(request);
            return;
          }
          setAsked(null);
          const { message, remedy } = problemOf(error);
          notifications.show({
            color: 'red',
            title: words(message),
            message: words(remedy),
            autoClose: 12_000,
          });
        },
      },
    );
  }

  return {
    pending: isPending,
    send: (request: Request) => run(request, false),
    /** Props of the dialog that asks before the first sending to production. */
    dialog: {
      opened: asked !== null,
      pending: isPending,
      onClose: () => setAsked(null),
      onConfirm: () => asked && run(asked, true),
    },
  };
}
