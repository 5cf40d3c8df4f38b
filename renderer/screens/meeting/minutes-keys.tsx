import { Button } from '@mantine/core';
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
