import type { Mirror } from '../mirror.ts';
import type { documents as pl } from '../pl/documents.ts';

export const documents: Mirror<typeof pl> = {};
