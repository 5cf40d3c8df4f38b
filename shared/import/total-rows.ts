import type { RecordTypeDefinition } from '../records/define';
import { CHECKS } from '../rules/checks';
import { addDecimals, compareDecimals, type Decimal, readDecimal, showDecimal } from '../rules/decimal';
import type { FileState } from './import-file';
import { rowReader } from './read-row';

/**
 * What the total rows of a sheet say against the sums of its rows (V21), as Chinese sentences. A total is right if it is
 * the sum of all rows above it, or of those since the last total (小计). Rows count as they stand now, mends included;
 * a column in which a row can't be read as a number is left alone, its own finding says so.
 */
export function totalNotes(type: RecordTypeDefinition, file: FileState): readonly string[] {
  const { table, mapping, rows } = file;
  if (table === null || mapping === null) return [];
  const read = rowReader(type, mapping, table);
  const notes: string[] = [];
  let last = 0;
  for (const total of table.skipped.filter(({ reason }) => reason === 'total')) {
    const { values } = read({ row: total.row, cells: total.cells }, {});
    const above = rows.filter(({ source }) => source.row < total.row);
    const since = above.filter(({ source }) => source.row > last);
    last = total.row;
    for (const key of countedFields(type)) {
      const stated = readDecimal(values[key]);
      const sums = [above, since].map((some) => sumOf(some.map(({ read: { values: own } }) => own[key])));
      const [whole] = sums;
      if (stated === undefined || whole === undefined) continue;
      if (sums.some((sum) => sum !== undefined && compareDecimals(sum, stated) === 0)) continue;
      notes.push(sentence(type.fields[key]?.label ?? key, total.row, stated, whole));
    }
  }
  return notes;
}

/** Fields whose values of several records make a sum. */
const countedFields = (type: RecordTypeDefinition): readonly string[] =>
  Object.entries(type.fields).flatMap(([key, { kind }]) =>
    kind === 'integer' || kind === 'decimal' ? [key] : [],
  );

/** Sum of what is filled in; undefined: nothing is, or something is no number. */
function sumOf(values: readonly unknown[]): Decimal | undefined {
  const filled = values.filter((value) => value !== undefined && value !== null);
  const numbers = filled.flatMap((value) => readDecimal(value) ?? []);
  return numbers.length === 0 || numbers.length < filled.length ? undefined : addDecimals(numbers);
}

function sentence(label: string, row: number, stated: Decimal, sum: Decimal): string {
  const difference = addDecimals([stated, { ...sum, digits: -sum.digits }]);
  const apart = showDecimal({
    ...difference,
    digits: difference.digits < 0n ? -difference.digits : difference.digits,
  });
  return `${CHECKS.V21.title}：第 ${row} 行“${label}”写着 ${showDecimal(stated)}，各行相加是 ${showDecimal(sum)}，相差 ${apart}。请核对是漏了行，还是算错。`;
}
