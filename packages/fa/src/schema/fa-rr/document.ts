import { footer } from '../fa3/footer.ts';
import { element, optional, repeated, sequence, structure } from '../model.ts';
import { invoiceContent } from './content.ts';
import { TNaglowek } from './header.ts';
import { buyer, supplier, thirdParty } from './parties.ts';

export const invoice = structure(
  sequence(
    element('Naglowek', TNaglowek, 'Nagłówek', 'Header'),
    element('Podmiot1', supplier, 'Dostawca (rolnik ryczałtowy)', 'Supplier (flat-rate farmer)'),
    element('Podmiot2', buyer, 'Nabywca', 'Buyer'),
    repeated(0, 100, element('Podmiot3', thirdParty, 'Inny podmiot', 'Third party')),
    element('FakturaRR', invoiceContent, 'Treść faktury', 'Invoice content'),
    optional(element('Stopka', footer, 'Stopka', 'Footer')),
  ),
);
