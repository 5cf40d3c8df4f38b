import type { ReactNode } from 'react';
import classes from './page.module.css';

interface PageProps {
  readonly title: string;
  /** Beside the title: counts, a state. */
  readonly aside?: ReactNode;
  /** The one main action, and quieter ones before it. */
  readonly action?: ReactNode;
  /** The content scrolls by itself (virtual list): no padding, no scroll bar of the page. */
  readonly bare?: boolean;
  readonly children: ReactNode;
}

/** The frame of every screen: a header with one main action over the content. */
export function Page({ title, aside, action, bare = false, children }: PageProps) {
  return (
    <div className={classes.page}>
      <header className={classes.header}>
        <h1 className={classes.title}>{title}</h1>
        <div className={classes.aside}>{aside}</div>
        <div className={classes.actions}>{action}</div>
      </header>
      {bare ? (
        <div className={classes.bare}>{children}</div>
      ) : (
        // Scrollable areas must be reachable by keyboard even when nothing in them takes the focus.
        // biome-ignore lint/a11y/noNoninteractiveTabindex: scrolls by arrow keys
        <section className={classes.content} tabIndex={0} aria-label={title}>
          {children}
        </section>
      )}
    </div>
  );
}
