import { authRefusals } from './auth.ts';
import { certificateRefusals } from './certificates.ts';
import { invoiceRefusals } from './invoices.ts';
import { sessionRefusals } from './sessions.ts';

/** Every documented code of HTTP 400 that requests lead to, but 21405. */
export const refusals = [...authRefusals, ...certificateRefusals, ...invoiceRefusals, ...sessionRefusals];
