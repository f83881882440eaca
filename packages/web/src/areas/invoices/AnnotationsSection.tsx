import { Checkbox, NativeSelect, TextInput } from '@mantine/core';
import type { InvoiceDraft } from '@skryba/server/api';
import { useTranslation } from 'react-i18next';
import type { FieldsProps } from './fields.ts';
import classes from './form.module.css';
import { Section } from './RareSections.tsx';

type Annotations = NonNullable<InvoiceDraft['annotations']>;
const flags = ['splitPayment', 'cashAccounting', 'selfBilling'] as const;
const exemptionKinds = ['act', 'directive', 'other'] as const;

interface AnnotationsSectionProps extends FieldsProps {
  /** A line is exempt from VAT: the basis must be named. */
  readonly exempt: boolean;
}

/** Remarks that the law asks for. */
export function AnnotationsSection({ draft, change, problemAt, exempt }: AnnotationsSectionProps) {
  const { t } = useTranslation();
  const { annotations = {} } = draft;
  const set = (more: Annotations) => change({ annotations: { ...annotations, ...more } });
  const { kind = 'act', text = '' } = annotations.exemption ?? {};
  return (
    <Section title={exempt ? t('invoice.more.exemption') : t('invoice.more.annotations')}>
      {exempt && (
        <>
          <NativeSelect
            className={classes.half}
            label={t('invoice.annotations.exemptionKind')}
            name="annotations.exemption.kind"
            value={kind}
            data={exemptionKinds.map((value) => ({ value, label: t(`invoice.annotations.${value}`) }))}
            onChange={(event) =>
              set({
                exemption: {
                  text,
                  kind: exemptionKinds.find((one) => one === event.currentTarget.value) ?? kind,
                },
              })
            }
          />
          <TextInput
            className={classes.half}
            label={t('invoice.annotations.exemptionText')}
            name="annotations.exemption.text"
            placeholder={t('invoice.annotations.exemptionPlaceholder')}
            value={text}
            onChange={(event) => set({ exemption: { kind, text: event.currentTarget.value } })}
            error={problemAt('annotations.exemption.text') ?? problemAt('annotations.exemption')}
          />
        </>
      )}
      {flags.map((flag) => (
        <Checkbox
          key={flag}
          className={classes.wide}
          size="sm"
          name={`annotations.${flag}`}
          label={t(`invoice.annotations.${flag}`)}
          checked={annotations[flag] ?? false}
          onChange={(event) => set({ [flag]: event.currentTarget.checked || undefined })}
        />
      ))}
    </Section>
  );
}
