import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { JOURNAL, leaks, readJournal } from './journal.ts';

/**
 * Before the suite: a journal that every client and every error of every test file writes to.
 * After it: looks through all that was logged. What it throws fails the run.
 */
export default function wholeSuite(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'ksef-journal-'));
  process.env[JOURNAL] = folder;
  return () => {
    try {
      const all = readJournal(folder);
      const found = leaks(all);
      console.log(
        `journal of the suite: ${all.logged.length} lines searched for ${all.secrets.length} secrets, ${found.length} found`,
      );
      if (found.length > 0) throw new Error(`Something secret was logged: ${found.slice(0, 10).join('; ')}`);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  };
}
