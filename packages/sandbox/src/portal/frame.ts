import type { Context, Subject } from '../state/records.ts';
import type { Language, Say } from './language.ts';

/** Who is logged in to the portal, and where. */
export interface LoggedIn {
  /** Reference of the log-in at the API. */
  readonly authReference: string;
  readonly context: Context;
  readonly subject: Subject;
  /** The company's name, where the sandbox knows one. */
  readonly companyName: string;
  /** How the visitor is called: the owner, a person, a seal. */
  readonly who: string;
}

/** What every page needs of the visit in which it is shown. */
export interface Frame {
  readonly language: Language;
  readonly say: Say;
  /** The hidden field's value for this visit's forms. */
  readonly stamp: string;
  /** Address of the page, for the switch of languages. */
  readonly address: string;
  readonly loggedIn: LoggedIn | undefined;
  /** The sandbox's instant, in milliseconds since 1970. */
  readonly now: number;
  /** Whether the calendar is moved or stopped. */
  readonly isClockMoved: boolean;
}
