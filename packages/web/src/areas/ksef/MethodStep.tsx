import { Radio } from '@mantine/core';
import { type Icon, IconCertificate, IconId, IconKey, IconSignature } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { AuthorisationMethod } from './queries.ts';
import classes from './steps.module.css';

const methods: readonly { id: AuthorisationMethod; icon: Icon }[] = [
  { id: 'token', icon: IconKey },
  { id: 'certificate', icon: IconCertificate },
  { id: 'signature', icon: IconSignature },
  { id: 'trusted-profile', icon: IconId },
];

interface MethodStepProps {
  readonly method: AuthorisationMethod;
  readonly onChange: (method: AuthorisationMethod) => void;
}

/** Four ways to introduce oneself, each with what it needs and how long it lasts. */
export function MethodStep({ method, onChange }: MethodStepProps) {
  const { t } = useTranslation();
  return (
    <>
      <p className={classes.hint}>{t('ksef.method.hint')}</p>
      <Radio.Group
        value={method}
        aria-label={t('ksef.method.title')}
        onChange={(value) => {
          const chosen = methods.find(({ id }) => id === value);
          if (chosen) onChange(chosen.id);
        }}
      >
        <div className={classes.methods}>
          {methods.map(({ id, icon: Glyph }) => (
            <Radio.Card
              key={id}
              value={id}
              className={classes.method ?? ''}
              aria-label={t(`ksef.method.${id}.name`)}
            >
              <Radio.Indicator size="xs" mt={2} />
              <Glyph size={18} aria-hidden />
              <span>
                <b>{t(`ksef.method.${id}.name`)}</b>
                {(id === 'token' || id === 'certificate') && (
                  <span className={classes.tag}>{t(`ksef.method.${id}.tag`)}</span>
                )}
                <small>{t(`ksef.method.${id}.text`)}</small>
              </span>
            </Radio.Card>
          ))}
        </div>
      </Radio.Group>
    </>
  );
}
