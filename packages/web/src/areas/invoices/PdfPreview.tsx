import { Anchor, Modal, Skeleton } from '@mantine/core';
import type { InvoiceDraft } from '@skryba/server/api';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { apiFile } from '../../api/client.ts';
import { ProblemNote } from '../../design/ProblemNote.tsx';
import classes from './form.module.css';

interface PdfPreviewProps {
  readonly companyId: string;
  readonly body: InvoiceDraft;
  readonly onClose: () => void;
}

/** The PDF of what is in the form, marked as a draft. */
export function PdfPreview({ companyId, body, onClose }: PdfPreviewProps) {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery({
    queryKey: ['preview.pdf', companyId, body],
    queryFn: () =>
      apiFile('POST /api/companies/:companyId/invoices/preview.pdf', { params: { companyId }, body }),
    gcTime: 0,
  });
  const url = useObjectUrl(data);
  return (
    <Modal opened onClose={onClose} size={900} title={t('invoice.previewTitle')}>
      {error && <ProblemNote error={error} withFields onRetry={() => void refetch()} />}
      {!error && !url && <Skeleton height="74vh" />}
      {url && (
        <>
          <iframe className={classes.frame} src={url} title={t('invoice.previewTitle')} />
          <Anchor href={url} target="_blank" rel="noreferrer" mt="sm" display="inline-block">
            {t('invoice.previewDownload')}
          </Anchor>
        </>
      )}
    </Modal>
  );
}

/** An address for bytes held by the page, given back when it is no longer needed. */
function useObjectUrl(blob: Blob | undefined): string | undefined {
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    if (!blob) return undefined;
    const created = URL.createObjectURL(blob);
    setUrl(created);
    return () => URL.revokeObjectURL(created);
  }, [blob]);
  return url;
}
