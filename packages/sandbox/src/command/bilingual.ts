/** A text for people in both languages. */
export interface Bilingual {
  readonly pl: string;
  readonly en: string;
}

/** Why the sandbox does not start, for the person who typed the command. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
  /** What happened and why. */
  readonly messages: Bilingual;
  /** What to do. */
  readonly remedy: Bilingual;
  /** 2 for a command line that was not understood, 1 for everything else. */
  readonly exitCode: 1 | 2;

  constructor(messages: Bilingual, remedy: Bilingual, exitCode: 1 | 2, cause?: unknown) {
    super(messages.en, { cause });
    this.messages = messages;
    this.remedy = remedy;
    this.exitCode = exitCode;
  }
}
