import { Combobox, TextInput, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import type { InvoiceDraft } from '@skryba/server/api';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNip, isValidNip, nipDigits } from '../../lib/nip.ts';
import { BuyerDetails } from './BuyerDetails.tsx';
import classes from './form.module.css';
import { useBuyers } from './queries.ts';
import type { Change } from './use-draft.ts';
import type { ProblemAt } from './use-findings.ts';

export type Buyer = InvoiceDraft['buyer'];

interface BuyerFieldProps {
  readonly companyId: string;
  readonly buyer: Buyer;
  readonly change: Change;
  readonly problemAt: ProblemAt;
}

/** Finds a buyer of earlier invoices by name or NIP, or begins a new one. */
export function BuyerField({ companyId, buyer, change, problemAt }: BuyerFieldProps) {
  const { t } = useTranslation();
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const [known, setKnown] = useState(buyer.name !== '');
  const [search] = useDebouncedValue(buyer.name.trim(), 150);
  const { data: found = [] } = useBuyers(companyId, search);
  const typedNip = isValidNip(buyer.name);
  const setBuyer = (more: Partial<Buyer>) => change({ buyer: { ...buyer, ...more } });
  const hidden = ['buyer.nip', 'buyer.vatUe', 'buyer.address.line1', 'buyer.address.line2', 'buyer.country'];
  const folded = known && !hidden.some(problemAt);

  function choose(value: string): void {
    const earlier = found[Number(value)];
    if (earlier) {
      change({ buyer: { ...earlier, country: earlier.country ?? 'PL' } });
      setKnown(true);
    } else {
      setKnown(false);
      if (value === 'nip') setBuyer({ name: '', nip: formatNip(nipDigits(buyer.name)) });
    }
    combobox.closeDropdown();
  }

  return (
    <div className={classes.buyer}>
      <Combobox store={combobox} onOptionSubmit={choose}>
        <Combobox.Target>
          <TextInput
            label={t('invoice.buyer.label')}
            placeholder={t('invoice.buyer.placeholder')}
            name="buyer.name"
            autoComplete="off"
            autoFocus={buyer.name === ''}
            value={buyer.name}
            error={problemAt('buyer.name')}
            onChange={(event) => {
              setBuyer({ name: event.currentTarget.value });
              combobox.openDropdown();
              combobox.updateSelectedOptionIndex();
            }}
            onClick={() => combobox.openDropdown()}
            onBlur={() => combobox.closeDropdown()}
          />
        </Combobox.Target>
        <Combobox.Dropdown hidden={found.length === 0 && !typedNip}>
          <Combobox.Options>
            {found.slice(0, 8).map((earlier, index) => (
              <Combobox.Option key={`${earlier.nip}-${earlier.name}`} value={String(index)}>
                <b className={classes.optionName}>{earlier.name}</b>
                <small className={`${classes.optionMore} num`}>{describe(earlier)}</small>
              </Combobox.Option>
            ))}
            {typedNip && (
              <Combobox.Option value="nip">
                {t('invoice.buyer.useNip', { nip: formatNip(nipDigits(buyer.name)) })}
              </Combobox.Option>
            )}
          </Combobox.Options>
        </Combobox.Dropdown>
      </Combobox>
      {folded ? (
        <p className={classes.buyerLine}>
          <span className="num">{describe(buyer)}</span>{' '}
          <button type="button" className="link" onClick={() => setKnown(false)}>
            {t('invoice.buyer.change')}
          </button>
        </p>
      ) : (
        <BuyerDetails buyer={buyer} setBuyer={setBuyer} problemAt={problemAt} />
      )}
    </div>
  );
}

function describe({ nip, vatUe, address, country }: Partial<Buyer>): string {
  const id = nip ? `NIP ${formatNip(nip)}` : (vatUe ?? '');
  return [id, address?.line1, address?.line2, country === 'PL' ? '' : country].filter(Boolean).join(' · ');
}
