import type { Mirror } from '../mirror.ts';
import type { settings as pl } from '../pl/settings.ts';

export const settings: Mirror<typeof pl> = {
  title: 'Settings',
  company: {
    title: 'The company on invoices',
    lead: 'These data go on every invoice issued from now on. Invoices issued already never change.',
    nip: 'NIP',
    name: 'Company name',
    addressLine1: 'Street and number',
    addressLine2: 'Postal code and town',
    email: 'E-mail on the invoice',
    phone: 'Phone on the invoice',
    bankAccount: 'Bank account',
    bankAccountHint: '26 digits or an IBAN; spaces do not matter.',
    bankName: 'Bank',
    numberPattern: 'Pattern of invoice numbers',
    numberPatternHint:
      '{NR} is the next number, {MM} the month, {RRRR} the year. The series begins anew when the month or year of the pattern changes.',
    saved: 'The company is saved.',
  },
  later: 'Users and roles, templates and logo, mail and backups come in later releases.',
};
