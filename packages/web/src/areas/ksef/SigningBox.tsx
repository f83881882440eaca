import { Button, FileButton } from '@mantine/core';
import type { Authorisation } from '@skryba/server/api';
import { IconDownload, IconUpload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { fileUrl } from '../../api/client.ts';
import { ProblemNote } from '../../design/ProblemNote.tsx';
import { fileToBase64 } from '../../lib/files.ts';
import classes from './connection.module.css';
import { useUploadSigned } from './queries.ts';
import { useCountdown } from './use-countdown.ts';

interface SigningBoxProps {
  readonly authorisation: Authorisation;
  readonly signing: NonNullable<Authorisation['signing']>;
  readonly onAgain: () => void;
}

/** The file to sign, the time that is left, and the place for the signed one. */
export function SigningBox({ authorisation, signing, onAgain }: SigningBoxProps) {
  const { t } = useTranslation();
  const left = useCountdown(signing.expiresAt);
  const upload = useUploadSigned(authorisation);
  const params = { companyId: authorisation.companyId, authorisationId: authorisation.id };
  if (left === null) {
    return (
      <div className={classes.signing}>
        <p className={classes.missing}>{t('ksef.signing.over')}</p>
        <Button size="xs" variant="default" onClick={onAgain}>
          {t('ksef.signing.again')}
        </Button>
      </div>
    );
  }
  return (
    <div className={classes.signing}>
      <div className={classes.signingRow}>
        <span className="quiet">{t('ksef.signing.file', { name: signing.fileName })}</span>
        <b className="num" role="timer">
          {t('ksef.signing.left', { time: left })}
        </b>
      </div>
      <Button
        component="a"
        variant="default"
        size="xs"
        href={fileUrl('GET /api/companies/:companyId/authorisations/:authorisationId/request.xml', {
          params,
        })}
        download={signing.fileName}
        leftSection={<IconDownload size={16} aria-hidden />}
      >
        {t('ksef.signing.download')}
      </Button>
      <FileButton
        accept=".xml,.xades,application/xml,text/xml"
        onChange={(file) => {
          if (file) void fileToBase64(file).then((content) => upload.mutate(content));
        }}
      >
        {(props) => (
          <Button
            {...props}
            size="xs"
            loading={upload.isPending}
            leftSection={<IconUpload size={16} aria-hidden />}
          >
            {t('ksef.signing.upload')}
          </Button>
        )}
      </FileButton>
      {upload.error && <ProblemNote error={upload.error} />}
    </div>
  );
}
