import { type Cell, cellAt, EMPTY_CELL, type Merge, type Sheet, type Workbook } from './cell';
import { cleanText, headingKey } from './heading';
import { type SkipReason, skipReason } from './skip-rows';
import { unitFromTitle } from './unit-name';

/** One column: what stands over it. Several header rows are joined from top to bottom. */
export interface Heading {
  readonly column: number;
  /** As people read it: `家庭住址`, or `培养教育情况/列为积极分子时间` where two rows make one heading. */
  readonly text: string;
  /** The header cells over this column, top to bottom, without repetitions. */
  readonly parts: readonly string[];
}

export interface TableRow {
  /** 1-based, as the clerk sees it in Excel. */
  readonly row: number;
  readonly cells: readonly Cell[];
}

export interface SkippedRow {
  readonly row: number;
  readonly reason: SkipReason;
  readonly text: string;
  readonly cells: readonly Cell[];
}

/** The table of a sheet: headings, records, and everything else that was seen and not taken. */
export interface Table {
  readonly sheet: string;
  readonly date1904: boolean;
  /** 1-based rows of the headings, both included; equal for a one-row heading. */
  readonly headerRow: number;
  readonly headerEnd: number;
  /** Text above the headings, one line a row. */
  readonly titles: readonly string[];
  /** The unit that the title names, or null. */
  readonly unit: string | null;
  readonly headings: readonly Heading[];
  readonly rows: readonly TableRow[];
  readonly skipped: readonly SkippedRow[];
}

/** Whether a heading is one that the record type knows; more hits make a row more likely the header. */
export type KnownHeadings = (text: string) => boolean;

const SEARCHED_ROWS = 60;
const NUMBERING = new Set(['序号', '编号', '序', 'no', '行号', '项次', '序列', '号']);
/** Looks like data, not like a heading: numbers, dates, phones, ids. */
const DATA = /^[-+]?\d[\d.,/:年月日Xx -]*$/;
const LONGEST_HEADING = 30;

/** Finds the table of one sheet. `headerRow` (1-based) is the user's choice; then nothing is guessed about it. */
export function findTable(sheet: Sheet, known: KnownHeadings, headerRow?: number): Table | null {
  const band = headerRow === undefined ? findHeader(sheet, known) : growHeader(sheet, headerRow - 1);
  return band === null ? null : readTable(sheet, band);
}

export interface FoundTable {
  readonly sheetIndex: number;
  readonly table: Table;
}

/**
 * The sheets that hold records, the likeliest first: known headings count before the number of rows. A township's
 * workbook may have a sheet for each village: sheets that know nearly as many headings are tables too. Hidden sheets
 * don't count.
 */
export function findTables(workbook: Workbook, known: KnownHeadings): readonly FoundTable[] {
  const found = workbook.sheets.flatMap((sheet, sheetIndex) => {
    const table = sheet.hidden ? null : findTable(sheet, known);
    if (table === null) return [];
    const hits = table.headings.filter((heading) => heading.parts.some(known)).length;
    return [{ sheetIndex, table, hits, score: hits * 1000 + Math.min(table.rows.length, 999) }];
  });
  found.sort((a, b) => b.score - a.score);
  const [best, ...others] = found;
  if (best === undefined) return [];
  const alike = others.filter(
    ({ hits, table }) => hits >= FEWEST_HITS && hits * 2 > best.hits && table.rows.length > 0,
  );
  return [best, ...alike.sort((a, b) => a.sheetIndex - b.sheetIndex)];
}

const FEWEST_HITS = 3;

/** Header rows, 0-based, both included. */
interface Band {
  readonly top: number;
  readonly bottom: number;
}

function findHeader(sheet: Sheet, known: KnownHeadings): Band | null {
  let best: number | null = null;
  let bestScore = 0;
  const end = Math.min(sheet.rows.length, SEARCHED_ROWS);
  for (let row = 0; row < end; row += 1) {
    const score = headerScore(sheet.rows[row] ?? [], known) + followers(sheet, row);
    if (score > bestScore) {
      best = row;
      bestScore = score;
    }
  }
  return best === null ? null : growHeader(sheet, best);
}

