import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { CliError } from '../errors.ts';
import { STANDARD_INPUT, unreadable } from './read-file.ts';

/**
 * The documents that an operand names: the file itself, standard input, or every `.xml` below a folder, by name.
 *
 * @throws CliError with exit code 2 when there is nothing to read
 */
export async function listFiles(operand: string): Promise<string[]> {
  if (operand === STANDARD_INPUT || !(await isFolder(operand))) return [operand];
  const entries = await readdir(operand, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile() && entry.name.toLowerCase().endsWith('.xml'))
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true }));
  if (files.length > 0) return files;
  throw new CliError(
    { pl: `W folderze „${operand}” nie ma plików XML.`, en: `The folder "${operand}" holds no XML files.` },
    { pl: 'Wskaż inny folder albo plik.', en: 'Name another folder or a file.' },
    2,
  );
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch (error) {
    throw unreadable(path, error);
  }
}
