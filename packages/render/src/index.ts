export { RenderError } from './errors.ts';
export { renderInvoicePdf } from './render-invoice-pdf.ts';
export type { DocumentEnvironment } from './view/environment.ts';
export type { Surroundings } from './view/fa3/invoice.ts';
export type { DocumentLanguage } from './view/words.ts';
