import { Checkbox, FileInput, PasswordInput, TextInput } from '@mantine/core';
import type { ProblemBody } from '@skryba/server/api';
import { useTranslation } from 'react-i18next';
import { NipField } from '../../design/NipField.tsx';
import { Note } from '../../design/Note.tsx';
import { useWords } from '../../i18n/use-words.ts';
import type { ConnectionForm, FormProblems } from './form.ts';
import classes from './steps.module.css';

interface DataFieldsProps {
  readonly form: ConnectionForm;
  readonly change: (more: Partial<ConnectionForm>) => void;
  readonly problems: FormProblems;
  readonly serverProblems: ProblemBody['fields'];
}

/** The data that the chosen method needs; problems stand at their fields. */
export function DataFields({ form, change, problems, serverProblems }: DataFieldsProps) {
  const { t } = useTranslation();
  const words = useWords();
  const problemAt = (path: keyof FormProblems | 'password' | 'companyName'): string | undefined => {
    const found = serverProblems.find((problem) => problem.path === path);
    if (found) return `${words(found.message)} ${words(found.remedy)}`;
    const own = path === 'password' || path === 'companyName' ? undefined : problems[path];
    if (own === undefined) return undefined;
    return own === 'nipMissing' ? t('common.nip.missing') : t(`ksef.error.${own}`);
  };
  return (
    <div className={classes.fields}>
      {form.method === 'token' && (
        <PasswordInput
          className={`${classes.wide} ${classes.token}`}
          label={t('ksef.data.token')}
          description={t('ksef.data.tokenHint')}
          inputWrapperOrder={['label', 'input', 'error', 'description']}
          visibilityToggleButtonProps={{ 'aria-label': t('ksef.data.showToken') }}
          autoComplete="off"
          spellCheck={false}
          data-first-field
          value={form.token}
          onChange={(event) => change({ token: event.currentTarget.value.trim() })}
          error={problemAt('token')}
        />
      )}
      {form.method === 'certificate' && (
        <CertificateFields form={form} change={change} problemAt={problemAt} />
      )}
      <NipField
        data-first-field={form.method === 'signature' || form.method === 'trusted-profile' || undefined}
        label={t('ksef.data.nip')}
        description={t('ksef.data.nipHint')}
        inputWrapperOrder={['label', 'input', 'error', 'description']}
        value={form.nip}
        onChange={(nip) => change({ nip })}
        problem={problemAt('nip')}
      />
      <TextInput
        label={
          <>
            {t('ksef.data.companyName')} <span className="quiet">({t('common.optional')})</span>
          </>
        }
        autoComplete="organization"
        value={form.companyName}
        onChange={(event) => change({ companyName: event.currentTarget.value })}
        error={problemAt('companyName')}
      />
      {(form.method === 'signature' || form.method === 'trusted-profile') && (
        <div className={classes.wide}>
          <Checkbox
            size="sm"
            label={t('ksef.data.keepConnected')}
            description={t('ksef.data.keepConnectedHint')}
            checked={form.keepConnected}
            onChange={(event) => change({ keepConnected: event.currentTarget.checked })}
          />
        </div>
      )}
      {form.method === 'trusted-profile' && (
        <div className={classes.wide}>
          <Note tone="warn">{t('ksef.data.trustedNote')}</Note>
        </div>
      )}
    </div>
  );
}

interface CertificateFieldsProps extends Pick<DataFieldsProps, 'form' | 'change'> {
  readonly problemAt: (path: 'certificate' | 'privateKey' | 'password') => string | undefined;
}

function CertificateFields({ form, change, problemAt }: CertificateFieldsProps) {
  const { t } = useTranslation();
  const inputWrapperOrder = ['label', 'input', 'error', 'description'] satisfies (
    'label' | 'input' | 'error' | 'description'
  )[];
  return (
    <>
      <FileInput
        label={t('ksef.data.certificate')}
        description={t('ksef.data.certificateHint')}
        inputWrapperOrder={inputWrapperOrder}
        placeholder={t('ksef.data.chooseFile')}
        accept=".crt,.pem,.cer,.der,.p12,.pfx"
        clearable
        data-first-field
        value={form.certificate}
        onChange={(certificate) => change({ certificate })}
        error={problemAt('certificate')}
      />
      <FileInput
        label={t('ksef.data.privateKey')}
        description={t('ksef.data.privateKeyHint')}
        inputWrapperOrder={inputWrapperOrder}
        placeholder={t('ksef.data.chooseFile')}
        accept=".key,.pem,.der"
        clearable
        value={form.privateKey}
        onChange={(privateKey) => change({ privateKey })}
        error={problemAt('privateKey')}
      />
      <PasswordInput
        className={classes.wide}
        label={t('ksef.data.password')}
        description={t('ksef.data.passwordHint')}
        inputWrapperOrder={inputWrapperOrder}
        visibilityToggleButtonProps={{ 'aria-label': t('accounts.show') }}
        autoComplete="off"
        value={form.password}
        onChange={(event) => change({ password: event.currentTarget.value })}
        error={problemAt('password')}
      />
    </>
  );
}
