/** A text for people, in both languages of the product. */
export interface Text {
  pl: string;
  en: string;
}

/** `error`: KSeF or the law rejects the document. `warning`: it is accepted, but people get hurt. */
export type Severity = 'error' | 'warning';

/** Something wrong with a document, told so that its author can mend it. */
export interface Problem {
  /** Stable identifier, e.g. `STRUCTURE_MISSING_ELEMENT`. */
  code: string;
  severity: Severity;
  /** Where: element names from the root, repeated ones counted from 1, e.g. `/Faktura/Fa/FaWiersz[2]/P_7`. */
  path: string;
  /** Line of the element in the source, from 1. */
  line: number;
  /** Column of the element in the source, in characters, from 1. */
  column: number;
  /** What is wrong. */
  message: Text;
  /** What to do about it. */
  remedy: Text;
  /** Where the rule comes from: schema, guide chapter, act and article. */
  source: string;
}
