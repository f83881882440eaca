import type { ProblemCode } from '../problems/catalogue.ts';

/** The document cannot be read past this place: it is not well-formed, or it exceeds a limit. */
export class XmlError extends Error {
  readonly code: ProblemCode;
  /** Place in the decoded text, in UTF-16 units. */
  readonly offset: number;
  readonly values: Readonly<Record<string, string>>;

  constructor(code: ProblemCode, offset: number, values: Readonly<Record<string, string>> = {}) {
    super(`${code} at ${offset}`);
    this.name = 'XmlError';
    this.code = code;
    this.offset = offset;
    this.values = values;
  }
}
