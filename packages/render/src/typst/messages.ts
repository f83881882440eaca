import type { DocumentView } from '../view/view.ts';
import type { Attachment } from './typeset.ts';

/** A document to be set by the worker. */
export interface Order {
  id: number;
  view: DocumentView;
  attachment?: Attachment;
}

/** The PDF of an order, or why there is none. */
export type Answer = { id: number; pdf: Uint8Array } | { id: number; failure: string };
