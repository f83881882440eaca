import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { root } from '../steps.ts';

/** A text file of the project: its path from the root, with forward slashes, and its text. */
export interface SourceFile {
  path: string;
  text: string;
}

const skipped = new Set(['node_modules', 'dist', '.git', '.cache', 'coverage', 'test-results', 'data']);
const readable = /\.(?:ts|tsx|mjs|js|json|md|css|html|typ|sql|sh|ya?ml)$/;

/** All text files of the checkout, without what is installed or built. */
export function sourceFiles(folder = root): SourceFile[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const full = join(folder, entry.name);
    if (entry.isDirectory()) return skipped.has(entry.name) ? [] : sourceFiles(full);
    if (!entry.isFile() || !readable.test(entry.name)) return [];
    return [{ path: relative(root, full).split(sep).join('/'), text: readFileSync(full, 'utf8') }];
  });
}
