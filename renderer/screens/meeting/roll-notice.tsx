import { Button } from '@mantine/core';
import type { RollChange } from '../../../shared/rules/meeting-attendance';
import classes from './meeting.module.css';

interface RollNoticeProps {
  readonly change: RollChange;
  readonly onTake: () => void;
}

const named = (names: readonly string[]): string =>
  names.length <= 3 ? names.join('、') : `${names.slice(0, 3).join('、')}等 ${names.length} 人`;

/** The list is not the one of the day: the files have changed, or the day, or it was copied. */
export function RollNotice({ change, onTake }: RollNoticeProps) {
  const { added, removed, revoted } = change;
  const parts = [
    added.length > 0 ? `缺 ${named(added)}` : '',
    removed.length > 0 ? `多 ${named(removed)}` : '',
    revoted.length > 0 ? `${named(revoted)}的表决权不同` : '',
  ].filter((part) => part !== '');
  if (parts.length === 0) return null;
  return (
    <div className={classes.notice} role="status">
      <span>名单与会议当日的党员名册不一致：{parts.join('；')}。</span>
      <Button size="compact-xs" variant="default" onClick={onTake}>
        按名册更新
      </Button>
    </div>
  );
}
