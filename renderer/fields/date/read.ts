import { textCell } from '../../../shared/import/cell';
import { readDate } from '../../../shared/import/read-date';
import type { Reading } from '../use-typed';

/** A date as people type it, read by the rules of import; what only a clerk can decide is asked for, not guessed. */
export function readTypedDate(text: string): Reading {
  const reading = readDate(textCell(text));
  switch (reading.kind) {
    case 'none':
      return { value: null };
    case 'ambiguous':
      return { problem: '年份或月日的顺序不明确，请写成 1990、1990.3 或 1990-03-05' };
    case 'unreadable':
      return { problem: '看不懂这个日期（或没有这一天），请写成 1990、1990.3 或 1990-03-05' };
    case 'date':
      // Nobody types a spreadsheet's serial number on purpose.
      return reading.note === 'serial'
        ? { problem: '日期少了数字，请写成 1990、1990.3 或 1990-03-05' }
        : { value: reading.value };
  }
}
