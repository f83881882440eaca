import { useDisclosure } from '@mantine/hooks';
import type { Authorisation } from '@skryba/server/api';
import { useTranslation } from 'react-i18next';
import { ProblemNote } from '../../design/ProblemNote.tsx';
import { useSession } from '../accounts/queries.ts';
import { useChangeEnvironment } from '../settings/queries.ts';
import classes from './connection.module.css';
import { useVerify } from './queries.ts';
import { RemoveDialog } from './RemoveDialog.tsx';

interface CardActionsProps {
  readonly authorisation: Authorisation;
  readonly onReplace: () => void;
}

/** What can be done about one connection. */
export function CardActions({ authorisation, onReplace }: CardActionsProps) {
  const { t } = useTranslation();
  const [removing, { open, close }] = useDisclosure(false);
  const verify = useVerify(authorisation);
  const changeEnvironment = useChangeEnvironment();
  const { companyId, companyName, environment, state, method } = authorisation;
  const working = useSession().companies.find(({ id }) => id === companyId)?.environment;
  const label = t('ksef.connections.actions', {
    company: companyName,
    environment: t(`common.environment.${environment}`),
  });
  return (
    <>
      {verify.error && <ProblemNote error={verify.error} />}
      <div className={classes.actions} role="group" aria-label={label}>
        {state === 'active' && working === environment && (
          <span className="quiet">{t('ksef.connections.working')}</span>
        )}
        {state === 'active' && working !== environment && (
          <button
            type="button"
            className="link"
            onClick={() => changeEnvironment.mutate({ companyId, environment })}
          >
            {t('ksef.connections.use')}
          </button>
        )}
        {(state === 'active' || state === 'failing' || state === 'rejected') && (
          <button type="button" className="link" disabled={verify.isPending} onClick={() => verify.mutate()}>
            {t('ksef.connections.verify')}
          </button>
        )}
        {(state === 'rejected' || state === 'expired' || state === 'failing') && (
          <button type="button" className="link" onClick={onReplace}>
            {method === 'token' ? t('ksef.connections.replace') : t('ksef.connections.reconnect')}
          </button>
        )}
        <button type="button" className={`link ${classes.danger}`} onClick={open}>
          {t('ksef.connections.remove')}
        </button>
      </div>
      <RemoveDialog authorisation={authorisation} opened={removing} onClose={close} />
    </>
  );
}
