import type { Authorisation } from '@skryba/server/api';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { daysBetween, formatDay, formatMoment, warsawToday } from '../../lib/dates.ts';
import classes from './connection.module.css';

/** What a connection may do, since and until when, and its last use. */
export function Permissions({ authorisation }: { readonly authorisation: Authorisation }) {
  const { t } = useTranslation();
  const { canIssue, canReceive, connectedAt, lastUsedAt, validUntil, keepConnected } = authorisation;
  return (
    <>
      <ul className={classes.permissions}>
        <Permission
          granted={canIssue}
          yes={t('ksef.connections.canIssue')}
          no={t('ksef.connections.cannotIssue')}
        />
        <Permission
          granted={canReceive}
          yes={t('ksef.connections.canReceive')}
          no={t('ksef.connections.cannotReceive')}
        />
      </ul>
      {!canIssue && (
        <p className={`${classes.meta} ${classes.missing}`}>{t('ksef.connections.cannotIssueRemedy')}</p>
      )}
      {!canReceive && (
        <p className={`${classes.meta} ${classes.missing}`}>{t('ksef.connections.cannotReceiveRemedy')}</p>
      )}
      <p className={`${classes.meta} num`}>
        {connectedAt && <span>{t('ksef.connections.since', { date: formatDay(connectedAt) })}</span>}
        {lastUsedAt && <span>{t('ksef.connections.lastUsed', { moment: formatMoment(lastUsedAt) })}</span>}
        {keepConnected && <span>{t('ksef.connections.kept')}</span>}
        {validUntil && <ValidUntil instant={validUntil} />}
      </p>
    </>
  );
}

function ValidUntil({ instant }: { readonly instant: string }) {
  const { t } = useTranslation();
  const soon = daysBetween(warsawToday(), warsawToday(new Date(instant))) <= 30;
  return (
    <span className={soon ? classes.soonOver : undefined}>
      {t('ksef.connections.validUntil', { date: formatMoment(instant) })}
    </span>
  );
}

function Permission({
  granted,
  yes,
  no,
}: {
  readonly granted: boolean;
  readonly yes: string;
  readonly no: string;
}) {
  return granted ? (
    <li>
      <IconCheck size={15} aria-hidden /> {yes}
    </li>
  ) : (
    <li className={classes.missing}>
      <IconAlertTriangle size={15} aria-hidden /> {no}
    </li>
  );
}
