import type { Invoice } from '@skryba/server/api';
import { useTranslation } from 'react-i18next';
import { CopyButton } from '../../design/CopyButton.tsx';
import { KsefNumber } from '../../design/KsefNumber.tsx';
import { OfficialAnswer } from '../../design/OfficialAnswer.tsx';
import { StatusChip } from '../../design/StatusChip.tsx';
import { useWords } from '../../i18n/use-words.ts';
import { formatMoment, formatTime } from '../../lib/dates.ts';
import { useCompany } from '../shell/current-company.ts';
import { documentFiles } from './document-files.ts';
import classes from './document.module.css';

type Delivery = Invoice['deliveries'][number];

interface DeliveryCardProps {
  readonly invoiceId: string;
  readonly delivery: Delivery;
}

/** The delivery to one environment: its state, its number, and each step with its time. */
export function DeliveryCard({ invoiceId, delivery }: DeliveryCardProps) {
  const { t } = useTranslation();
  const { id: companyId, environment: working } = useCompany();
  const { environment, status, since, ksefNumber, acceptedAt, problem, sessionReference } = delivery;
  const place = t(`common.environment.${environment}`);
  return (
    <article className={classes.card} aria-label={place}>
      <div className={classes.cardHead}>
        <h3>{place}</h3>
        <StatusChip status={status} since={since} />
      </div>
      {ksefNumber && (
        <p className={classes.ksef}>
          <span className="quiet">{t('documents.document.ksefNumber')}</span>
          <KsefNumber number={ksefNumber} />
        </p>
      )}
      {acceptedAt && (
        <p className={`${classes.small} num`}>
          {t('documents.document.acceptedAt', { moment: formatMoment(acceptedAt) })}
        </p>
      )}
      {problem && <DeliveryProblem problem={problem} refused={status === 'rejected'} />}
      <Timeline events={delivery.timeline} label={t('documents.document.timeline', { environment: place })} />
      {delivery.hasUpo && environment !== working && (
        <p className={classes.small}>
          <a href={documentFiles(companyId, invoiceId, environment).upo} download>
            {t('documents.document.upoOf', { environment: place })}
          </a>
        </p>
      )}
      {sessionReference && (
        <p className={classes.small}>
          {t('documents.document.session')}{' '}
          <span className={classes.copied}>
            <span className="mono">{sessionReference}</span>
            <CopyButton value={sessionReference} label={t('documents.document.copySession')} />
          </span>
        </p>
      )}
    </article>
  );
}

interface DeliveryProblemProps {
  readonly problem: NonNullable<Delivery['problem']>;
  readonly refused: boolean;
}

function DeliveryProblem({ problem, refused }: DeliveryProblemProps) {
  const { t } = useTranslation();
  const words = useWords();
  const { message, remedy, official, nextTryAt } = problem;
  return (
    <div className={refused ? classes.refused : classes.waiting}>
      <b>{words(message)}</b>
      <p>{words(remedy)}</p>
      {nextTryAt && <p className="num">{t('common.nextTry', { time: formatMoment(nextTryAt) })}</p>}
      {official && <OfficialAnswer official={official} />}
    </div>
  );
}

function Timeline({ events, label }: { readonly events: Delivery['timeline']; readonly label: string }) {
  const words = useWords();
  return (
    <ol className={classes.timeline} aria-label={label} aria-live="polite">
      {events.map((event, index) => (
        <li key={`${event.at}-${event.kind}-${index}`}>
          <time dateTime={event.at} className="num">
            {formatTime(event.at, true)}
          </time>
          <span>
            {words(event.message)}
            {event.official && (
              <small lang="pl">
                {event.official.code}: {event.official.text}
              </small>
            )}
          </span>
        </li>
      ))}
    </ol>
  );
}
