import { Anchor } from '@mantine/core';
import type { StatisticsTable } from '../../data/api';
import classes from './statistics.module.css';

interface NotesProps {
  readonly table: StatisticsTable;
  readonly onUndated: () => void;
}

/** How it is counted, and what could not be. */
export function Notes({ table, onUndated }: NotesProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: scrolls by arrow keys
    <ul className={classes.notes} tabIndex={0} aria-label="统计说明">
      {table.undated === 0 ? null : (
        <li>
          <Anchor component="button" type="button" size="xs" onClick={onUndated}>
            另有 {table.undated} 条没有日期，或者日期只有年月、说不清是否在统计期内，没有计入
          </Anchor>
        </li>
      )}
      {table.notes.map((note) => (
        <li key={note}>{note}</li>
      ))}
    </ul>
  );
}
