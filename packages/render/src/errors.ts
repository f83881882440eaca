import type { Bilingual } from './view/words.ts';

/** Why a document could not be made into a PDF. */
export class RenderError extends Error {
  override readonly name = 'RenderError';
  /** `unreadable`: the XML is no invoice that can be read; `typesetting`: the document could not be set. */
  readonly code: 'unreadable' | 'typesetting';
  readonly messages: Bilingual;
  readonly remedy: Bilingual;

  constructor(code: RenderError['code'], messages: Bilingual, remedy: Bilingual, cause?: unknown) {
    super(messages.en, { cause });
    this.code = code;
    this.messages = messages;
    this.remedy = remedy;
  }
}
