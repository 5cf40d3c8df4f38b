import { Button } from '@mantine/core';
import { type RefObject, useEffect, useRef } from 'react';
import classes from './meeting.module.css';

/** One act of the page, by its digit with Alt and by its button. */
export interface MinutesKey {
  readonly key: string;
  readonly label: string;
  readonly run: () => void;
}

/** The acts in reach of a hand that writes, each with its keys. */
export function MinutesKeys({ keys }: { readonly keys: readonly MinutesKey[] }) {
  return (
    <div className={classes.keys} role="toolbar" aria-label="记录">
      {keys.map(({ key, label, run }) => (
        <Button key={key} size="compact-sm" variant="default" onClick={run} aria-keyshortcuts={`Alt+${key}`}>
          {label} <kbd>Alt+{key}</kbd>
        </Button>
      ))}
      <span className={classes.aside}>Ctrl+回车：下一个发言；表决票数：↑↓ 加减，= 填入其余</span>
    </div>
  );
}

/** Listens for the keys wherever the cursor stands, as long as the page is in sight and no dialog lies over it. */
export function useMinutesKeys(keys: readonly MinutesKey[], page: RefObject<HTMLElement | null>): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!event.altKey || event.ctrlKey || event.defaultPrevented || event.isComposing) return;
      const isHidden = page.current === null || page.current.offsetParent === null;
      const isElsewhere = event.target instanceof Element && event.target.closest('[role="dialog"]') !== null;
      const asked = latest.current.find(({ key }) => event.code === `Digit${key}`);
      if (asked === undefined || isHidden || isElsewhere) return;
      event.preventDefault();
      asked.run();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [page]);
}
