import * as structures from '../common/structures.ts';
import * as commonTypes from '../common/types.ts';
import { type DocumentSchema, element } from '../model.ts';
import { invoice } from './document.ts';
import { TNaglowek } from './header.ts';
import * as ownStructures from './structures.ts';
import * as ownTypes from './types.ts';

/** The logical structure FA_RR(1), version 1-1E: invoices for flat-rate farmers. */
export const faRr: DocumentSchema = {
  name: 'FA_RR(1)',
  version: '1-1E',
  namespace: 'http://crd.gov.pl/wzor/2026/03/06/14189/',
  root: element('Faktura', invoice, 'Faktura VAT RR', 'VAT RR invoice'),
  types: [
    ...Object.values(commonTypes),
    ...Object.values(ownTypes),
    ...Object.values(structures),
    ...Object.values(ownStructures),
    TNaglowek,
  ],
};
