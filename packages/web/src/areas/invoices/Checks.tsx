import { IconAlertTriangle, IconCheck, IconCircleX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useWords } from '../../i18n/use-words.ts';
import classes from './side.module.css';
import { type Finding, focusField } from './use-findings.ts';

interface ChecksProps {
  readonly findings: readonly Finding[] | undefined;
  /** Whether anything has been typed yet. */
  readonly started: boolean;
}

/** What was checked before anything is sent; each finding leads to its field. */
export function Checks({ findings, started }: ChecksProps) {
  const { t } = useTranslation();
  const words = useWords();
  if (!started || !findings) {
    return (
      <section className={classes.checks}>
        <h3>{t('invoice.checks.title')}</h3>
        <p className="quiet">{t('invoice.checks.none')}</p>
      </section>
    );
  }
  const errors = findings.filter(({ severity }) => severity === 'error');
  const warnings = findings.filter(({ severity }) => severity === 'warning');
  return (
    <section className={classes.checks}>
      <h3>{errors.length > 0 ? t('invoice.checks.todo') : t('invoice.checks.title')}</h3>
      <ul>
        {errors.length === 0 &&
          (['schema', 'sums', 'buyer'] as const).map((check) => (
            <li key={check} className={classes.fine}>
              <IconCheck size={17} aria-hidden /> {t(`invoice.checks.${check}`)}
            </li>
          ))}
        {errors.map((finding) => (
          <li key={`${finding.code}-${finding.path}`} className={classes.wrong}>
            <IconCircleX size={17} aria-hidden />
            <button type="button" title={t('invoice.checks.goTo')} onClick={() => focusField(finding.path)}>
              {words(finding.message)}
            </button>
          </li>
        ))}
        {warnings.map((finding) => (
          <li key={`${finding.code}-${finding.path}`} className={classes.warning}>
            <IconAlertTriangle size={17} aria-hidden />
            <span>
              {words(finding.message)} {words(finding.remedy)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
