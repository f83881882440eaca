import type { Bilingual } from './view/words.ts';

/** Why a document could not be made into a PDF. */
export class RenderError extends Error {
  override readonly name = 'RenderError';
  /** `unreadable`: the XML is no invoice that can be read; `typesetting`: the document could not be set. */
  readonly code: 'unreadable' | 'typesetting';
  readonly text: Bilingual;
  readonly remedy: Bilingual;

  constructor(code: RenderError['code'], text: Bilingual, remedy: Bilingual, cause?: unknown) {
    super(text.en, { cause });
    this.code = code;
    this.text = text;
    this.remedy = remedy;
  }
}
