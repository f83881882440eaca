import type { Authorisation } from '@skryba/server/api';
import { IconCheck, IconLoader2 } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './connection.module.css';

const steps = ['public-key', 'challenge', 'authentication', 'permissions'] as const;

/** How far the verification has come. */
export function VerificationSteps({ done }: { readonly done: Authorisation['stepsDone'] }) {
  const { t } = useTranslation();
  const current = steps.find((step) => !done.includes(step));
  return (
    <>
      <ol className={classes.steps} aria-label={t('ksef.connections.stepsLabel')}>
        {steps.map((step) => {
          const name = t(`ksef.connections.step.${step}`);
          if (done.includes(step)) {
            return (
              <li key={step}>
                <IconCheck size={15} role="img" aria-label={t('ksef.connections.stepDone')} /> {name}
              </li>
            );
          }
          if (step === current) {
            return (
              <li key={step} className={classes.now} aria-current="step">
                <IconLoader2
                  size={15}
                  className="spin"
                  role="img"
                  aria-label={t('ksef.connections.stepNow')}
                />{' '}
                {name}
              </li>
            );
          }
          return (
            <li key={step} className={classes.later}>
              {name}
            </li>
          );
        })}
      </ol>
      <p className={classes.meta}>{t('ksef.connections.patience')}</p>
    </>
  );
}
