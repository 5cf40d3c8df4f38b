import type { Row } from '../../data/api';
import classes from './grid.module.css';

/** One mark a row: the gravest of conflict, error, warning. Shape and colour both tell which. */
export function Marker({ row }: { readonly row: Row }) {
  const mark = row.conflict
    ? { kind: 'conflict', sign: '≠', words: '有冲突，需要选定' }
    : row.level === 'error'
      ? { kind: 'error', sign: '×', words: '有错误' }
      : row.level === 'warning'
        ? { kind: 'warning', sign: '!', words: '有提醒' }
        : null;
  if (mark === null) return null;
  return (
    <span
      className={classes.mark}
      data-kind={mark.kind}
      role="img"
      aria-label={mark.words}
      title={mark.words}
    >
      {mark.sign}
    </span>
  );
}
