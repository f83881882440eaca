import type { Purchase } from './contract.ts';
import type { knownOfSeller } from './store.ts';

type Warning = Purchase['warnings'][number];

/** What deserves a second look before paying, by what is known of the seller from earlier invoices. */
export function findWarnings(
  known: Awaited<ReturnType<typeof knownOfSeller>>,
  purchase: { bankAccount: string | null; readable: boolean },
): Warning[] {
  const warnings: Warning[] = [];
  if (!purchase.readable) warnings.push(unreadable);
  if (known.purchases === 0) warnings.push(unknownSeller);
  if (known.sameNumber > 0) warnings.push(duplicate);
  if (purchase.bankAccount !== null && known.withAccount > 0 && known.sameAccount === 0) {
    warnings.push(newBankAccount);
  }
  return warnings;
}

const unknownSeller: Warning = {
  code: 'unknown-seller',
  message: { pl: 'Pierwsza faktura od tego sprzedawcy.', en: 'The first invoice of this seller.' },
};
const duplicate: Warning = {
  code: 'duplicate',
  message: {
    pl: 'Ten sprzedawca przysłał już fakturę o tym numerze.',
    en: 'This seller has sent an invoice with this number before.',
  },
};
const newBankAccount: Warning = {
  code: 'new-bank-account',
  message: {
    pl: 'Rachunek bankowy inny niż na wcześniejszych fakturach tego sprzedawcy. Sprawdź go przed zapłatą.',
    en: 'A bank account that earlier invoices of this seller do not have. Check it before paying.',
  },
};
const unreadable: Warning = {
  code: 'unreadable',
  message: {
    pl: 'Ten rodzaj dokumentu pokazujemy na razie tylko z danych KSeF; plik XML jest zapisany.',
    en: 'This kind of document is shown from the data of KSeF only; its XML is stored.',
  },
};
