import type { Bilingual } from './command.ts';

/** A failure that a person can do something about: what happened, and what to do. */
export class CliError extends Error {
  override readonly name = 'CliError';
  readonly text: Bilingual;
  readonly remedy: Bilingual;
  readonly exitCode: number;

  /** @param exitCode - 2 for a wrong command line, 1 for everything else */
  constructor(text: Bilingual, remedy: Bilingual, exitCode = 1, cause?: unknown) {
    super(text.en, { cause });
    this.text = text;
    this.remedy = remedy;
    this.exitCode = exitCode;
  }
}

/** The value of `code` on an error of Node, e.g. `EADDRINUSE`. */
export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

/** Says in words why a server could not listen or a folder could not be used; other errors come back as they are. */
export function explain(error: unknown, about: { port?: number; dataDir?: string }): unknown {
  const code = codeOf(error);
  if (code === 'EADDRINUSE') return portInUse(portOf(error) ?? about.port, error);
  if (code === 'EACCES' && about.port !== undefined && syscallOf(error) === 'listen') {
    return portForbidden(about.port, error);
  }
  if (about.dataDir && code === 'DATA_FOLDER_IN_USE') return folderInUse(about.dataDir, error);
  if (about.dataDir && code && ['EACCES', 'EROFS', 'ENOTDIR', 'EEXIST', 'ENOSPC', 'EPERM'].includes(code)) {
    return dataFolder(about.dataDir, code, error);
  }
  return error;
}

function portInUse(port: number | undefined, cause: unknown): CliError {
  return new CliError(
    { pl: `Port ${port} jest zajęty przez inny program.`, en: `Port ${port} is used by another program.` },
    {
      pl: 'Zatrzymaj tamten program albo wybierz inny port: --port (Skryba), --sandbox-port (piaskownica). 0 oznacza dowolny wolny.',
      en: 'Stop that program or choose another port: --port (Skryba), --sandbox-port (sandbox). 0 takes any free one.',
    },
    1,
    cause,
  );
}

function portForbidden(port: number, cause: unknown): CliError {
  return new CliError(
    { pl: `System nie pozwala używać portu ${port}.`, en: `The system does not allow port ${port}.` },
    { pl: 'Wybierz port powyżej 1024: --port 8200.', en: 'Choose a port above 1024: --port 8200.' },
    1,
    cause,
  );
}

function folderInUse(dataDir: string, cause: unknown): CliError {
  return new CliError(
    {
      pl: `W folderze danych ${dataDir} pracuje już inna piaskownica.`,
      en: `Another sandbox works in the data folder ${dataDir}.`,
    },
    {
      pl: 'Zatrzymaj tamtą piaskownicę albo wskaż inny folder: --data FOLDER.',
      en: 'Stop that sandbox or name another folder: --data FOLDER.',
    },
    1,
    cause,
  );
}

/** The data folder cannot be used; `reason` is the system's code. */
export function dataFolder(dataDir: string, reason: string, cause?: unknown): CliError {
  return new CliError(
    {
      pl: `Folder danych ${dataDir} nie nadaje się do zapisu (${reason}).`,
      en: `The data folder ${dataDir} cannot be written to (${reason}).`,
    },
    {
      pl: 'Nadaj sobie prawo zapisu do tego folderu, zwolnij miejsce na dysku albo wskaż inny: --data FOLDER.',
      en: 'Make that folder writable for yourself, free some disk space, or name another: --data FOLDER.',
    },
    1,
    cause,
  );
}

function portOf(error: unknown): number | undefined {
  return error instanceof Error && 'port' in error && typeof error.port === 'number' ? error.port : undefined;
}

function syscallOf(error: unknown): unknown {
  return error instanceof Error && 'syscall' in error ? error.syscall : undefined;
}
