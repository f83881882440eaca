import type { EnvironmentId } from '@skryba/server/api';
import { IconExternalLink } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import type { AuthorisationMethod } from './queries.ts';
import classes from './steps.module.css';

interface HowToProps {
  readonly method: AuthorisationMethod;
  readonly environment: EnvironmentId;
  /** Where the token or certificate is made; undefined while it is not known. */
  readonly portalUrl: string | undefined;
}

/** The clicks that lead to what the chosen method needs. */
export function HowTo({ method, environment, portalUrl }: HowToProps) {
  const { t } = useTranslation();
  const strong = { b: <b /> };
  const portal = portalUrl ? <PortalLink url={portalUrl} /> : null;
  const logIn = (
    <>
      {t('ksef.how.logIn')} {portal}
    </>
  );
  const steps: readonly ReactNode[] = {
    token: [
      logIn,
      <Trans key="menu" i18nKey="ksef.how.menu" components={strong} />,
      <Trans key="tick" i18nKey="ksef.how.tick" components={strong} />,
      t('ksef.how.copy'),
    ],
    certificate: [
      logIn,
      <Trans key="certificate" i18nKey="ksef.how.certificate" components={strong} />,
      t('ksef.how.certificateDownload'),
      t('ksef.how.certificateUpload'),
    ],
    signature: [
      t('ksef.how.request'),
      <Trans key="sign" i18nKey="ksef.how.sign" components={strong} />,
      ...sandboxSigning(),
      t('ksef.how.upload'),
    ],
    'trusted-profile': [
      t('ksef.how.request'),
      <Trans key="sign" i18nKey="ksef.how.signTrusted" components={strong} />,
      ...sandboxSigning(),
      t('ksef.how.upload'),
    ],
  }[method];
  return (
    <ol className={classes.how}>
      {steps.map((step, index) => (
        <li key={index}>{step}</li>
      ))}
    </ol>
  );

  function sandboxSigning(): readonly ReactNode[] {
    if (environment !== 'sandbox') return [];
    return [
      <span key="portal">
        {t('ksef.how.signSandbox')}{' '}
        {portalUrl && <PortalLink url={`${portalUrl.replace(/\/$/, '')}/podpis`} />}
      </span>,
    ];
  }
}

function PortalLink({ url }: { readonly url: string }) {
  const { t } = useTranslation();
  return (
    <a href={url} target="_blank" rel="noreferrer">
      {url.replace(/^https?:\/\//, '').replace(/\/$/, '')}
      <IconExternalLink size={14} role="img" aria-label={t('common.opensNewTab')} />
    </a>
  );
}
