import {
  type CellObject,
  CFB,
  type ParsingOptions,
  parse_zip,
  read,
  SSF,
  set_cptable,
  type WorkBook,
  type WorkSheet,
} from 'xlsx';
import { type Cell, EMPTY_CELL, type Merge, type Sheet, type Workbook } from '../../../shared/import/cell';
import { appError } from '../../../shared/kernel/errors';
import { err, ok, type Result } from '../../../shared/kernel/result';
import { loadChineseFormats, withChineseFormats } from './chinese-formats';
import { codepages } from './codepages';
import { datePrecision } from './date-format';
import type { TextEncodingName } from './decode-text';
import { fileKind } from './file-kind';
import { READ_LIMITS, type ReadLimits } from './limits';
import { readCsv } from './read-csv';
import { partAt, partNotes, zipTrouble } from './workbook-parts';
import { scanZip } from './zip-scan';

set_cptable(codepages);

declare module 'xlsx' {
  /** Exported by the package but missing in its types: parses a zip that `CFB.read` has unpacked. */
  function parse_zip(container: unknown, options: ParsingOptions): WorkBook;
}

export interface ReadOptions {
  readonly limits?: ReadLimits;
  /** Encoding of a CSV file as chosen by the user; ignored for workbooks. */
  readonly encoding?: TextEncodingName;
}

/**
 * Reads .xlsx, .xls and .csv into cells. Nothing is run: no formula, macro or link; what was left out is in `notes`.
 * Synchronous and unbounded in time on hostile input: call it in a worker and end that after `limits.milliseconds`.
 */
export function readWorkbook(
  bytes: Uint8Array,
  fileName: string,
  options: ReadOptions = {},
): Result<Workbook> {
  const limits = options.limits ?? READ_LIMITS;
  if (bytes.length === 0) return err(appError('import.empty-file', { file: fileName }));
  if (bytes.length > limits.fileBytes) {
    const facts = { megabytes: toMegabytes(bytes.length), limit: toMegabytes(limits.fileBytes) };
    return err(appError('import.too-large', { file: fileName, ...facts }));
  }
  const found = fileKind(bytes, fileName);
  switch (found.kind) {
    case 'other':
      return err(appError('import.not-a-table', { file: fileName, looks: found.looks }));
    case 'text':
      return readCsv(bytes, fileName, limits, options.encoding);
    case 'zip':
      return readZip(bytes, fileName, limits);
    case 'ole':
      return parseWorkbook(bytes, 'ole', fileName, limits);
  }
}

const toMegabytes = (bytes: number): number => Math.ceil(bytes / 2 ** 20);

function readZip(bytes: Uint8Array, fileName: string, limits: ReadLimits): Result<Workbook> {
  const scan = scanZip(bytes, limits);
  if (!scan.ok) return err(appError('import.unsafe-archive', { file: fileName, reason: scan.reason }));
  const looks = zipTrouble(scan.names);
  if (looks !== null) return err(appError('import.not-a-table', { file: fileName, looks }));
  return parseWorkbook(scan.bytes, 'zip', fileName, limits);
}

function parseWorkbook(
  bytes: Uint8Array,
  kind: 'zip' | 'ole',
  fileName: string,
  limits: ReadLimits,
): Result<Workbook> {
  let parsed: WorkBook;
  try {
    parsed = parse(bytes, kind, {
      type: 'array',
      dense: true,
      cellFormula: false,
      cellHTML: false,
      cellText: false,
      cellNF: true,
      bookVBA: false,
      bookFiles: true,
      sheetRows: limits.rows + 1,
    });
  } catch (cause) {
    // The parser throws plain errors; encryption is told apart by its wording (held by a test).
    const text = cause instanceof Error ? cause.message : '';
    const code = /password|encrypt/i.test(text) ? 'import.password' : 'import.damaged';
    return err(appError(code, { file: fileName }));
  }
  const losses: Losses = { notes: [...partNotes(parsed)], cut: false };
  const sheets = parsed.SheetNames.map((name, index) => toSheet(parsed, name, index, limits, losses));
  const { notes, cut } = losses;
  if (sheets.length === 0) return err(appError('import.damaged', { file: fileName }));
  const hidden = sheets.filter((sheet) => sheet.hidden).length;
  if (hidden > 0) notes.push(`有 ${hidden} 个隐藏的工作表，不会自动导入。`);
  return ok({ sheets, notes, cut, encoding: null });
}

function parse(bytes: Uint8Array, kind: 'zip' | 'ole', options: ParsingOptions): WorkBook {
  if (kind === 'ole') {
    loadChineseFormats();
    return read(bytes, options);
  }
  const container: unknown = CFB.read(bytes, { type: 'array' });
  const styles = partAt(container, 'xl/styles.xml');
  const patched = styles === null ? null : withChineseFormats(styles.content);
  if (styles !== null && patched !== null) Reflect.set(styles.entry, 'content', patched);
  return parse_zip(container, options);
}

/** What is left out of the sheets, noted as they are read. */
interface Losses {
  readonly notes: string[];
  cut: boolean;
}

