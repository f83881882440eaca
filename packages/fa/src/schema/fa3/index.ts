import * as structures from '../common/structures.ts';
import * as commonTypes from '../common/types.ts';
import { type DocumentSchema, element } from '../model.ts';
import { invoice } from './document.ts';
import { TNaglowek } from './header.ts';
import * as ownStructures from './structures.ts';
import * as ownTypes from './types.ts';

/** The logical structure FA(3), version 1-0E, as published under number 13775 on 2025-06-25. */
export const fa3: DocumentSchema = {
  name: 'FA(3)',
  version: '1-0E',
  namespace: 'http://crd.gov.pl/wzor/2025/06/25/13775/',
  root: element('Faktura', invoice, 'Faktura', 'Invoice'),
  types: [
    ...Object.values(commonTypes),
    ...Object.values(ownTypes),
    ...Object.values(structures),
    ...Object.values(ownStructures),
    TNaglowek,
  ],
};
