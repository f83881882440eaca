import { faRr } from '../src/schema/fa-rr/index.ts';
import { fa3 } from '../src/schema/fa3/index.ts';
import { renderTypes } from './render-types.ts';

/** Every generated file of this package, by its path from the package's root. */
export const generatedFiles: Readonly<Record<string, () => string>> = {
  'src/types/invoice.gen.ts': () => renderTypes(fa3, 'Invoice'),
  'src/types/invoice-rr.gen.ts': () => renderTypes(faRr, 'InvoiceRR'),
};
