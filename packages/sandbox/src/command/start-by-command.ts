import { isNativeError } from 'node:util/types';
import { DataFolderInUse } from '../platform/folder-lock.ts';
import { DataFolderDamaged } from '../platform/journal.ts';
import { type Sandbox, type SandboxOptions, startSandbox } from '../start-sandbox.ts';
import { CommandError } from './bilingual.ts';
import type { CommandValues } from './options.ts';
import { readOptions } from './read-options.ts';

const FOLDER_CODES = ['EACCES', 'EROFS', 'ENOTDIR', 'EEXIST', 'ENOSPC', 'EPERM', 'ENOENT'];

/** Starts the sandbox as the command line says. @throws CommandError saying what is wrong and what to do */
export async function startByCommand(values: CommandValues): Promise<Sandbox> {
  const options = readOptions(values);
  try {
    return await startSandbox(options);
  } catch (error) {
    throw explained(error, options);
  }
}

function explained(error: unknown, { port, host, dataDir, as }: SandboxOptions): unknown {
  if (!isNativeError(error)) return error;
  if (dataDir !== undefined && error instanceof DataFolderInUse) return folderInUse(dataDir, error);
  if (error instanceof DataFolderDamaged) return new CommandError(error.messages, error.remedy, 1, error);
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const isListening = 'syscall' in error && (error.syscall === 'listen' || error.syscall === 'getaddrinfo');
  const wanted = port ?? (as === undefined ? 8280 : 443);
  if (isListening && code === 'EADDRINUSE') return portTaken(wanted, error);
  if (isListening && code === 'EACCES') return portForbidden(wanted, error);
  if (isListening) return noSuchAddress(host ?? '127.0.0.1', code, error);
  if (dataDir !== undefined && FOLDER_CODES.includes(code)) return folderUnusable(dataDir, code, error);
  return error;
}

const portTaken = (port: number, cause: unknown) =>
  new CommandError(
    { pl: `Port ${port} jest zajęty przez inny program.`, en: `Port ${port} is used by another program.` },
    {
      pl: 'Zatrzymaj tamten program albo wybierz inny port: --port 8281. 0 oznacza dowolny wolny.',
      en: 'Stop that program or choose another port: --port 8281. 0 takes any free one.',
    },
    1,
    cause,
  );

const portForbidden = (port: number, cause: unknown) =>
  new CommandError(
    { pl: `System nie pozwala używać portu ${port}.`, en: `The system does not allow port ${port}.` },
    {
      pl: 'Wybierz port powyżej 1024, np. --port 8443, i podaj go w adresie klienta; albo pozwól na niższe: sudo sysctl net.ipv4.ip_unprivileged_port_start=443.',
      en: 'Choose a port above 1024, e.g. --port 8443, and give it in the address of the client; or allow lower ones: sudo sysctl net.ipv4.ip_unprivileged_port_start=443.',
    },
    1,
    cause,
  );

const noSuchAddress = (host: string, code: string, cause: unknown) =>
  new CommandError(
    {
      pl: `Ten komputer nie ma adresu ${host} (${code}).`,
      en: `This machine has no address ${host} (${code}).`,
    },
    {
      pl: 'Podaj adres tego komputera, np. --host 127.0.0.1, albo 0.0.0.0 dla wszystkich.',
      en: 'Give an address of this machine, e.g. --host 127.0.0.1, or 0.0.0.0 for all.',
    },
    1,
    cause,
  );

const folderInUse = (folder: string, cause: unknown) =>
  new CommandError(
    {
      pl: `W folderze danych ${folder} pracuje już inna piaskownica.`,
      en: `Another sandbox works in the data folder ${folder} already.`,
    },
    {
      pl: 'Zatrzymaj tamtą albo wskaż inny folder: --data FOLDER.',
      en: 'Stop that one or name another folder: --data FOLDER.',
    },
    1,
    cause,
  );

const folderUnusable = (folder: string, code: string, cause: unknown) =>
  new CommandError(
    {
      pl: `Folder danych ${folder} nie nadaje się do zapisu (${code}).`,
      en: `The data folder ${folder} cannot be written to (${code}).`,
    },
    {
      pl: 'Nadaj sobie prawo zapisu do tego folderu, zwolnij miejsce na dysku albo wskaż inny: --data FOLDER.',
      en: 'Make that folder writable for yourself, free some disk space, or name another: --data FOLDER.',
    },
    1,
    cause,
  );
