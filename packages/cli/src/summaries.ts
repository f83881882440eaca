import type { Bilingual } from './command.ts';
import type { CommandName } from './commands/index.ts';

/** What each command is for, in one line; apart from the commands, so that `help` need not load them. */
export const summaries: Record<CommandName, Bilingual> = {
  start: {
    pl: 'Uruchom wszystko: bazę danych, piaskownicę KSeF, serwer i stronę',
    en: 'Run everything: database, KSeF sandbox, server and web interface',
  },
  serve: {
    pl: 'Uruchom sam serwer HTTP (zadania wykonuje osobny „work”)',
    en: 'Run the HTTP server alone (jobs are done by a separate "work")',
  },
  work: {
    pl: 'Uruchom sam proces zadań (wysyłka, pobieranie); może ich być wiele',
    en: 'Run the worker alone (sending, fetching); there may be many',
  },
  sandbox: {
    pl: 'Uruchom samą piaskownicę KSeF: API, portal podatnika, strony kodów QR',
    en: 'Run the KSeF sandbox alone: API, taxpayer portal, QR pages',
  },
  demo: {
    pl: 'Pokaż całą drogę: od tokenu do przyjętej faktury i jej odbioru przez nabywcę',
    en: 'Show the whole way: from a token to an accepted invoice, received by its buyer',
  },
  validate: {
    pl: 'Sprawdź faktury FA(3), FA_RR i PEF: XML, strukturę i reguły; powie, co poprawić',
    en: 'Check invoices in FA(3), FA_RR and PEF: XML, structure and rules; says what to mend',
  },
  show: {
    pl: 'Pokaż fakturę FA(3) albo FA_RR po ludzku',
    en: 'Show an invoice in FA(3) or FA_RR for people',
  },
  convert: {
    pl: 'Zamień fakturę FA(3) albo FA_RR z XML na JSON albo z JSON na XML',
    en: 'Turn an invoice in FA(3) or FA_RR from XML into JSON, or from JSON into XML',
  },
  doctor: {
    pl: 'Sprawdź Node, bazę, klucz, zegar i dostępność KSeF; powie, co zrobić',
    en: 'Check Node, database, key, clock and KSeF; says what to do',
  },
};
