import type { Json } from '../kernel/json';
import type { RecordValues } from '../records/define';
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

/**
 * What a row of a table may write into an item: everything but the closing. A cell brings no evidence, so a row that says
 * 已销号 is taken in as what it is, a claim (the same as the column 是否销号 makes, V101 and V102): nothing of it is lost,
 * the board shows it, and a reviewer closes it here when the evidence is there. Refusing the row would lose the item, taking it
 * as closed would close it without evidence (V17). One that is closed here already stays so.
 * @param known values of the item that the row is about; undefined: a new one
 */
export function withoutClosing(
  values: Readonly<Record<string, Json>>,
  known: RecordValues | undefined,
): Readonly<Record<string, Json>> {
  if (values.state !== 'closed' || known?.state === 'closed') return values;
  const { state: _, ...others } = values;
  const isBegun = known === undefined && !isEmptyValue(values.situation);
  return { ...others, closedClaim: true, ...(isBegun ? { state: 'working' } : {}) };
}
