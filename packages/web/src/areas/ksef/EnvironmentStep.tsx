import { SegmentedControl } from '@mantine/core';
import type { EnvironmentId } from '@skryba/server/api';
import { useTranslation } from 'react-i18next';
import { Note } from '../../design/Note.tsx';
import type { ConnectionForm } from './form.ts';
import { HowTo } from './HowTo.tsx';
import { useEnvironments } from './queries.ts';
import classes from './steps.module.css';

const order: readonly EnvironmentId[] = ['production', 'demo', 'test', 'sandbox'];

interface EnvironmentStepProps {
  readonly form: ConnectionForm;
  readonly onChange: (environment: EnvironmentId) => void;
}

/** Which KSeF: with what it means, and the clicks that lead to a token there. */
export function EnvironmentStep({ form, onChange }: EnvironmentStepProps) {
  const { t } = useTranslation();
  const { data = [] } = useEnvironments();
  const current = form.environment;
  const options = order.map((id) => ({
    value: id,
    label: t(`common.environment.${id}`),
    disabled: data.some((info) => info.id === id && !info.available),
  }));
  return (
    <>
      <SegmentedControl
        className={classes.segments ?? ''}
        aria-label={t('ksef.environment.title')}
        data={options}
        value={current}
        onChange={onChange}
      />
      <Note tone={current === 'sandbox' ? 'info' : 'warn'}>
        <b>{t(`ksef.environment.${current}.strong`)}</b> {t(`ksef.environment.${current}.text`)}
      </Note>
      <HowTo
        method={form.method}
        environment={current}
        portalUrl={data.find(({ id }) => id === current)?.portalUrl}
      />
    </>
  );
}
