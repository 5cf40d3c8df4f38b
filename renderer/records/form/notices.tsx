import { Button } from '@mantine/core';
import { shortTime } from '../../app/time';
import type { DraftItem } from '../../data/api';
import classes from './form.module.css';

interface DraftOffersProps {
  readonly drafts: readonly DraftItem[];
  readonly onTake: (draft: DraftItem) => void;
  readonly onRefuse: (draft: DraftItem) => void;
}

/** Text that was typed and never saved (a crash, a power cut): to go on with it or to throw it away. */
export function DraftOffers({ drafts, onTake, onRefuse }: DraftOffersProps) {
  return drafts.map((draft) => (
    <div key={draft.key} className={classes.notice} role="status">
      <span>
        {draft.id === null ? `有没填完的“${draft.title}”` : '有上次没保存的修改'}(
        {shortTime(draft.at, new Date())})
      </span>
      <Button size="compact-xs" onClick={() => onTake(draft)}>
        接着填
      </Button>
      <Button size="compact-xs" variant="default" onClick={() => onRefuse(draft)}>
        丢弃
      </Button>
    </div>
  ));
}

/** The record was changed elsewhere while this form has unsaved edits. */
export function MovedNotice() {
  return (
    <div className={classes.notice} role="status">
      <span>
        您填写期间，这条记录在别处被改过。照常保存即可：同一栏改得不一样时，两个值都会保留，由您选定。
      </span>
    </div>
  );
}
