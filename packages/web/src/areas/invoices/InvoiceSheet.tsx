import type { Company, InvoiceDraft } from '@skryba/server/api';
import { useTranslation } from 'react-i18next';
import { formatAmount } from '../../lib/amount.ts';
import { formatAccount } from '../../lib/bank-account.ts';
import { formatDate } from '../../lib/dates.ts';
import { formatNip } from '../../lib/nip.ts';
import type { Totals } from './LinesTable.tsx';
import { SheetLines } from './SheetLines.tsx';
import { SheetParty } from './SheetParty.tsx';
import { SheetTotals } from './SheetTotals.tsx';
import classes from './sheet.module.css';

interface Qr {
  readonly svg: string;
  readonly label: string;
  readonly link: string;
}

interface InvoiceSheetProps {
  readonly company: Pick<Company, 'name' | 'nip' | 'addressLine1' | 'addressLine2'>;
  readonly draft: InvoiceDraft;
  readonly totals: Totals | null;
  readonly number: string;
  readonly isDraft: boolean;
  /** KOD I; absent for a draft. */
  readonly qr?: Qr | null;
}

/** How the invoice looks to a person: always black on white, as on paper. */
export function InvoiceSheet({ company, draft, totals, number, isDraft, qr = null }: InvoiceSheetProps) {
  const { t } = useTranslation();
  const { payment = {}, buyer } = draft;
  const facts = [
    [t('invoice.sheet.issueDate'), formatDate(draft.issueDate)],
    [t('invoice.sheet.saleDate'), draft.saleDate ? formatDate(draft.saleDate) : ''],
    [t('invoice.sheet.method'), payment.method ? t(`invoice.payment.${payment.method}`) : ''],
    [t('invoice.sheet.dueDate'), payment.dueDate ? formatDate(payment.dueDate) : ''],
    [t('invoice.sheet.account'), payment.bankAccount ? formatAccount(payment.bankAccount) : ''],
  ].filter(([, value]) => value !== '');
  return (
    <article className={classes.sheet} aria-label={t('invoice.sheet.label')}>
      {isDraft && <p className={classes.draft}>{t('invoice.sheet.draft')}</p>}
      <div className={classes.head}>
        <p className={classes.title}>{t('invoice.sheet.title')}</p>
        <p className={classes.number}>{t('invoice.sheet.number', { number })}</p>
      </div>
      <div className={classes.parties}>
        <SheetParty
          role={t('invoice.sheet.seller')}
          name={company.name}
          id={`NIP ${formatNip(company.nip)}`}
          address={[company.addressLine1, company.addressLine2]}
        />
        <SheetParty
          role={t('invoice.sheet.buyer')}
          name={buyer.name}
          id={buyer.nip ? `NIP ${formatNip(buyer.nip)}` : (buyer.vatUe ?? '')}
          address={[buyer.address?.line1, buyer.address?.line2]}
        />
      </div>
      <dl className={classes.facts}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className="num">{value}</dd>
          </div>
        ))}
      </dl>
      <SheetLines draft={draft} totals={totals} />
      {totals && <SheetTotals totals={totals} />}
      {totals && draft.currency !== 'PLN' && draft.exchangeRate && (
        <p className={classes.small}>
          1 {draft.currency} = {formatAmount(draft.exchangeRate.rate, 4)} PLN
        </p>
      )}
      {draft.notes && (
        <p className={classes.notes}>
          <b>{t('invoice.sheet.notes')}</b> {draft.notes}
        </p>
      )}
      {qr && <QrCode qr={qr} />}
    </article>
  );
}

function QrCode({ qr }: { readonly qr: Qr }) {
  return (
    <figure className={classes.qr}>
      <a href={qr.link} target="_blank" rel="noreferrer">
        <img
          src={`data:image/svg+xml;utf8,${encodeURIComponent(qr.svg)}`}
          alt="KOD I (QR)"
          width={132}
          height={132}
        />
      </a>
      <figcaption className="mono">{qr.label}</figcaption>
    </figure>
  );
}
