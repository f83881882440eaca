import type { ReactNode } from 'react';
import classes from './page.module.css';

/** A page of two columns: the work at the left, what the system knows at the right. */
export function Columns({
  main,
  side,
  sideLabel,
}: {
  readonly main: ReactNode;
  readonly side: ReactNode;
  readonly sideLabel: string;
}) {
  return (
    <div className={classes.columns}>
      <div className={classes.main}>{main}</div>
      <aside className={classes.side} aria-label={sideLabel}>
        {side}
      </aside>
    </div>
  );
}

/** The small heading in the right column. */
export function SideTitle({ children }: { readonly children: ReactNode }) {
  return <h2 className={classes.sideTitle}>{children}</h2>;
}

/** A page of one column over the whole width. */
export function Body({ children }: { readonly children: ReactNode }) {
  return <div className={classes.body}>{children}</div>;
}

/** A page of one column, as wide as a text is pleasant to read. */
export function Narrow({ children }: { readonly children: ReactNode }) {
  return <div className={classes.narrow}>{children}</div>;
}
