import type { Table } from '../../../shared/import/find-table';
import type { FileState } from '../../../shared/import/import-file';
import type { ImportSession, SessionRow } from '../../../shared/import/session';
import { choicesOf } from '../../../shared/records/codes';
import type { FieldDefinition, RecordTypeDefinition, RecordValues } from '../../../shared/records/define';
import { type DisplayContext, displayText, maskedText } from '../../../shared/records/display';
import { ledgerName } from '../../../shared/records/ledger-name';
import { type OutCell, type OutColumn, type OutSheet, type WriteOptions, writeSheets } from './sheet-writer';

/** What a list on the screen is as an Excel file. */
export interface ListExport {
  readonly type: RecordTypeDefinition;
  /** Keys of the fields, in the order shown. */
  readonly columns: readonly string[];
  readonly rows: readonly RecordValues[];
  /** First line, such as 河口村党支部党员花名册. */
  readonly title: string;
  /** True: sensitive fields in clear. */
  readonly unmasked: boolean;
  readonly context: DisplayContext;
}

/** The list as Excel, in the words of the screen. Read again through import, it gives the same values. */
export function writeList(list: ListExport, options: WriteOptions): Promise<Uint8Array> {
  return writeSheets([listSheet(list)], options);
}

/** The sheet of a list, for files that hold several (ledgers of a bundle). */
export function listSheet({ type, columns, rows, title, unmasked, context }: ListExport): OutSheet {
  const fields = fieldsAt(type, columns);
  const textOf = unmasked ? displayText : maskedText;
  return {
    name: type.label,
    titles: [title],
    columns: [{ heading: '序号', width: 6, numeric: true }, ...fields.map(([, field]) => columnOf(field))],
    rows: rows.map((values, at) => [
      at + 1,
      ...fields.map(([key, field]): OutCell => {
        const value = values[key];
        if (field.kind === 'integer' && typeof value === 'number' && (unmasked || !field.sensitive))
          return value;
        return textOf(field, value, context) || null;
      }),
    ]),
  };
}

export interface BlankForm {
  readonly type: RecordTypeDefinition;
  readonly columns: readonly string[];
  /** Name of the organization that fills it in, or null for a form that all can use. */
  readonly branch: string | null;
  readonly rows?: number;
}

const FORM_ROWS = 200;

/** An empty form with drop-downs and a sheet that says how to fill it in; what comes back maps without a question. */
export function writeBlankForm(form: BlankForm, options: WriteOptions): Promise<Uint8Array> {
  const fields = fieldsAt(form.type, form.columns);
  const title = `${form.branch ?? ''}${ledgerName(form.type)}`;
  const columns = fields.map(([, field]): OutColumn => {
    const column = columnOf(field);
    const choices = choicesFor(field);
    return {
      ...column,
      heading: field.required === true ? `${column.heading}*` : column.heading,
      ...(choices.length > 0 ? { choices, open: field.open === true } : {}),
    };
  });
  const sheet: OutSheet = {
    name: form.type.label,
    titles: [title, `填报单位：${form.branch ?? ''}`],
    columns: [{ heading: '序号', width: 6, numeric: true }, ...columns],
    rows: [],
    blankRows: form.rows ?? FORM_ROWS,
  };
  return writeSheets([sheet, instructionSheet(form.type, fields)], options);
}

function instructionSheet(
  type: RecordTypeDefinition,
  fields: readonly (readonly [string, FieldDefinition])[],
): OutSheet {
  const line = type.name === 'member' ? '一人一行' : '一条记录一行';
  return {
    name: '填表说明',
    titles: [
      '填表说明',
      `${line}，不要合并单元格，不要改动列名。带 * 的必须填写。示例只在本页，不要抄到表里。`,
    ],
    columns: [
      { heading: '列名', width: 22 },
      { heading: '是否必填', width: 10 },
      { heading: '怎样填写', width: 60, wrap: true },
      { heading: '示例', width: 26 },
    ],
    rows: fields.map(([, field]) => [
      field.label,
      field.required === true ? '必填' : field.required === 'conditional' ? '按情况' : '',
      guidanceFor(field),
      exampleFor(field),
    ]),
  };
}

function guidanceFor(field: FieldDefinition): string {
  const parts = field.hint === undefined ? [] : [field.hint];
  switch (field.kind) {
    case 'date':
      parts.push('写成 1990-03-02；只知道年月的写 1990-03，只知道年的写 1990');
      break;
    case 'idNumber':
      parts.push('单元格须是文本格式（本表已设好），否则末几位会丢失');
      break;
    case 'code':
      parts.push(field.open === true ? '从下拉列表选择，没有合适的照实填写' : '从下拉列表选择');
      break;
    case 'boolean':
      parts.push('填“是”或“否”');
      break;
    case 'list':
      if (field.cell !== undefined) parts.push(`有几个的，中间用“${field.cell.separator}”隔开`);
      break;
    default:
      break;
  }
  return parts.join('；');
}

