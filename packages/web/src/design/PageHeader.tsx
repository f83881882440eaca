import { type ReactNode, useEffect } from 'react';
import classes from './page.module.css';
import { SearchButton } from './SearchButton.tsx';

interface PageHeaderProps {
  readonly title: string;
  /** Beside the title: a chip, a way back. */
  readonly aside?: ReactNode;
  /** Buttons at the right. */
  readonly children?: ReactNode;
}

/** The head of every page: its name, the search and its main actions. */
export function PageHeader({ title, aside, children }: PageHeaderProps) {
  useEffect(() => {
    document.title = `${title} · Skryba`;
  }, [title]);
  return (
    <header className={classes.header}>
      <h1 className={classes.title}>{title}</h1>
      {aside}
      <div className={classes.grow} />
      <SearchButton />
      {children && <div className={classes.actions}>{children}</div>}
    </header>
  );
}
