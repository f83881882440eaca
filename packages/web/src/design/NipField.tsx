import { TextInput, type TextInputProps } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNip, type NipState, nipDigits, nipState } from '../lib/nip.ts';

interface NipFieldProps extends Omit<TextInputProps, 'value' | 'onChange'> {
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** A problem found elsewhere, e.g. by the server; shown before our own judgement. */
  readonly problem?: ReactNode;
}

/** A NIP checked while it is typed: dashes and spaces are welcome, a wrong check digit is said at once. */
export function NipField({ value, onChange, problem, onBlur, ...input }: NipFieldProps) {
  const { t } = useTranslation();
  const [left, setLeft] = useState(false);
  const state = nipState(value);
  return (
    <TextInput
      inputMode="numeric"
      autoComplete="off"
      {...input}
      className="num"
      value={value}
      onChange={(event) => {
        setLeft(false);
        onChange(event.currentTarget.value);
      }}
      onBlur={(event) => {
        setLeft(true);
        if (state === 'valid') onChange(formatNip(nipDigits(value)));
        onBlur?.(event);
      }}
      error={problem ?? message(state, left)}
      rightSection={
        state === 'valid' && (
          <IconCheck size={18} color="var(--ok)" role="img" aria-label={t('common.nip.valid')} />
        )
      }
    />
  );

  function message(current: NipState, wasLeft: boolean): string | undefined {
    if (current === 'characters' || current === 'length' || current === 'checksum')
      return t(`common.nip.${current}`);
    return current === 'typing' && wasLeft ? t('common.nip.short') : undefined;
  }
}
