import type { RecordTypeDefinition } from '../records/define';
import { CHECKS } from '../rules/checks';
import { addDecimals, compareDecimals, type Decimal, readDecimal, showDecimal } from '../rules/decimal';
import type { FileState, RowState } from './import-file';
import { type ReadRow, rowReader } from './read-row';

/**
 * What the total rows of a sheet say against the sums of its rows (V21), as Chinese sentences. A total is right if it is
 * the sum of all rows above it, or of those since any total before it: groups within villages within a township. Rows
 * count as they stand now, mends included; a column in which a row can't be read as a number is left alone, its own
 * finding says so.
 */
export function totalNotes(type: RecordTypeDefinition, file: FileState): readonly string[] {
  const { table, mapping, rows } = file;
  const totals = table?.skipped.filter(({ reason }) => reason === 'total') ?? [];
  if (table === null || mapping === null || totals.length === 0) return [];
  const read = rowReader(type, mapping, table);
  const stated = totals.map(({ row, cells }) => ({ row, values: read({ row, cells }, {}).values }));
  const mapped = new Set(mapping.columns.map(({ field }) => field));
  return Object.entries(type.fields).flatMap(([key, { kind, label }]) =>
    mapped.has(key) && (kind === 'integer' || kind === 'decimal') ? notesOf(key, label, stated, rows) : [],
  );
}

interface Stated {
  readonly row: number;
  readonly values: ReadRow['values'];
}

const NOTHING: Decimal = { digits: 0n, scale: 0 };

function notesOf(
  key: string,
  label: string,
  totals: readonly Stated[],
  rows: readonly RowState[],
): readonly string[] {
  const notes: string[] = [];
  /** Sums of all rows down to each total before. */
  const marks: Decimal[] = [NOTHING];
  let sum = NOTHING;
  let at = 0;
  let isFilled = false;
  for (const { row, values } of totals) {
    for (let next = rows[at]; next !== undefined && next.source.row < row; next = rows[++at]) {
      const value = next.read.values[key];
      if (value === undefined || value === null) continue;
      const number = readDecimal(value);
      if (number === undefined) return notes;
      sum = addDecimals([sum, number]);
      isFilled = true;
    }
    const said = readDecimal(values[key]);
    const isSum = (mark: Decimal) => said !== undefined && compareDecimals(minus(sum, mark), said) === 0;
    if (said !== undefined && isFilled && !marks.some(isSum)) notes.push(sentence(label, row, said, sum));
    marks.push(sum);
  }
  return notes;
}

const minus = (a: Decimal, b: Decimal): Decimal => addDecimals([a, { ...b, digits: -b.digits }]);

function sentence(label: string, row: number, stated: Decimal, sum: Decimal): string {
  const difference = minus(stated, sum);
  const apart = showDecimal({
    ...difference,
    digits: difference.digits < 0n ? -difference.digits : difference.digits,
  });
  return `${CHECKS.V21.title}：第 ${row} 行“${label}”写着 ${showDecimal(stated)}，各行相加是 ${showDecimal(sum)}，相差 ${apart}。请核对是漏了行，还是算错。`;
}