/** 0: can't be the header. Known headings weigh most, a numbering column and many short distinct texts help. */
function headerScore(row: readonly Cell[], known: KnownHeadings): number {
  const keys = new Set<string>();
  let data = 0;
  let hits = 0;
  let numbered = 0;
  for (const cell of row) {
    if (cell.kind === 'empty') continue;
    const text = cleanText(cell.text);
    if (text === '') continue;
    if (
      cell.kind !== 'text' ||
      DATA.test(text) ||
      [...text].length > LONGEST_HEADING ||
      /[:\uFF1A]$/.test(text)
    ) {
      data += 1;
      continue;
    }
    const key = headingKey(text);
    if (keys.has(key)) continue;
    keys.add(key);
    if (known(text)) hits += 1;
    if (NUMBERING.has(key)) numbered = 1;
  }
  if (keys.size < 2 || (keys.size < 3 && hits < 2) || data > keys.size) return 0;
  return hits * 10 + numbered * 15 + keys.size - data * 3;
}

/** A header has rows of its own shape below it; a line such as 填报单位/填报时间 has not. */
function followers(sheet: Sheet, row: number): number {
  const width = filledCount(sheet.rows[row] ?? []);
  let alike = 0;
  for (let below = row + 1; below <= row + 4; below += 1) {
    if (filledCount(sheet.rows[below] ?? []) * 2 >= width) alike += 1;
  }
  return width < 2 ? 0 : alike;
}

const filledCount = (row: readonly Cell[]): number =>
  row.reduce((count, cell) => (cell.kind === 'empty' ? count : count + 1), 0);

/** Takes in the rows that merged header cells reach, downwards and upwards; a title merged over everything stops it. */
function growHeader(sheet: Sheet, row: number): Band | null {
  if (row < 0 || row >= sheet.rows.length) return null;
  const width = Math.max(...sheet.rows.slice(row, row + 4).map((cells) => cells.length), 1);
  let top = row;
  let bottom = row;
  for (let grown = true; grown; ) {
    grown = false;
    for (const merge of sheet.merges) {
      const wide = merge.right - merge.left + 1 >= Math.max(width - 1, 2);
      if (wide || merge.bottom - merge.top > 3) continue;
      if (merge.top > bottom || merge.bottom < top) continue;
      if (merge.bottom > bottom || merge.top < top) {
        bottom = Math.max(bottom, merge.bottom);
        top = Math.min(top, merge.top);
        grown = true;
      }
    }
    if (bottom - top > 4) return { top: row, bottom: row };
  }
  if (bottom === row && groupsOf(sheet, row).length > 0 && looksLikeHeadings(sheet.rows[row + 1] ?? [])) {
    bottom = row + 1;
  }
  if (top === row && row > 0 && groupsOf(sheet, row - 1).length > 1) top = row - 1;
  return { top, bottom };
}

/** Merged areas of one row that span some, not all, columns: headings over groups of columns. */
function groupsOf(sheet: Sheet, row: number): readonly Merge[] {
  const width = Math.max(sheet.rows[row]?.length ?? 0, sheet.rows[row + 1]?.length ?? 0);
  return sheet.merges.filter(
    (merge) =>
      merge.top === row &&
      merge.bottom === row &&
      merge.right > merge.left &&
      merge.right - merge.left + 1 < width - 1,
  );
}

function looksLikeHeadings(row: readonly Cell[]): boolean {
  const texts = row.filter((cell) => cell.kind !== 'empty');
  return texts.length > 0 && texts.every((cell) => cell.kind === 'text' && !DATA.test(cleanText(cell.text)));
}

