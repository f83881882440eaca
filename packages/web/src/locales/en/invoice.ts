import type { Mirror } from '../mirror.ts';
import type { invoice as pl } from '../pl/invoice.ts';

export const invoice: Mirror<typeof pl> = {};
