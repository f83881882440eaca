import { useTranslation } from 'react-i18next';
import { CopyButton } from './CopyButton.tsx';
import classes from './ksef-number.module.css';

/** A KSeF number that can be copied; a dash while there is none. */
export function KsefNumber({ number }: { readonly number: string | null }) {
  const { t } = useTranslation();
  if (number === null) {
    return <span className={classes.none}>–</span>;
  }
  return (
    <span className={classes.number}>
      <span className="mono num">{number}</span>
      <CopyButton value={number} label={t('common.copyKsefNumber', { number })} />
    </span>
  );
}
