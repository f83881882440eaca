import { Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { DateField } from '../../design/DateField.tsx';
import { formatAccount } from '../../lib/bank-account.ts';
import { addDays, daysBetween } from '../../lib/dates.ts';
import { type Payment, paymentMethods } from './draft.ts';
import type { FieldsProps } from './fields.ts';
import classes from './form.module.css';

const usualTerms = [7, 14, 30];

/** How and until when the invoice is to be paid. */
export function PaymentFields({ draft, change, problemAt }: FieldsProps) {
  const { t } = useTranslation();
  const { payment = {}, issueDate } = draft;
  const setPayment = (more: Payment) => change({ payment: { ...payment, ...more } });
  const term = payment.dueDate ? daysBetween(issueDate, payment.dueDate) : undefined;
  const paid = payment.paidOn !== undefined;
  return (
    <div className={classes.payment}>
      <NativeSelect
        label={t('invoice.payment.method')}
        name="payment.method"
        value={payment.method ?? ''}
        onChange={(event) =>
          setPayment({ method: paymentMethods.find((method) => method === event.currentTarget.value) })
        }
        data={[
          ...paymentMethods.map((method) => ({ value: method, label: t(`invoice.payment.${method}`) })),
          { value: '', label: t('invoice.payment.none') },
        ]}
        error={problemAt('payment.method')}
      />
      <div>
        <DateField
          label={t('invoice.payment.dueDate')}
          name="payment.dueDate"
          clearable
          value={payment.dueDate}
          onChange={(dueDate) => setPayment({ dueDate })}
          error={problemAt('payment.dueDate')}
        />
        <p className={classes.terms}>
          {usualTerms.map((days) => (
            <button
              key={days}
              type="button"
              className={`link ${days === term ? classes.termNow : classes.term}`}
              aria-pressed={days === term}
              onClick={() => setPayment({ dueDate: addDays(issueDate, days) })}
            >
              {t('invoice.payment.days', { count: days })}
            </button>
          ))}
        </p>
      </div>
      <TextInput
        className={classes.account}
        label={t('invoice.payment.account')}
        name="payment.bankAccount"
        autoComplete="off"
        value={payment.bankAccount ?? ''}
        onChange={(event) => setPayment({ bankAccount: event.currentTarget.value || undefined })}
        onBlur={() => payment.bankAccount && setPayment({ bankAccount: formatAccount(payment.bankAccount) })}
        error={problemAt('payment.bankAccount')}
      />
      <TextInput
        label={t('invoice.payment.bankName')}
        name="payment.bankName"
        autoComplete="off"
        value={payment.bankName ?? ''}
        onChange={(event) => setPayment({ bankName: event.currentTarget.value || undefined })}
        error={problemAt('payment.bankName')}
      />
      <div className={classes.paid}>
        <Checkbox
          size="sm"
          label={t('invoice.payment.paid')}
          checked={paid}
          onChange={(event) => setPayment({ paidOn: event.currentTarget.checked ? issueDate : undefined })}
        />
        {paid && (
          <DateField
            aria-label={t('invoice.payment.paidOn')}
            name="payment.paidOn"
            value={payment.paidOn}
            onChange={(paidOn) => setPayment({ paidOn })}
            error={problemAt('payment.paidOn')}
          />
        )}
      </div>
    </div>
  );
}
