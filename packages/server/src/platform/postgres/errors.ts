import { AppError } from '../errors.ts';

/** The folder of the installation cannot be used. `code` is `data-folder`. */
export function dataFolderUnusable(path: string, cause: unknown): AppError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new AppError({
    code: 'data-folder',
    status: 500,
    message: {
      pl: `Nie można zapisywać w folderze danych ${path} (${reason}).`,
      en: `The data folder ${path} cannot be written to (${reason}).`,
    },
    remedy: {
      pl: 'Nadaj sobie prawa do tego folderu albo wskaż inny: SKRYBA_DATA_DIR=/inny/folder.',
      en: 'Give yourself the right to write there, or name another folder: SKRYBA_DATA_DIR=/another/folder.',
    },
    details: { path },
    cause,
  });
}

/** The data were written by a newer Skryba or a newer PostgreSQL. `code` is `database-newer`. */
export function databaseNewer(what: string): AppError {
  return new AppError({
    code: 'database-newer',
    status: 500,
    message: {
      pl: `Baza danych jest nowsza niż ten program (${what}).`,
      en: `The database is newer than this program (${what}).`,
    },
    remedy: {
      pl: 'Uruchom nowszą wersję Skryby albo przywróć kopię danych sprzed aktualizacji. Dane nie zostały zmienione.',
      en: 'Start a newer version of Skryba, or restore the copy made before the update. The data were not changed.',
    },
    details: { what },
  });
}

/** The cluster was made by an older PostgreSQL than the one in this package. `code` is `database-older`. */
export function databaseOlder(found: string, ours: number): AppError {
  return new AppError({
    code: 'database-older',
    status: 500,
    message: {
      pl: `Baza danych powstała w PostgreSQL ${found}, a ten program ma PostgreSQL ${ours}.`,
      en: `The database was made by PostgreSQL ${found}, and this program brings PostgreSQL ${ours}.`,
    },
    remedy: {
      pl: 'Przenieś dane zgodnie z docs/operators.md (zmiana głównej wersji PostgreSQL).',
      en: 'Move the data as docs/operators.md says (a new major version of PostgreSQL).',
    },
  });
}

/** The server that we start did not come up. `code` is `database-start`. */
export function databaseDidNotStart(reason: string, logFile: string, cause?: unknown): AppError {
  return new AppError({
    code: 'database-start',
    status: 500,
    message: {
      pl: `Nie udało się uruchomić bazy danych: ${reason}`,
      en: `The database did not start: ${reason}`,
    },
    remedy: {
      pl: `Szczegóły są w pliku ${logFile}. Możesz też użyć własnego PostgreSQL: DATABASE_URL.`,
      en: `The details are in ${logFile}. You can also use a PostgreSQL of your own: DATABASE_URL.`,
    },
    details: { logFile },
    cause,
  });
}

/** There are no PostgreSQL binaries for this machine. `code` is `database-binaries`. */
export function noBinaries(target: string, cause: unknown): AppError {
  return new AppError({
    code: 'database-binaries',
    status: 500,
    message: {
      pl: `Nie ma wbudowanego PostgreSQL dla tego systemu (${target}).`,
      en: `There is no embedded PostgreSQL for this system (${target}).`,
    },
    remedy: {
      pl: 'Zainstaluj zależności ponownie (npm install) albo użyj własnego PostgreSQL: DATABASE_URL.',
      en: 'Install the dependencies again (npm install), or use a PostgreSQL of your own: DATABASE_URL.',
    },
    cause,
  });
}
