import { type ReactNode, useEffect } from 'react';
import classes from './page.module.css';
import { SearchButton } from './SearchButton.tsx';

interface PageHeaderProps {
  readonly title: string;
  /** Beside the title: a chip, a way back. */
  readonly aside?: ReactNode;
  /** Shows the search by its icon alone, to leave room for many buttons. */
  readonly compactSearch?: boolean;
  /** Buttons at the right. */
  readonly children?: ReactNode;
}

/** The head of every page: its name, the search and its main actions. */
export function PageHeader({ title, aside, compactSearch = false, children }: PageHeaderProps) {
  useEffect(() => {
    document.title = `${title} · Skryba`;
  }, [title]);
  return (
    <header className={classes.header}>
      <h1 className={classes.title}>{title}</h1>
      {aside}
      <div className={classes.grow} />
      <SearchButton compact={compactSearch} />
      {children && <div className={classes.actions}>{children}</div>}
    </header>
  );
}