function toSheet(book: WorkBook, name: string, index: number, limits: ReadLimits, losses: Losses): Sheet {
  const { notes } = losses;
  const sheet = book.Sheets[name];
  const cut = { rows: false, columns: false };
  const rows = sheet ? toRows(sheet, limits, cut) : [];
  losses.cut ||= cut.rows || cut.columns;
  if (cut.rows) {
    notes.push(
      `工作表“${name}”超过 ${limits.rows} 行，只读取了前 ${limits.rows} 行，其余没有导入。请分成几个文件。`,
    );
  } else if (rowsClaimed(sheet) > limits.rows) {
    notes.push(`工作表“${name}”的范围超过 ${limits.rows} 行；第 ${limits.rows} 行以后若有内容，没有导入。`);
  }
  if (cut.columns) notes.push(`工作表“${name}”超过 ${limits.columns} 列，只读取了前 ${limits.columns} 列。`);
  return {
    name,
    hidden: (book.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0,
    rows,
    merges: toMerges(sheet, limits),
    date1904: book.Workbook?.WBProps?.date1904 === true,
  };
}

/** Last row of the declared range before it was cut; 0 if the parser did not cut it. */
function rowsClaimed(sheet: WorkSheet | undefined): number {
  const claimed: unknown = sheet?.['!fullref'];
  return typeof claimed === 'string' ? Number(/(\d+)$/.exec(claimed)?.[1] ?? 0) : 0;
}

/** Rows up to the last one that holds something; the declared range (`!ref`) may claim 17 billion cells. */
function toRows(
  sheet: WorkSheet,
  limits: ReadLimits,
  cut: { rows: boolean; columns: boolean },
): readonly (readonly Cell[])[] {
  const data = sheet['!data'] ?? [];
  const rows: (readonly Cell[])[] = [];
  // One row more than the limit was asked for: if it came, there are more.
  cut.rows = data.length > limits.rows;
  const count = Math.min(data.length, limits.rows);
  let used = 0;
  for (let at = 0; at < count; at += 1) {
    const source = data[at] ?? [];
    const row = toRow(source, limits);
    if (source.length > limits.columns) cut.columns = true;
    rows.push(row);
    if (row.length > 0) used = at + 1;
  }
  rows.length = used;
  return rows;
}

function toRow(source: readonly (CellObject | undefined)[], limits: ReadLimits): readonly Cell[] {
  const row: Cell[] = [];
  const width = Math.min(source.length, limits.columns);
  for (let column = 0; column < width; column += 1) {
    const cell = toCell(source[column]);
    if (cell === EMPTY_CELL) continue;
    while (row.length < column) row.push(EMPTY_CELL);
    row.push(cell);
  }
  return row;
}

const ERROR_TEXTS: ReadonlyMap<unknown, string> = new Map([
  [0x00, '#NULL!'],
  [0x07, '#DIV/0!'],
  [0x0f, '#VALUE!'],
  [0x17, '#REF!'],
  [0x1d, '#NAME?'],
  [0x24, '#NUM!'],
  [0x2a, '#N/A'],
]);

function toCell(source: CellObject | undefined): Cell {
  if (source === undefined) return EMPTY_CELL;
  const value = source.v;
  if (source.t === 'e') return { kind: 'error', text: ERROR_TEXTS.get(value) ?? '#ERROR!' };
  if (typeof value === 'string') return value === '' ? EMPTY_CELL : { kind: 'text', text: value };
  if (typeof value === 'boolean') return { kind: 'boolean', text: value ? 'TRUE' : 'FALSE', boolean: value };
  if (typeof value === 'number') return toNumberCell(value, source.z);
  return EMPTY_CELL;
}

function toNumberCell(value: number, rawFormat: string | number | undefined): Cell {
  const format = typeof rawFormat === 'string' ? rawFormat : 'General';
  const precision = format === 'General' ? null : datePrecision(format);
  if (precision !== null) return { kind: 'date', text: shown(value, format), number: value, precision };
  const plain = format === 'General' && Number.isInteger(value) && Math.abs(value) < 1e11;
  return { kind: 'number', text: plain ? String(value) : shown(value, format), number: value };
}

/** The text that the sender's program showed; a format from a hostile file must not end the reading. */
function shown(value: number, format: string): string {
  try {
    // Format 14 is "short date of this country"; the parser shows the American one.
    return String(SSF.format(format.replace(/^m\/d\/yy(?!y)/, 'yyyy/m/d'), value));
  } catch {
    return String(value);
  }
}

function toMerges(sheet: WorkSheet | undefined, limits: ReadLimits): readonly Merge[] {
  const merges: Merge[] = [];
  for (const { s, e } of sheet?.['!merges'] ?? []) {
    if (s.r >= limits.rows || s.c >= limits.columns || e.r < s.r || e.c < s.c) continue;
    merges.push({
      top: s.r,
      left: s.c,
      bottom: Math.min(e.r, limits.rows - 1),
      right: Math.min(e.c, limits.columns - 1),
    });
  }
  return merges;
}
