import { Note } from '../../design/Note.tsx';
import { useWords } from '../../i18n/use-words.ts';
import classes from './purchases.module.css';
import type { Purchase } from './queries.ts';

/** What deserves a second look before paying. */
export function Remarks({ warnings }: { readonly warnings: Purchase['warnings'] }) {
  const words = useWords();
  if (warnings.length === 0) return null;
  return (
    <div className={classes.remarks}>
      {warnings.map(({ code, message }) => (
        <Note key={code} tone="warn">
          {words(message)}
        </Note>
      ))}
    </div>
  );
}
