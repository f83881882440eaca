import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconFeather, IconFlask, IconKey, IconServer } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { problemOf } from '../../api/problem.ts';
import { ProblemNote } from '../../design/ProblemNote.tsx';
import { useWords } from '../../i18n/use-words.ts';
import classes from './entrance.module.css';

interface EntrancePageProps {
  readonly kind: 'setup' | 'signIn';
  readonly pending: boolean;
  readonly error: unknown;
  readonly onSubmit: (credentials: { email: string; password: string }) => void;
}

/** The door: the same form creates the owner on first start and signs in later. */
export function EntrancePage({ kind, pending, error, onSubmit }: EntrancePageProps) {
  const { t } = useTranslation();
  const words = useWords();
  const form = useForm({
    initialValues: { email: '', password: '' },
    validate: {
      email: (value) => (/^\S+@\S+$/.test(value.trim()) ? null : t('accounts.error.email')),
      password: (value) => (value.length >= 10 ? null : passwordProblem(value)),
    },
  });
  const fields = error ? problemOf(error).fields : [];
  const serverProblem = (path: string) =>
    fields
      .filter((field) => field.path === path)
      .map((field) => words(field.message))
      .join(' ');

  return (
    <div className={classes.page}>
      <main className={classes.panel}>
        <p className={classes.brand}>
          <IconFeather size={22} aria-hidden /> Skryba
        </p>
        <h1 className={classes.title}>{t(`accounts.${kind}.title`)}</h1>
        <p className={classes.lead}>{t(`accounts.${kind}.lead`)}</p>
        <form
          className={classes.form}
          noValidate
          onSubmit={form.onSubmit(({ email, password }) => onSubmit({ email: email.trim(), password }))}
        >
          <TextInput
            type="email"
            label={t('accounts.email')}
            autoComplete="username"
            autoFocus
            size="md"
            {...form.getInputProps('email')}
            error={form.errors['email'] ?? (serverProblem('email') || undefined)}
          />
          <PasswordInput
            label={t('accounts.password')}
            description={kind === 'setup' ? t('accounts.passwordHint') : undefined}
            autoComplete={kind === 'setup' ? 'new-password' : 'current-password'}
            size="md"
            visibilityToggleButtonProps={{ 'aria-label': t('accounts.show') }}
            {...form.getInputProps('password')}
            error={form.errors['password'] ?? (serverProblem('password') || undefined)}
          />
          {Boolean(error) && fields.length === 0 && <ProblemNote error={error} />}
          <Button type="submit" size="md" fullWidth loading={pending}>
            {t(`accounts.${kind}.submit`)}
          </Button>
        </form>
        <ul className={classes.promises}>
          <li>
            <IconServer size={18} aria-hidden /> {t('accounts.promise.local')}
          </li>
          <li>
            <IconKey size={18} aria-hidden /> {t('accounts.promise.ksef')}
          </li>
          <li>
            <IconFlask size={18} aria-hidden /> {t('accounts.promise.sandbox')}
          </li>
        </ul>
      </main>
    </div>
  );

  function passwordProblem(value: string): string {
    return kind === 'signIn' && value === ''
      ? t('accounts.error.passwordMissing')
      : t('accounts.error.password');
  }
}
