import { Button } from '@mantine/core';
import { IconShield } from '@tabler/icons-react';
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemOf } from '../../api/problem.ts';
import { ProblemNote } from '../../design/ProblemNote.tsx';
import { DataFields } from './DataFields.tsx';
import { EnvironmentStep } from './EnvironmentStep.tsx';
import { type ConnectionForm, formProblems } from './form.ts';
import { MethodStep } from './MethodStep.tsx';
import classes from './steps.module.css';
import { useConnect } from './use-connect.ts';

export interface ConnectionStepsProps {
  readonly form: ConnectionForm;
  readonly change: (more: Partial<ConnectionForm>) => void;
  /** Forgets the secrets after they were saved. */
  readonly clear: () => void;
}

/** The three steps: method, environment, data. */
export function ConnectionSteps({ form, change, clear }: ConnectionStepsProps) {
  const { t } = useTranslation();
  const { connect, pending, error } = useConnect();
  const [submitted, setSubmitted] = useState(false);
  const problems = submitted ? formProblems(form) : {};
  const fields = error ? problemOf(error).fields : [];

  async function submit(): Promise<void> {
    setSubmitted(true);
    if (Object.keys(formProblems(form)).length > 0) {
      requestAnimationFrame(() => document.querySelector<HTMLElement>('form [aria-invalid="true"]')?.focus());
      return;
    }
    await connect(form);
    setSubmitted(false);
    clear();
  }

  return (
    <form
      className={classes.flow}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit().catch(() =>
          requestAnimationFrame(() =>
            document.querySelector<HTMLElement>('form [aria-invalid="true"]')?.focus(),
          ),
        );
      }}
    >
      <Step number={1} title={t('ksef.method.title')}>
        <MethodStep method={form.method} onChange={(method) => change({ method })} />
      </Step>
      <Step number={2} title={t('ksef.environment.title')}>
        <EnvironmentStep form={form} onChange={(environment) => change({ environment })} />
      </Step>
      <Step number={3} title={t('ksef.data.title')}>
        <DataFields form={form} change={change} problems={problems} serverProblems={fields} />
        {error !== null && fields.length === 0 && <ProblemNote error={error} />}
        <div className={classes.actions}>
          <Button type="submit" loading={pending}>
            {t(`ksef.submit.${form.method}`)}
          </Button>
          <p className={classes.advice}>
            <IconShield size={18} aria-hidden /> <span>{t(advice(form.method))}</span>
          </p>
        </div>
      </Step>
    </form>
  );
}

function advice(method: ConnectionForm['method']) {
  if (method === 'token') return 'ksef.advice';
  return method === 'certificate' ? 'ksef.adviceKey' : 'ksef.adviceSignature';
}

function Step({
  number,
  title,
  children,
}: {
  readonly number: number;
  readonly title: string;
  readonly children: ReactNode;
}) {
  const id = useId();
  return (
    <section className={classes.step} aria-labelledby={id}>
      <span className={classes.number} aria-hidden>
        {number}
      </span>
      <div className={classes.content}>
        <h2 className={classes.title} id={id}>
          {title}
        </h2>
        {children}
      </div>
    </section>
  );
}
