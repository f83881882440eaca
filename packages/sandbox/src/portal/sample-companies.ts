/** A company that is plainly made up, with a right check digit. */
export interface SampleCompany {
  readonly nip: string;
  readonly name: string;
  readonly pl: string;
  readonly en: string;
}

/** Companies offered for a log-in in one click. */
export const sampleCompanies: readonly SampleCompany[] = [
  {
    nip: '1111111111',
    name: 'Przykładowa Firma sp. z o.o.',
    pl: 'sprzedaje i wystawia faktury',
    en: 'sells and issues invoices',
  },
  {
    nip: '2222222222',
    name: 'Przykładowy Nabywca S.A.',
    pl: 'kupuje i odbiera faktury',
    en: 'buys and receives invoices',
  },
  {
    nip: '3333333333',
    name: 'Biuro Rachunkowe Przykład',
    pl: 'działa w imieniu innych firm',
    en: 'acts in the name of other companies',
  },
];

/** The name of a company: of a sample one, or one made of its NIP. */
export function companyNameOf(nip: string): string {
  return sampleCompanies.find((company) => company.nip === nip)?.name ?? `Firma ${nip}`;
}
