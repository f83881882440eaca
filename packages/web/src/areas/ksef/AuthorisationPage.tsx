import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Columns } from '../../design/Page.tsx';
import { PageHeader } from '../../design/PageHeader.tsx';
import { ConnectionSteps } from './ConnectionSteps.tsx';
import { Connections } from './Connections.tsx';
import { type ConnectionForm, emptyForm } from './form.ts';
import { useEnvironments } from './queries.ts';

/** KSeF › Autoryzacja KSeF: connects companies with KSeF and shows what is connected. */
export function AuthorisationPage() {
  const { t } = useTranslation();
  const { data: environments = [] } = useEnvironments();
  const sandbox = environments.find(({ id, available }) => id === 'sandbox' && available);
  const [changes, setChanges] = useState<Partial<ConnectionForm>>({});
  const form: ConnectionForm = { ...emptyForm, environment: sandbox ? 'sandbox' : 'demo', ...changes };
  const change = (more: Partial<ConnectionForm>) => setChanges((earlier) => ({ ...earlier, ...more }));

  return (
    <>
      <PageHeader title={t('ksef.title')} />
      <Columns
        main={
          <ConnectionSteps
            form={form}
            change={change}
            clear={() => change({ token: '', password: '', certificate: null, privateKey: null })}
          />
        }
        side={
          <Connections
            onReplace={({ method, environment, nip, companyName }) => {
              change({ method, environment, nip, companyName, token: '' });
              requestAnimationFrame(() => document.querySelector<HTMLElement>('[data-first-field]')?.focus());
            }}
          />
        }
        sideLabel={t('ksef.connections.title')}
      />
    </>
  );
}