function readTable(sheet: Sheet, band: Band): Table {
  const headings = readHeadings(sheet, band);
  const titles = readTitles(sheet, band.top);
  const keys: string[] = [];
  for (const heading of headings) keys[heading.column] = headingKey(heading.parts.at(-1) ?? '');
  for (let column = 0; column < keys.length; column += 1) keys[column] ??= '';
  const numbering = headings.find((heading) => NUMBERING.has(headingKey(heading.text)))?.column ?? null;
  const rows: TableRow[] = [];
  const skipped: SkippedRow[] = [];
  const filled = fillDown(sheet, band.bottom + 1);
  for (let at = band.bottom + 1; at < sheet.rows.length; at += 1) {
    const cells = filled.get(at) ?? sheet.rows[at] ?? [];
    const reason = skipReason(sheet.rows[at] ?? [], numbering, keys, headingKey);
    if (reason === null) rows.push({ row: at + 1, cells });
    else if (reason !== 'blank') skipped.push({ row: at + 1, reason, text: joinRow(cells), cells });
  }
  return {
    sheet: sheet.name,
    date1904: sheet.date1904,
    headerRow: band.top + 1,
    headerEnd: band.bottom + 1,
    titles,
    unit: unitFromTitle(titles),
    headings,
    rows,
    skipped,
  };
}

function readHeadings(sheet: Sheet, band: Band): readonly Heading[] {
  const covered = sheet.merges.filter((merge) => merge.top <= band.bottom && merge.bottom >= band.top);
  let width = 0;
  for (let row = band.top; row <= band.bottom; row += 1)
    width = Math.max(width, sheet.rows[row]?.length ?? 0);
  for (const merge of covered) width = Math.max(width, merge.right + 1);
  const below = sheet.rows.slice(band.bottom + 1, band.bottom + 51);
  const headings: Heading[] = [];
  for (let column = 0; column < Math.max(width, ...below.map((row) => row.length), 0); column += 1) {
    const parts: string[] = [];
    for (let row = band.top; row <= band.bottom; row += 1) {
      const text = cleanText(headerCell(sheet, covered, row, column).text);
      if (text !== '' && text !== parts.at(-1)) parts.push(text);
    }
    // A column without heading is shown all the same if something stands in it.
    const used = parts.length > 0 || below.some((row) => cellAt(row, column).kind !== 'empty');
    if (used) headings.push({ column, text: parts.join('/'), parts });
  }
  return headings;
}

function headerCell(sheet: Sheet, merges: readonly Merge[], row: number, column: number): Cell {
  const own = cellAt(sheet.rows[row], column);
  if (own.kind !== 'empty') return own;
  const merge = merges.find(
    (area) => row >= area.top && row <= area.bottom && column >= area.left && column <= area.right,
  );
  return merge ? cellAt(sheet.rows[merge.top], merge.left) : EMPTY_CELL;
}

function readTitles(sheet: Sheet, end: number): readonly string[] {
  const lines: string[] = [];
  for (let row = 0; row < end; row += 1) {
    const line = joinRow(sheet.rows[row] ?? []);
    if (line !== '') lines.push(line);
  }
  return lines;
}

function joinRow(row: readonly Cell[]): string {
  const texts = row.filter((cell) => cell.kind !== 'empty').map((cell) => cleanText(cell.text));
  return texts
    .filter((text) => text !== '')
    .join('  ')
    .slice(0, 200);
}

/** A village name merged over its people stands in the first row only: the rows below get it too. */
function fillDown(sheet: Sheet, start: number): ReadonlyMap<number, readonly Cell[]> {
  const filled = new Map<number, Cell[]>();
  for (const merge of sheet.merges) {
    if (merge.top < start || merge.bottom === merge.top) continue;
    const source = cellAt(sheet.rows[merge.top], merge.left);
    if (source.kind === 'empty') continue;
    for (let row = merge.top + 1; row <= Math.min(merge.bottom, sheet.rows.length - 1); row += 1) {
      const cells = filled.get(row) ?? [...(sheet.rows[row] ?? [])];
      while (cells.length <= merge.left) cells.push(EMPTY_CELL);
      if (cells[merge.left]?.kind === 'empty') cells[merge.left] = source;
      filled.set(row, cells);
    }
  }
  return filled;
}
