import type { Authorisation } from '@skryba/server/api';
import {
  type Icon,
  IconCheck,
  IconClock,
  IconLoader2,
  IconPlugConnectedX,
  IconWritingSign,
  IconX,
} from '@tabler/icons-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Chip, type Tone } from '../../design/Chip.tsx';
import { formatNip } from '../../lib/nip.ts';
import { CardActions } from './CardActions.tsx';
import classes from './connection.module.css';
import { FailureText } from './FailureText.tsx';
import { Permissions } from './Permissions.tsx';
import { SigningBox } from './SigningBox.tsx';
import { VerificationSteps } from './VerificationSteps.tsx';

type State = Authorisation['state'];

const looks: Readonly<Record<State, { tone: Tone; icon: Icon; spin?: boolean }>> = {
  'awaiting-signature': { tone: 'wait', icon: IconWritingSign },
  verifying: { tone: 'busy', icon: IconLoader2, spin: true },
  active: { tone: 'ok', icon: IconCheck },
  failing: { tone: 'warn', icon: IconPlugConnectedX },
  rejected: { tone: 'bad', icon: IconX },
  expired: { tone: 'bad', icon: IconClock },
  removed: { tone: 'plain', icon: IconX },
};

interface ConnectionCardProps {
  readonly authorisation: Authorisation;
  readonly onReplace: () => void;
}

/** One connection: whose, where, how it is, and what can be done about it. */
export function ConnectionCard({ authorisation, onReplace }: ConnectionCardProps) {
  const { t } = useTranslation();
  const titleId = useId();
  const { state, companyName, nip, environment, method, hint, failure, signing } = authorisation;
  const { tone, icon, spin = false } = looks[state];
  const place = t(`common.environment.${environment}`);
  const bad = state === 'rejected' || state === 'expired';
  return (
    <article className={`${classes.card} ${bad ? classes.bad : ''}`} aria-labelledby={titleId}>
      <div className={classes.head}>
        <h3 id={titleId} className={classes.name}>
          {companyName || formatNip(nip)}
        </h3>
        <Chip tone={tone} icon={icon} spin={spin}>
          {t(`ksef.connections.state.${state}`)}
        </Chip>
      </div>
      <p className={classes.what}>
        <span className="num">{formatNip(nip)}</span> · {place} · {t(`ksef.connections.short.${method}`)}
        {hint && <span className="mono"> …{hint}</span>}
      </p>
      {state === 'verifying' && <VerificationSteps done={authorisation.stepsDone} />}
      {signing && state === 'awaiting-signature' && (
        <SigningBox authorisation={authorisation} signing={signing} onAgain={onReplace} />
      )}
      {(state === 'active' || state === 'failing') && <Permissions authorisation={authorisation} />}
      {failure && state !== 'verifying' && <FailureText failure={failure} />}
      <CardActions authorisation={authorisation} onReplace={onReplace} />
    </article>
  );
}
