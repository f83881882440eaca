import { accounts } from './pl/accounts.ts';
import { common } from './pl/common.ts';
import { documents } from './pl/documents.ts';
import { help } from './pl/help.ts';
import { invoice } from './pl/invoice.ts';
import { ksef } from './pl/ksef.ts';
import { purchases } from './pl/purchases.ts';
import { settings } from './pl/settings.ts';
import { shell } from './pl/shell.ts';

/** Every text of the interface in Polish: the language that the others follow. */
export const pl = { common, shell, accounts, ksef, invoice, documents, purchases, settings, help };
