import type { Json } from '../kernel/json';
import { finding } from './checks';
import { readDeadline } from './deadline';
import type { Filler } from './fill-in';
import { isEmptyValue, textOf } from './values';

/**
 * A rectification item: the year that the sheet's title names; the kind and the day that the wording of the time limit
 * says; that work has begun, when there is something to say about it. A limit that is a bare Excel serial is written
 * as the day it was.
 */
export const fillInRectification: Filler = (type, values, { sheetYear }) => {
  const added: Record<string, Json> = {};
  if (isEmptyValue(values.year) && sheetYear !== undefined) added.year = sheetYear;
  if (isEmptyValue(values.state) && !isEmptyValue(values.situation)) added.state = 'working';
  const wording = textOf(values, 'dueText');
  if (wording !== undefined) {
    const year = textOf(values, 'year') ?? textOf(added, 'year') ?? textOf(values, 'foundAt');
    const reading = readDeadline(wording, year);
    if (reading.isSerial && reading.due !== undefined) added.dueText = reading.due;
    if (isEmptyValue(values.kind)) added.kind = reading.kind ?? 'deadline';
    if (isEmptyValue(values.due) && reading.due !== undefined) added.due = reading.due;
  }
  const findings = (['year', 'due', 'dueText'] as const).flatMap((key) => {
    const value = added[key];
    if (typeof value !== 'string') return [];
    const label = type.fields[key]?.label ?? key;
    const from = key === 'year' ? '表格标题' : `“${wording ?? ''}”`;
    return [finding('V123', key, `${label}由${from}推出：${value}。请核对。`)];
  });
  return { values: added, findings };
};
