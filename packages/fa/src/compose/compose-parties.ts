import { parseEuVat } from '../identifiers/eu-vat.ts';
import { parseNip } from '../identifiers/nip.ts';
import { formatShort, SCALE } from '../money/fixed.ts';
import { tidy } from '../text/tidy.ts';
import { typed } from '../totals/line-amounts.ts';
import type {
  Podmiot1,
  Podmiot1DaneKontaktowe,
  Podmiot1K,
  Podmiot2,
  Podmiot2K,
  Podmiot3,
  TAdres,
} from '../types/invoice.gen.ts';
import { roleCodes } from './codes.ts';
import { filled } from './filled.ts';
import type { Party, ThirdParty } from './input.ts';

/** The seller as the document states it, with the prefix `PL` where trade within the Union demands it. */
export function composeSeller(seller: Party, trade: { withinUnion: boolean }): Podmiot1 {
  return {
    ...(trade.withinUnion ? { PrefiksPodatnika: 'PL' } : {}),
    ...filled({ NrEORI: seller.eori }),
    ...composeSellerIdentity(seller),
    ...contactOf(seller),
  };
}

/** Identity and address of a seller, as they also stand on a correction of the seller's data. */
export function composeSellerIdentity(seller: Party): Pick<Podmiot1K, 'DaneIdentyfikacyjne' | 'Adres'> {
  const nip = seller.nip ?? '';
  return {
    DaneIdentyfikacyjne: { NIP: parseNip(nip) ?? nip, Nazwa: tidy(seller.name) },
    Adres: composeAddress(seller),
  };
}

/** The buyer as the document states it. */
export function composeBuyer(buyer: Party): Podmiot2 {
  return {
    ...filled({ NrEORI: buyer.eori }),
    ...composeBuyerIdentity(buyer),
    ...contactOf(buyer),
    ...filled({ NrKlienta: buyer.customerNumber }),
    JST: buyer.jst ? '1' : '2',
    GV: buyer.vatGroup ? '1' : '2',
  };
}

/** Identity, address and key of a buyer, as they also stand on a correction of the buyer's data. */
export function composeBuyerIdentity(buyer: Party): Podmiot2K {
  return {
    DaneIdentyfikacyjne: { ...identifierOf(buyer), ...filled({ Nazwa: buyer.name }) },
    ...addressOf(buyer),
    ...filled({ IDNabywcy: buyer.linkKey }),
  };
}

/** A third party as the document states it. */
export function composeThirdParty(party: ThirdParty): Podmiot3 {
  const internalId = tidy(party.internalId ?? '');
  const identifier = internalId === '' ? identifierOf(party) : { IDWew: internalId };
  const role =
    typeof party.role === 'object'
      ? ({ RolaInna: '1', OpisRoli: tidy(party.role.other) } as const)
      : { Rola: roleCodes[party.role] };
  const share = party.share ? formatShort(typed(party.share, SCALE.percent), SCALE.percent) : undefined;
  return {
    ...filled({ IDNabywcy: party.linkKey, NrEORI: party.eori }),
    DaneIdentyfikacyjne: { ...identifier, ...filled({ Nazwa: party.name }) },
    ...addressOf(party),
    ...contactOf(party),
    ...role,
    ...filled({ Udzial: share, NrKlienta: party.customerNumber }),
  };
}

function identifierOf(party: Party) {
  const nip = parseNip(party.nip ?? '');
  if (nip) return { NIP: nip };
  const euVat = parseEuVat(party.vatUe ?? '');
  if (euVat) return { KodUE: euVat.country, NrVatUE: euVat.number };
  const otherId = tidy(party.otherId ?? '');
  return otherId === '' ? ({ BrakID: '1' } as const) : { KodKraju: party.country, NrID: otherId };
}

function addressOf(party: Party): { Adres?: TAdres } {
  return tidy(party.address?.line1 ?? '') === '' ? {} : { Adres: composeAddress(party) };
}

function composeAddress(party: Party): TAdres {
  const { line1 = '', line2 } = party.address ?? {};
  return { KodKraju: party.country, AdresL1: tidy(line1), ...filled({ AdresL2: line2 }) };
}

function contactOf(party: Party): { DaneKontaktowe?: Podmiot1DaneKontaktowe[] } {
  const contact = filled({ Email: party.email, Telefon: party.phone });
  return Object.keys(contact).length > 0 ? { DaneKontaktowe: [contact] } : {};
}
