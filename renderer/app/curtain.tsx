import { Loader } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './curtain.module.css';

interface CurtainProps {
  readonly title: string;
  readonly message?: ReactNode;
  readonly busy?: boolean;
  readonly wide?: boolean;
  readonly children?: ReactNode;
}

/** One card in the middle of the window: whatever is shown while the vault is not open. */
export function Curtain({ title, message, busy = false, wide = false, children }: CurtainProps) {
  return (
    <main className={classes.curtain}>
      <div className={wide ? `${classes.card} ${classes.wide}` : classes.card}>
        <h1 className={classes.title}>{title}</h1>
        {message !== undefined && (
          <p className={classes.message} aria-live="polite">
            {message}
          </p>
        )}
        {busy && <Loader size="sm" aria-label="请稍候" />}
        {children}
      </div>
    </main>
  );
}
