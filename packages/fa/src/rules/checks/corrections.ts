import { groups } from '../../totals/groups.ts';
import type { Fa, Invoice } from '../../types/invoice.gen.ts';
import { type Check, findEach, none, one } from '../check.ts';
import type { correctionEntries } from '../entries/corrections.ts';
import { isCorrection } from '../kinds.ts';

const REFERENCES = ['Fa', 'DaneFaKorygowanej'] as const;

/** Checks of corrections; see the entries of the same names. */
export const correctionChecks: Record<keyof typeof correctionEntries, Check> = {
  CORRECTION_REFERENCE_MISSING: ({ Fa: content }) =>
    isCorrection(content) && content.DaneFaKorygowanej === undefined ? one(REFERENCES) : none,
  CORRECTION_DATA_UNEXPECTED: ({ Fa: content }) =>
    !isCorrection(content) && content.DaneFaKorygowanej !== undefined
      ? one([...REFERENCES, 0], {
          kind: content.RodzajFaktury,
        })
      : none,
  STATE_BEFORE_UNEXPECTED: ({ Fa: content }) =>
    isCorrection(content)
      ? none
      : [
          ...findEach(content.FaWiersz, ['Fa', 'FaWiersz'], ({ StanPrzed, NrWierszaFa: number }) =>
            StanPrzed === undefined ? undefined : { at: ['StanPrzed'], values: { number } },
          ),
          ...findEach(
            content.Zamowienie?.ZamowienieWiersz,
            ['Fa', 'Zamowienie', 'ZamowienieWiersz'],
            ({ StanPrzedZ, NrWierszaZam: number }) =>
              StanPrzedZ === undefined ? undefined : { at: ['StanPrzedZ'], values: { number } },
          ),
        ],
  STATE_AFTER_MISSING: ({ Fa: { FaWiersz: lines } }) =>
    lines !== undefined && lines.length > 0 && lines.every(({ StanPrzed }) => StanPrzed !== undefined)
      ? one(['Fa', 'FaWiersz', 0])
      : none,
  CORRECTION_REPEATED: ({ Fa: { DaneFaKorygowanej: references } }) => {
    if (references === undefined || references.length < 2) return none;
    const seen = new Set<string>();
    return findEach(references, REFERENCES, ({ NrFaKorygowanej: number, DataWystFaKorygowanej: date }) => {
      const key = `${date} ${number}`;
      const known = seen.has(key);
      seen.add(key);
      return known ? { at: ['NrFaKorygowanej'], values: { number } } : undefined;
    });
  },
  CORRECTS_ITSELF: ({ Fa: { P_1, P_2, DaneFaKorygowanej: references } }) =>
    findEach(references, REFERENCES, ({ NrFaKorygowanej: number, DataWystFaKorygowanej: date }) =>
      number === P_2 && date === P_1 ? { at: ['NrFaKorygowanej'], values: { number } } : undefined,
    ),
  CORRECTED_OF_OTHER_SELLER: ({ Fa: content, Podmiot1, Podmiot3 }) => {
    const { NIP: nip } = Podmiot1.DaneIdentyfikacyjne;
    if (Podmiot3?.some(({ Rola }) => Rola === '3') || content.Podmiot1K) return none;
    return findEach(content.DaneFaKorygowanej, REFERENCES, ({ NrKSeFFaKorygowanej: number }) =>
      number === undefined || number.startsWith(nip)
        ? undefined
        : { at: ['NrKSeFFaKorygowanej'], values: { number } },
    );
  },
  AMOUNT_BEFORE_MISSING: ({ Fa: content }) =>
    content.RodzajFaktury === 'KOR_ZAL' && content.P_15ZK === undefined ? one(['Fa', 'P_15ZK']) : none,
  AMOUNT_BEFORE_UNEXPECTED: ({ Fa: { RodzajFaktury: kind, P_15ZK } }) =>
    P_15ZK !== undefined && kind !== 'KOR_ZAL' && kind !== 'KOR_ROZ' ? one(['Fa', 'P_15ZK'], { kind }) : none,
  BUYER_KEY_UNKNOWN: (invoice) => {
    const former = invoice.Fa.Podmiot2K;
    if (former === undefined) return none;
    const keys = new Set([
      invoice.Podmiot2.IDNabywcy,
      ...(invoice.Podmiot3 ?? []).map((party) => party.IDNabywcy),
    ]);
    return findEach(former, ['Fa', 'Podmiot2K'], ({ IDNabywcy: key }) =>
      key === undefined || keys.has(key) ? undefined : { at: ['IDNabywcy'], values: { key } },
    );
  },
  BUYER_KEY_MISSING: ({ Fa: { Podmiot2K: former } }) =>
    former === undefined || former.length < 2
      ? none
      : findEach(former, ['Fa', 'Podmiot2K'], ({ IDNabywcy }) =>
          IDNabywcy === undefined ? { at: ['IDNabywcy'] } : undefined,
        ),
  NIP_CHANGED: (invoice) => [...sellerNipChanged(invoice), ...buyerNipChanged(invoice)],
  CORRECTION_EMPTY: ({ Fa: content }) =>
    isCorrection(content) && changesNothing(content) ? one(['Fa']) : none,
};

function sellerNipChanged({ Fa: { Podmiot1K: former }, Podmiot1 }: Invoice) {
  const [before, after] = [former?.DaneIdentyfikacyjne.NIP ?? '', Podmiot1.DaneIdentyfikacyjne.NIP];
  const path = ['Fa', 'Podmiot1K', 'DaneIdentyfikacyjne', 'NIP'];
  return former !== undefined && before !== after
    ? one(path, {
        before,
        after,
      })
    : none;
}

/** With one former buyer without a key it is the buyer that changed. */
function buyerNipChanged({ Fa: { Podmiot2K: former }, Podmiot2 }: Invoice) {
  const only = former?.length === 1 ? former[0] : undefined;
  const [before, after] = [only?.DaneIdentyfikacyjne.NIP, Podmiot2.DaneIdentyfikacyjne.NIP];
  const same = only?.IDNabywcy === undefined || only.IDNabywcy === Podmiot2.IDNabywcy;
  if (before === undefined || after === undefined || !same) return none;
  return before !== after
    ? one(['Fa', 'Podmiot2K', 0, 'DaneIdentyfikacyjne', 'NIP'], { before, after })
    : none;
}

function changesNothing(content: Fa): boolean {
  return (
    content.FaWiersz === undefined &&
    content.Zamowienie === undefined &&
    content.Podmiot1K === undefined &&
    content.Podmiot2K === undefined &&
    content.NrFaKorygowany === undefined &&
    content.PrzyczynaKorekty === undefined &&
    groups.every(({ net }) => content[net] === undefined)
  );
}
