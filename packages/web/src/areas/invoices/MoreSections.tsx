import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { AnnotationsSection } from './AnnotationsSection.tsx';
import type { FieldsProps } from './fields.ts';
import classes from './form.module.css';
import { CurrencySection, NotesSection, PricesSection, ReferencesSection } from './RareSections.tsx';
import { sections as all, type Sections } from './use-sections.ts';

interface MoreSectionsProps extends FieldsProps {
  readonly sections: Sections;
}

/** What is rare, folded away until it is needed; what cannot be done yet says so. */
export function MoreSections({ sections, ...fields }: MoreSectionsProps) {
  const { t } = useTranslation();
  const { open, toggle } = sections;
  const exempt = fields.draft.lines.some(({ rate }) => rate === 'zw');
  return (
    <>
      <div className={classes.more}>
        {all.map((section) => {
          const name = t(`invoice.more.${section}`);
          const opened = open.has(section);
          return (
            <button
              key={section}
              type="button"
              className="link"
              aria-expanded={opened}
              onClick={() => toggle(section)}
            >
              {!opened && <IconPlus size={15} aria-hidden />}
              {opened ? t('invoice.more.hide', { section: name }) : name}
            </button>
          );
        })}
        {(['thirdParty', 'attachment'] as const).map((later) => (
          <span key={later} aria-disabled="true" title={t('common.soon')}>
            <IconPlus size={15} aria-hidden /> {t(`invoice.more.${later}`)} ({t('common.soon')})
          </span>
        ))}
      </div>
      {open.has('currency') && <CurrencySection {...fields} />}
      {open.has('gross') && <PricesSection {...fields} />}
      {(open.has('annotations') || exempt) && <AnnotationsSection {...fields} exempt={exempt} />}
      {open.has('references') && <ReferencesSection {...fields} />}
      {open.has('notes') && <NotesSection {...fields} />}
    </>
  );
}
