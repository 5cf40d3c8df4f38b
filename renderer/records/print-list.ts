import type { RecordTypeDefinition } from '../../shared/records/define';
import { ledgerName } from '../../shared/records/ledger-name';
import { bridge } from '../app/bridge';
import { tell, tellError } from '../app/notify';
import type { DataApi, QuerySpec, Row } from '../data/api';
import { localToday } from '../fields/today';
import { isLandscape, listSheet } from '../print/list-sheet';

interface PrintListArgs {
  readonly data: DataApi;
  readonly type: RecordTypeDefinition;
  readonly spec: QuerySpec;
  readonly columns: readonly string[];
  readonly place: string | null;
  readonly textOf: (row: Row, field: string) => string;
}

/** More rows than this make hundreds of pages; a list of that length belongs into Excel. */
const MOST_ROWS = 5000;

/** Prints the list as it stands on the screen: columns, order, filters, masking. */
export async function printList({ data, type, spec, columns, place, textOf }: PrintListArgs): Promise<void> {
  const answer = await data.query(spec);
  if (!answer.ok) return tellError(answer.error);
  const { count, query } = answer.value;
  if (count === 0) return tell('列表是空的，没有可打印的内容');
  if (count > MOST_ROWS)
    return tell(`列表有 ${count} 条，超过一次打印的上限 ${MOST_ROWS} 条。请先筛选，或者导出为 Excel。`);
  const rows = await data.rows({ query, from: 0, to: count });
  if (!rows.ok) return tellError(rows.error);
  const narrowed = spec.text !== undefined || spec.only !== undefined || Object.keys(spec.filters).length > 0;
  const html = listSheet({
    title: ledgerName(type),
    place: place ?? '全部党组织',
    headings: columns.map((key) => type.fields[key]?.label ?? key),
    rows: rows.value.map((row) => columns.map((key) => textOf(row, key))),
    date: localToday(),
    note: narrowed ? '按条件筛选' : '',
  });
  const printed = await bridge().program.print({ html, landscape: isLandscape(columns.length), toPdf: null });
  if (!printed.ok) tellError(printed.error);
}
