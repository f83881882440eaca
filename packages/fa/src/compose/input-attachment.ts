/**
 * One block of the attachment: what cannot be said in lines, such as meter readings. KSeF takes invoices with
 * attachments in batches only, and only after a declaration.
 */
export interface AttachmentBlock {
  /** At most 512 characters. */
  title?: string;
  /** What the block is about, at least one; key and value at most 256 characters each. */
  facts: AttachmentFact[];
  /** At most 10, of 512 characters each. */
  paragraphs?: string[];
  tables?: AttachmentTable[];
}

export interface AttachmentFact {
  key: string;
  value: string;
}

/** A table; rows and totals may be shorter than the header, but not longer. */
export interface AttachmentTable {
  facts?: AttachmentFact[];
  /** At most 512 characters. */
  description?: string;
  /** 1 to 20. */
  columns: AttachmentColumn[];
  /** 1 to 1000 rows; cells at most 256 characters, a blank one is left empty. */
  rows: string[][];
  totals?: string[];
}

/** What the cells of a column hold: text, a decimal or whole number, a day, a time, or both. */
export type ColumnType = 'txt' | 'dec' | 'int' | 'date' | 'time' | 'datetime';

export interface AttachmentColumn {
  /** At most 256 characters; may be blank. */
  name: string;
  type: ColumnType;
}
