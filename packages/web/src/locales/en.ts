import { accounts } from './en/accounts.ts';
import { common } from './en/common.ts';
import { documents } from './en/documents.ts';
import { help } from './en/help.ts';
import { invoice } from './en/invoice.ts';
import { ksef } from './en/ksef.ts';
import { purchases } from './en/purchases.ts';
import { settings } from './en/settings.ts';
import { shell } from './en/shell.ts';
import type { Mirror } from './mirror.ts';
import type { pl } from './pl.ts';

/** Every text of the interface in English. */
export const en: Mirror<typeof pl> = {
  common,
  shell,
  accounts,
  ksef,
  invoice,
  documents,
  purchases,
  settings,
  help,
};
