import type { Invoice } from '@skryba/server/api';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { CopyButton } from '../../design/CopyButton.tsx';
import { SideTitle } from '../../design/Page.tsx';
import { formatMoment } from '../../lib/dates.ts';
import { useSendingObstacle } from '../invoices/use-sending-obstacle.ts';
import { useCompany } from '../shell/current-company.ts';
import { DeliveryCard } from './DeliveryCard.tsx';
import classes from './document.module.css';

/** The way of a document to KSeF, environment by environment, and what is fixed about it for good. */
export function DeliveryColumn({ invoice }: { readonly invoice: Invoice }) {
  const { t } = useTranslation();
  const { deliveries, qr, hash, issuedAt } = invoice;
  return (
    <>
      <SideTitle>{t('documents.document.delivery')}</SideTitle>
      {deliveries.length === 0 && <NotSent />}
      {deliveries.map((delivery) => (
        <DeliveryCard key={delivery.environment} invoiceId={invoice.id} delivery={delivery} />
      ))}
      <div className={classes.facts}>
        <SideTitle>{t('documents.document.facts')}</SideTitle>
        {issuedAt && (
          <p className="num">{t('documents.document.issued', { moment: formatMoment(issuedAt) })}</p>
        )}
        {qr && (
          <p>
            <a href={qr.link} target="_blank" rel="noreferrer">
              {t('documents.document.qr')}
            </a>
          </p>
        )}
        {hash && (
          <p className={classes.hash}>
            <span className="quiet">{t('documents.document.hash')}</span>
            <span className={classes.copied}>
              <span className="mono">{hash}</span>
              <CopyButton value={hash} label={t('documents.document.copyHash')} />
            </span>
          </p>
        )}
      </div>
    </>
  );
}

function NotSent() {
  const { t } = useTranslation();
  const obstacle = useSendingObstacle(useCompany());
  return (
    <div className={classes.card}>
      <p>{t('documents.document.none')}</p>
      {obstacle !== undefined && (
        <p className="quiet">
          {t('documents.document.noConnection')}{' '}
          <Link to="/ksef/autoryzacja">{t('documents.document.connect')}</Link>
        </p>
      )}
    </div>
  );
}
