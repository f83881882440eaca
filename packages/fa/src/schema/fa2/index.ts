import * as etd from '../common/elementary-types.ts';
import * as structures from '../common/structures.ts';
import * as commonTypes from '../common/types.ts';
import { invoice } from '../fa3/document.ts';
import { TNaglowek as newerHeader } from '../fa3/header.ts';
import * as newerStructures from '../fa3/structures.ts';
import * as newerTypes from '../fa3/types.ts';
import {
  type ComplexType,
  type DocumentSchema,
  element,
  type ElementParticle,
  optional,
  restricted,
  sequence,
  type SimpleType,
  structure,
} from '../model.ts';
import { TNaglowek } from './header.ts';
import { reviser } from './revise.ts';
import { olderTypes } from './types.ts';

const { TData, TZnakowy } = commonTypes;

const ofType = (type: SimpleType | ComplexType) => (particle: ElementParticle) => ({ ...particle, type });

const paymentTerm = structure(
  sequence(
    element('Termin', TData, 'Termin płatności', 'Due date'),
    optional(element('TerminOpis', TZnakowy, 'Opis terminu płatności', 'Payment term description')),
  ),
);
const plainTaxIdentifier = restricted(etd.TNrIdentyfikacjiPodatkowej, { patterns: ['[a-zA-Z0-9]{1,50}'] });

const older = reviser({
  types: new Map<SimpleType | ComplexType, SimpleType | ComplexType>([
    ...olderTypes,
    [newerHeader, TNaglowek],
  ]),
  elements: new Map([
    ['TPodmiot2/NrID', ofType(plainTaxIdentifier)],
    ['TPodmiot3/NrID', ofType(plainTaxIdentifier)],
    ['Podmiot2/JST', undefined],
    ['Podmiot2/GV', undefined],
    ['Podmiot3/Adres', (address) => ({ ...address, min: 1 })],
    ['Fa/DaneFaKorygowanej', (corrected) => ({ ...corrected, max: Number.POSITIVE_INFINITY })],
    ['FaWiersz/P_7', ofType(TZnakowy)],
    ['ZamowienieWiersz/P_7Z', ofType(TZnakowy)],
    ['Platnosc/ZnacznikZaplatyCzesciowej', ofType(etd.TWybor1)],
    ['ZaplataCzesciowa/FormaPlatnosci', undefined],
    ['ZaplataCzesciowa/PlatnoscInna', undefined],
    ['ZaplataCzesciowa/OpisPlatnosci', undefined],
    ['Platnosc/TerminPlatnosci', ofType(paymentTerm)],
    ['Platnosc/LinkDoPlatnosci', undefined],
    ['Platnosc/IPKSeF', undefined],
    ['Umowy/DataUmowy', ofType(TData)],
    ['Zamowienia/DataZamowienia', ofType(TData)],
    ['Faktura/Zalacznik', undefined],
  ]),
});

const { TZnakowy2: _later, TDataU: _too, ...ownTypes } = newerTypes;

/**
 * The logical structure FA(2), version 1-0E, as published under number 12648 on 2023-06-29, told by its differences
 * from FA(3). KSeF takes it on the test environment only.
 */
export const fa2: DocumentSchema = {
  name: 'FA(2)',
  version: '1-0E',
  namespace: 'http://crd.gov.pl/wzor/2023/06/29/12648/',
  root: older.element(element('Faktura', invoice, 'Faktura', 'Invoice')),
  types: [
    ...Object.values(commonTypes),
    ...Object.values(ownTypes),
    ...Object.values(structures),
    ...Object.values(newerStructures),
    newerHeader,
  ].map(older.type),
};
