import { ruleChoices } from '@skryba/fa';
import { signerTrusts } from '../auth/signer-trust.ts';
import { rateLimitProfiles } from '../limits/rate-limits.ts';
import { contractVersions } from '../platform/contract-version.ts';
import { officialEnvironments } from '../tls/official-names.ts';
import type { Bilingual } from './bilingual.ts';

/** One option of the command, for the help and for `parseArgs`. */
export interface CommandOption {
  type: 'string' | 'boolean';
  /** Name of the value in the help, e.g. `PORT`. */
  value?: string;
  help: Bilingual;
}

/** The options of the command that starts the sandbox. */
export const commandOptions = {
  port: {
    type: 'string',
    value: 'PORT',
    help: {
      pl: 'port (domyślnie 8280, z --as 443; 0 = dowolny wolny)',
      en: 'port (default 8280, with --as 443; 0 = any free one)',
    },
  },
  host: {
    type: 'string',
    value: 'ADDRESS',
    help: {
      pl: 'adres, na którym słucha (domyślnie 127.0.0.1; 0.0.0.0 = wszystkie)',
      en: 'address to listen on (default 127.0.0.1; 0.0.0.0 = all)',
    },
  },
  data: {
    type: 'string',
    value: 'FOLDER',
    help: {
      pl: 'folder, w którym stan przetrwa restart (domyślnie: tylko pamięć)',
      en: 'folder that keeps the state over restarts (default: memory only)',
    },
  },
  delay: {
    type: 'string',
    value: 'MS|realistic',
    help: {
      pl: 'czas przetwarzania, w milisekundach (domyślnie 300); realistic: taki jak w KSeF',
      en: 'processing time in milliseconds (default 300); realistic: as on KSeF',
    },
  },
  seed: {
    type: 'string',
    value: 'TEXT',
    help: {
      pl: 'ziarno numerów: to samo daje te same numery',
      en: 'seed of numbers: the same one gives the same numbers',
    },
  },
  clock: {
    type: 'string',
    value: 'INSTANT',
    help: {
      pl: 'chwila, od której idzie zegar, np. 2027-01-01T08:00:00+01:00 (domyślnie: teraz)',
      en: 'instant from which the clock goes, e.g. 2027-01-01T08:00:00+01:00 (default: now)',
    },
  },
  'rate-limits': {
    type: 'string',
    value: rateLimitProfiles.join('|'),
    help: {
      pl: 'limity żądań: żadne (domyślnie), jak na produkcji, dziesięć razy wyższe',
      en: 'limits of requests: none (default), as on production, ten times higher',
    },
  },
  trust: {
    type: 'string',
    value: signerTrusts.join('|'),
    help: {
      pl: 'czyje certyfikaty logują: każdego (domyślnie), tylko urzędów piaskownicy',
      en: "whose certificates log in: anybody's (default), of the sandbox's authorities only",
    },
  },
  rules: {
    type: 'string',
    value: ruleChoices.join('|'),
    help: {
      pl: 'za co odrzuca faktury FA(3): za to, co sprawdza KSeF (domyślnie), za każdy błąd z docs/fa.md',
      en: 'what FA(3) invoices are refused for: what KSeF checks (default), every error in docs/fa.md',
    },
  },
  contract: {
    type: 'string',
    value: contractVersions.join('|'),
    help: {
      pl: 'wersja kontraktu, według której odpowiada (domyślnie najnowsza)',
      en: 'version of the contract by which it answers (default: the newest)',
    },
  },
  'upo-page-size': {
    type: 'string',
    value: 'INVOICES',
    help: {
      pl: 'ile faktur ma jedna strona UPO sesji, od 1 do 10000 (domyślnie 10000, jak w KSeF)',
      en: 'invoices on one page of the UPO of a session, 1 to 10000 (default 10000, as on KSeF)',
    },
  },
  'record-calls': {
    type: 'string',
    value: 'CALLS',
    help: {
      pl: 'ile ostatnich wywołań API pamięta, do wglądu i liczenia (domyślnie 2000; 0 = żadnych)',
      en: 'how many of the latest calls of the API it keeps, to look at and to count (default 2000; 0 = none)',
    },
  },
  'record-bytes': {
    type: 'string',
    value: 'BYTES',
    help: {
      pl: 'ile bajtów nagłówków i treści tych wywołań pamięta najwyżej (domyślnie 4000000)',
      en: 'how many bytes of their headers and bodies it keeps at most (default 4000000)',
    },
  },
  tls: {
    type: 'boolean',
    help: {
      pl: 'odpowiada też przez HTTPS, z własnym urzędem certyfikacji',
      en: 'answers over HTTPS too, with a certificate authority of its own',
    },
  },
  'tls-names': {
    type: 'string',
    value: 'NAMES',
    help: {
      pl: 'dalsze nazwy w certyfikacie, po przecinku, np. nazwa kontenera',
      en: 'further names in the certificate, separated by commas, e.g. a container’s name',
    },
  },
  as: {
    type: 'string',
    value: officialEnvironments.join('|'),
    help: {
      pl: 'odpowiada pod nazwami tego środowiska Ministerstwa, według jego zasad (z --tls)',
      en: "answers under that environment's official names, by its rules (with --tls)",
    },
  },
} as const satisfies Record<string, CommandOption>;

/** What was typed, by the name of the option. */
export type CommandValues = Readonly<Record<string, string | boolean | undefined>>;
