import { useTranslation } from 'react-i18next';
import classes from './form.module.css';

const later = ['advance', 'correction', 'simplified', 'margin', 'proforma', 'more'] as const;

/** The kinds of documents; those that cannot be made yet say so. */
export function KindTabs() {
  const { t } = useTranslation();
  return (
    <div className={classes.kinds} role="radiogroup" aria-label={t('invoice.kinds.label')}>
      <span className={classes.kind} role="radio" aria-checked="true" tabIndex={0}>
        {t('invoice.kinds.VAT')}
      </span>
      {later.map((kind) => (
        <span
          key={kind}
          className={classes.kind}
          role="radio"
          aria-checked="false"
          aria-disabled="true"
          title={t('invoice.kinds.soon', { kind: t(`invoice.kinds.${kind}`) })}
        >
          {t(`invoice.kinds.${kind}`)}
        </span>
      ))}
    </div>
  );
}
