import { NativeSelect, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { NipField } from '../../design/NipField.tsx';
import { useLanguage } from '../../i18n/use-words.ts';
import type { Buyer } from './BuyerField.tsx';
import { countries } from './draft.ts';
import classes from './form.module.css';
import type { ProblemAt } from './use-findings.ts';

interface BuyerDetailsProps {
  readonly buyer: Buyer;
  readonly setBuyer: (more: Partial<Buyer>) => void;
  readonly problemAt: ProblemAt;
}

/** NIP and address of a buyer who is new, or whose data change. */
export function BuyerDetails({ buyer, setBuyer, problemAt }: BuyerDetailsProps) {
  const { t } = useTranslation();
  const { line1 = '', line2 = '' } = buyer.address ?? {};
  const names = new Intl.DisplayNames(useLanguage(), { type: 'region' });
  const options = countries.includes(buyer.country) ? countries : [...countries, buyer.country];
  const abroad = buyer.country !== 'PL';
  const setAddress = (first: string, second: string) =>
    setBuyer({
      address:
        first === '' && second === ''
          ? undefined
          : { line1: first, line2: second === '' ? undefined : second },
    });
  return (
    <div className={classes.buyerDetails} role="group" aria-label={t('invoice.buyer.details')}>
      {abroad ? (
        <TextInput
          label={t('invoice.buyer.vatUe')}
          name="buyer.vatUe"
          value={buyer.vatUe ?? ''}
          onChange={(event) => setBuyer({ vatUe: event.currentTarget.value || undefined })}
          error={problemAt('buyer.vatUe')}
        />
      ) : (
        <NipField
          label={t('invoice.buyer.nip')}
          name="buyer.nip"
          value={buyer.nip ?? ''}
          onChange={(nip) => setBuyer({ nip: nip === '' ? undefined : nip })}
          problem={problemAt('buyer.nip')}
        />
      )}
      <NativeSelect
        label={t('invoice.buyer.country')}
        name="buyer.country"
        value={buyer.country}
        data={options.map((code) => ({ value: code, label: `${code} ${names.of(code) ?? ''}` }))}
        onChange={(event) => {
          const country = event.currentTarget.value;
          setBuyer(country === 'PL' ? { country, vatUe: undefined } : { country, nip: undefined });
        }}
        error={problemAt('buyer.country')}
      />
      <TextInput
        label={t('invoice.buyer.address1')}
        name="buyer.address.line1"
        autoComplete="off"
        value={line1}
        onChange={(event) => setAddress(event.currentTarget.value, line2)}
        error={problemAt('buyer.address.line1') ?? problemAt('buyer.address')}
      />
      <TextInput
        label={t('invoice.buyer.address2')}
        name="buyer.address.line2"
        autoComplete="off"
        value={line2}
        onChange={(event) => setAddress(line1, event.currentTarget.value)}
        error={problemAt('buyer.address.line2')}
      />
    </div>
  );
}
