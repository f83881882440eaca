import { IconAlertTriangle, IconCheck, IconCircleX } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useWords } from '../../i18n/use-words.ts';
import { useCompany } from '../shell/current-company.ts';
import classes from './side.module.css';
import type { Finding } from './use-findings.ts';

interface ChecksProps {
  readonly findings: readonly Finding[] | undefined;
  /** Whether anything has been typed yet. */
  readonly started: boolean;
  readonly goTo: (path: string) => void;
}

/** What was checked before anything is sent; each finding leads to its field. */
export function Checks({ findings, started, goTo }: ChecksProps) {
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
            <FindingLink finding={finding} goTo={goTo} />
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

/** A finding as a way to what it speaks of: a field of the form, or the company's own data. */
function FindingLink({
  finding,
  goTo,
}: {
  readonly finding: Finding;
  readonly goTo: (path: string) => void;
}) {
  const { t } = useTranslation();
  const words = useWords();
  const { nip } = useCompany();
  const text = [usePlace(finding.path), words(finding.message)].filter(Boolean).join(' · ');
  if (finding.path.startsWith('seller')) {
    return (
      <Link to="/$nip/ustawienia" params={{ nip }}>
        {text} {t('invoice.checks.settings')}
      </Link>
    );
  }
  return (
    <button type="button" title={t('invoice.checks.goTo')} onClick={() => goTo(finding.path)}>
      {text}
    </button>
  );
}

/** Whose or which field a finding speaks of, where its own words do not say. */
function usePlace(path: string): string | undefined {
  const { t } = useTranslation();
  const [group, row] = path.split('.');
  if (group === 'seller') return t('invoice.checks.seller');
  if (group === 'buyer') return t('invoice.checks.buyerIs');
  return group === 'lines' && row !== undefined
    ? t('invoice.checks.line', { row: Number(row) + 1 })
    : undefined;
}
