import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import type { Company } from '@skryba/server/api';
import { useTranslation } from 'react-i18next';
import { problemOf } from '../../api/problem.ts';
import { ProblemNote } from '../../design/ProblemNote.tsx';
import { useWords } from '../../i18n/use-words.ts';
import { formatNip } from '../../lib/nip.ts';
import { useSaveCompany } from './queries.ts';

const fields = [
  'name',
  'addressLine1',
  'addressLine2',
  'email',
  'phone',
  'bankAccount',
  'bankName',
  'numberPattern',
] as const;
type Field = (typeof fields)[number];
const hints: Partial<Record<Field, 'bankAccountHint' | 'numberPatternHint'>> = {
  bankAccount: 'bankAccountHint',
  numberPattern: 'numberPatternHint',
};
const completion: Partial<Record<Field, string>> = {
  name: 'organization',
  addressLine1: 'address-line1',
  addressLine2: 'address-line2',
  email: 'email',
  phone: 'tel',
};

/** What goes on the company's invoices. */
export function CompanyForm({ company }: { readonly company: Company }) {
  const { t } = useTranslation();
  const words = useWords();
  const save = useSaveCompany(company.id);
  const form = useForm<Record<Field, string>>({ initialValues: pick(company) });
  const refused = save.error ? problemOf(save.error).fields : [];
  const problem = (field: Field) => refused.find(({ path }) => path === field);

  const submit = (values: Record<Field, string>) =>
    save.mutate(values, {
      onSuccess: (saved) => {
        form.setInitialValues(pick(saved));
        form.reset();
        notifications.show({ message: t('settings.company.saved') });
      },
    });

  return (
    <form onSubmit={form.onSubmit(submit)}>
      <Stack gap="md">
        <TextInput label={t('settings.company.nip')} value={formatNip(company.nip)} readOnly />
        {fields.map((field) => {
          const hint = hints[field];
          const wrong = problem(field);
          return (
            <TextInput
              key={field}
              label={t(`settings.company.${field}`)}
              description={hint && t(`settings.company.${hint}`, { skipInterpolation: true })}
              autoComplete={completion[field] ?? 'off'}
              {...form.getInputProps(field)}
              error={wrong && `${words(wrong.message)} ${words(wrong.remedy)}`}
            />
          );
        })}
        {save.error && refused.length === 0 && <ProblemNote error={save.error} />}
        <Group>
          <Button type="submit" loading={save.isPending} disabled={!form.isDirty()}>
            {t('common.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function pick(company: Company): Record<Field, string> {
  const { name, addressLine1, addressLine2, email, phone, bankAccount, bankName, numberPattern } = company;
  return { name, addressLine1, addressLine2, email, phone, bankAccount, bankName, numberPattern };
}
