import { isValidEuVat } from '../../identifiers/eu-vat.ts';
import { isValidKsefNumber } from '../../identifiers/ksef-number.ts';
import { isValidNip } from '../../identifiers/nip.ts';
import { isValidRegon } from '../../identifiers/regon.ts';
import type { Invoice, TPodmiot2, TPodmiot3 } from '../../types/invoice.gen.ts';
import { both, type Check, type Fault, findEach, none, one } from '../check.ts';
import type { identifierEntries } from '../entries/identifiers.ts';
import type { Finding } from '../rule.ts';

const KSEF_NUMBER_LENGTH = 35;

/** Checks of tax numbers; see the entries of the same names. */
export const identifierChecks: Record<keyof typeof identifierEntries, Check> = {
  NIP_CHECKSUM: (invoice, { environment }) => (environment === 'production' ? wrongNips(invoice) : []),
  NIP_CHECKSUM_NOT_PRODUCTION: (invoice, { environment }) =>
    environment === 'production' ? [] : wrongNips(invoice),
  NIP_CHECKSUM_ELSEWHERE: ({ Fa: content }) =>
    both(
      nipAt(content.Podmiot1K?.DaneIdentyfikacyjne.NIP, ['Fa', 'Podmiot1K']),
      both(
        findEach(content.Podmiot2K, ['Fa', 'Podmiot2K'], (buyer) => wrongNip(buyer.DaneIdentyfikacyjne.NIP)),
        findEach(
          content.WarunkiTransakcji?.Transport,
          ['Fa', 'WarunkiTransakcji', 'Transport'],
          ({ Przewoznik }) => {
            const fault = wrongNip(Przewoznik?.DaneIdentyfikacyjne.NIP);
            return fault && { ...fault, at: ['Przewoznik', ...fault.at] };
          },
        ),
      ),
    ),
  INTERNAL_ID_CHECKSUM: ({ Podmiot3 }, { environment }) =>
    findEach(
      environment === 'production' ? Podmiot3 : undefined,
      ['Podmiot3'],
      ({ DaneIdentyfikacyjne: { IDWew: id } }) =>
        id !== undefined && !isValidNip(id.slice(0, 10))
          ? { at: ['DaneIdentyfikacyjne', 'IDWew'], values: { id } }
          : undefined,
    ),
  POLISH_NIP_AS_EU_VAT: (invoice) =>
    eachIdentity(invoice, ({ KodUE }) => (KodUE === 'PL' ? { at: ['NrVatUE'] } : undefined)),
  POLISH_NIP_AS_OTHER_ID: (invoice) =>
    eachIdentity(invoice, ({ NrID: id, KodKraju: country }) =>
      id !== undefined && (country === undefined || country === 'PL') && isValidNip(id)
        ? { at: ['NrID'], values: { id } }
        : undefined,
    ),
  EU_VAT_PREFIX_REPEATED: (invoice) =>
    eachIdentity(invoice, ({ KodUE: country, NrVatUE: number }) =>
      country !== undefined && repeatsPrefix(country, number)
        ? { at: ['NrVatUE'], values: { country, number } }
        : undefined,
    ),
  EU_VAT_FORMAT: (invoice) =>
    eachIdentity(invoice, ({ KodUE: country, NrVatUE: number }) =>
      country !== undefined &&
      country !== 'PL' &&
      !repeatsPrefix(country, number) &&
      !isValidEuVat(country, number)
        ? { at: ['NrVatUE'], values: { country, number } }
        : undefined,
    ),
  REGON_CHECKSUM: ({ Stopka }) =>
    findEach(Stopka?.Rejestry, ['Stopka', 'Rejestry'], ({ REGON: regon }) =>
      regon !== undefined && !isValidRegon(regon) ? { at: ['REGON'], values: { regon } } : undefined,
    ),
  KSEF_NUMBER_CHECKSUM: ({ Fa: content }) =>
    both(
      findEach(content.DaneFaKorygowanej, ['Fa', 'DaneFaKorygowanej'], (reference) =>
        wrongKsefNumber(reference.NrKSeFFaKorygowanej, 'NrKSeFFaKorygowanej'),
      ),
      findEach(content.FakturaZaliczkowa, ['Fa', 'FakturaZaliczkowa'], (reference) =>
        wrongKsefNumber(reference.NrKSeFFaZaliczkowej, 'NrKSeFFaZaliczkowej'),
      ),
    ),
  SELLER_IS_BUYER: ({ Podmiot1, Podmiot2 }) => {
    const nip = Podmiot1.DaneIdentyfikacyjne.NIP;
    return Podmiot2.DaneIdentyfikacyjne.NIP === nip
      ? one(['Podmiot2', 'DaneIdentyfikacyjne', 'NIP'], {
          nip,
        })
      : none;
  },
};

function wrongNips({ Podmiot1, Podmiot2, Podmiot3, PodmiotUpowazniony }: Invoice): readonly Finding[] {
  const seller = nipAt(Podmiot1.DaneIdentyfikacyjne.NIP, ['Podmiot1']);
  const buyer = nipAt(Podmiot2.DaneIdentyfikacyjne.NIP, ['Podmiot2']);
  const others = findEach(Podmiot3, ['Podmiot3'], (party) => wrongNip(party.DaneIdentyfikacyjne.NIP));
  const representative = nipAt(PodmiotUpowazniony?.DaneIdentyfikacyjne.NIP, ['PodmiotUpowazniony']);
  return both(both(seller, buyer), both(others, representative));
}

function nipAt(nip: string | undefined, path: readonly string[]): readonly Finding[] {
  const fault = wrongNip(nip);
  return fault ? one([...path, ...fault.at], { nip: nip ?? '' }) : none;
}

function wrongNip(nip: string | undefined): Fault | undefined {
  return nip === undefined || isValidNip(nip)
    ? undefined
    : { at: ['DaneIdentyfikacyjne', 'NIP'], values: { nip } };
}

function repeatsPrefix(country: string, number: string): boolean {
  return number.startsWith(country) && isValidEuVat(country, number.slice(country.length));
}

/** Numbers of KSeF 1.0 with a dash in the technical part have no checksum that we know. */
function wrongKsefNumber(number: string | undefined, field: string): Fault | undefined {
  if (number?.length !== KSEF_NUMBER_LENGTH || isValidKsefNumber(number)) return undefined;
  return { at: [field], values: { number } };
}

function eachIdentity(
  { Podmiot2, Podmiot3 }: Invoice,
  fault: (identity: TPodmiot2 | TPodmiot3) => Fault | undefined,
): readonly Finding[] {
  const buyer = fault(Podmiot2.DaneIdentyfikacyjne);
  return both(
    buyer ? one(['Podmiot2', 'DaneIdentyfikacyjne', ...buyer.at], buyer.values) : none,
    findEach(Podmiot3, ['Podmiot3'], ({ DaneIdentyfikacyjne }) => {
      const found = fault(DaneIdentyfikacyjne);
      return found && { ...found, at: ['DaneIdentyfikacyjne', ...found.at] };
    }),
  );
}