/** Made-up values; the number is the standard's own sample. */
function exampleFor(field: FieldDefinition): string {
  switch (field.kind) {
    case 'date':
      return '1990-03-02';
    case 'time':
      return '09:30';
    case 'idNumber':
      return '11010519491231002X';
    case 'phone':
      return '13800000000';
    case 'boolean':
      return '否';
    case 'code':
      return choicesFor(field)[0] ?? '';
    case 'integer':
    case 'decimal':
      return '6';
    default:
      return '';
  }
}

/** Rows that were not taken, each under its own file's headings, with row number, check numbers and reasons beside. */
export function writeRefused(session: ImportSession, options: WriteOptions): Promise<Uint8Array> {
  const sheets = session.files.flatMap((file) => {
    if (file.skip || file.table === null) return [];
    const left = session.rows(file.index).filter(({ status, accepted }) => isLeft(status, accepted));
    return left.length === 0 ? [] : [refusedSheet(session.deps.type, file, file.table, left)];
  });
  return writeSheets(sheets.length > 0 ? sheets : [nothingRefused()], options);
}

const isLeft = (status: SessionRow['status'], accepted: boolean): boolean =>
  status === 'refused' || (status === 'suspect' && !accepted);

function refusedSheet(
  type: RecordTypeDefinition,
  { name, mapping }: FileState,
  table: Table,
  rows: readonly SessionRow[],
): OutSheet {
  const columns = new Map<string, number>();
  for (const [at, { field }] of (mapping?.columns ?? []).entries()) {
    if (field !== null && !columns.has(field)) columns.set(field, at);
  }
  const sources = new Map(table.rows.map((row) => [row.row, row]));
  const marked: { row: number; column: number }[] = [];
  const out = rows.map((row, at): readonly OutCell[] => {
    const problems = row.findings.filter(({ level }) => level !== 'note');
    for (const { field } of problems) {
      const column = columns.get(field);
      if (column !== undefined) marked.push({ row: at, column });
    }
    const cells = table.headings.map(({ column }, index) => {
      const field = mapping?.columns[index]?.field;
      // A list from several columns goes whole into the first.
      if (field && columns.get(field) !== index) return null;
      // What the user typed over a cell is kept, although the row is still not right.
      const mended = field === null || field === undefined ? undefined : row.raw[field];
      return (mended ?? sources.get(row.row)?.cells[column]?.text ?? '') || null;
    });
    const reasons = problems.map(({ field, message }) => `${type.fields[field]?.label ?? field}：${message}`);
    return [
      ...cells,
      row.row,
      [...new Set(problems.map(({ check }) => check))].join('、'),
      reasons.join('\n'),
    ];
  });
  return {
    name: name.replace(/\.[^.]*$/, ''),
    titles: [table.titles[0] ?? name],
    columns: [
      ...table.headings.map(
        ({ text }): OutColumn => ({ heading: text, width: Math.max(10, widthOf(text) + 2) }),
      ),
      { heading: '行号', width: 8, numeric: true },
      { heading: '检查编号', width: 12 },
      { heading: '原因', width: 60, wrap: true },
    ],
    rows: out,
    marked,
  };
}

const nothingRefused = (): OutSheet => ({
  name: '退回',
  titles: ['没有退回的行'],
  columns: [{ heading: '说明', width: 40 }],
  rows: [],
});

function fieldsAt(
  type: RecordTypeDefinition,
  columns: readonly string[],
): readonly (readonly [string, FieldDefinition])[] {
  return columns.flatMap((key) => {
    const field = Object.hasOwn(type.fields, key) ? type.fields[key] : undefined;
    return field === undefined ? [] : [[key, field] as const];
  });
}

const WIDTHS: Readonly<Record<FieldDefinition['kind'], number>> = {
  text: 16,
  longText: 30,
  date: 12,
  time: 8,
  code: 14,
  boolean: 8,
  integer: 10,
  decimal: 12,
  idNumber: 21,
  phone: 14,
  reference: 24,
  list: 10,
};

function columnOf(field: FieldDefinition): OutColumn {
  return {
    heading: field.label,
    width: Math.max(WIDTHS[field.kind], widthOf(field.label) + 2),
    numeric: field.kind === 'integer',
    wrap: field.kind === 'longText',
  };
}

/** Chinese characters are twice as wide as digits. */
const widthOf = (text: string): number =>
  [...text].reduce((sum, character) => sum + (character > '\u2E7F' ? 2 : 1), 0);

function choicesFor(field: FieldDefinition): readonly string[] {
  if (field.kind === 'boolean') return ['是', '否'];
  return field.kind === 'code' && field.codes !== undefined
    ? choicesOf(field.codes).map(({ label }) => label)
    : [];
}
