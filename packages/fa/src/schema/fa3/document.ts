import { element, optional, repeated, sequence, structure } from '../model.ts';
import { attachment } from './attachment.ts';
import { invoiceContent } from './content.ts';
import { footer } from './footer.ts';
import { TNaglowek } from './header.ts';
import { authorisedEntity, buyer, seller, thirdParty } from './parties.ts';

export const invoice = structure(
  sequence(
    element('Naglowek', TNaglowek, 'Nagłówek', 'Header'),
    element('Podmiot1', seller, 'Sprzedawca', 'Seller'),
    element('Podmiot2', buyer, 'Nabywca', 'Buyer'),
    repeated(0, 100, element('Podmiot3', thirdParty, 'Inny podmiot', 'Third party')),
    optional(element('PodmiotUpowazniony', authorisedEntity, 'Podmiot upoważniony', 'Authorised entity')),
    element('Fa', invoiceContent, 'Treść faktury', 'Invoice content'),
    optional(element('Stopka', footer, 'Stopka', 'Footer')),
    optional(element('Zalacznik', attachment, 'Załącznik', 'Attachment')),
  ),
);
