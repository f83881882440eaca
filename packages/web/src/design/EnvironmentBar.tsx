import type { EnvironmentId } from '@skryba/server/api';
import { useTranslation } from 'react-i18next';
import classes from './environment-bar.module.css';

/** The bar over every page that is not production. */
export function EnvironmentBar({ environment }: { readonly environment: EnvironmentId | null }) {
  const { t } = useTranslation();
  if (environment === null || environment === 'production') return null;
  return (
    <div className={`${classes.bar} ${classes[environment]}`} role="status">
      <b>{t(`common.environment.${environment}`)}</b>
      <span>{t(`common.bar.${environment}`)}</span>
    </div>
  );
}
