import { Workbook, type Worksheet } from '@cj-tech-master/excelts';

/** What a cell holds when written. Text is always text: no string is ever a formula, and 18 digits stay 18 digits. */
export type OutCell = string | number | null;

export interface OutColumn {
  readonly heading: string;
  /** In characters of a Latin digit; a Chinese character takes two. */
  readonly width: number;
  /** Drop-down of the cells below the heading. */
  readonly choices?: readonly string[];
  /** Other text than the choices is allowed. */
  readonly open?: boolean;
  /** Numbers align right and can be summed; everything else is formatted as text. */
  readonly numeric?: boolean;
  readonly wrap?: boolean;
}

export interface OutSheet {
  readonly name: string;
  /** Lines above the headings: the first is the title, in large type, over the whole width. */
  readonly titles: readonly string[];
  /** A row over the headings, each over so many columns from the left; all columns together. */
  readonly groups?: readonly { readonly heading: string; readonly columns: number }[];
  readonly columns: readonly OutColumn[];
  readonly rows: readonly (readonly OutCell[])[];
  /** 0-based row and column of cells that are to catch the eye. */
  readonly marked?: readonly { readonly row: number; readonly column: number }[];
  /** Empty rows below, formatted and with drop-downs, for filling in. */
  readonly blankRows?: number;
}

/** Makes an .xlsx of the sheets. The one place that knows the library. */
export type SheetWriter = (sheets: readonly OutSheet[], options: WriteOptions) => Promise<Uint8Array>;

export interface WriteOptions {
  /** Time of writing, ms since 1970 UTC; stands in the file's properties. */
  readonly at: number;
  readonly author: string;
}

const FONT = 'Microsoft YaHei';
const HEADER_FILL = 'FFF2F2F2';
const MARK_FILL = 'FFFFE8E6';
const LINE = { style: 'thin', color: { argb: 'FFBFBFBF' } } as const;
const BORDER = { top: LINE, left: LINE, bottom: LINE, right: LINE } as const;
/** Longest list that a validation can hold in itself; longer ones stand on a hidden sheet. */
const INLINE_CHOICES = 255;
const CHOICES_SHEET = '选项';
/** Excel's limits. */
const SHEET_NAME = 31;
const CELL_CHARACTERS = 32_767;

export const writeSheets: SheetWriter = async (sheets, { at, author }) => {
  const book = new Workbook();
  book.creator = author;
  book.lastModifiedBy = author;
  book.created = new Date(at);
  book.modified = new Date(at);
  const names = sheetNames(sheets.map(({ name }) => name));
  const lists = new ChoiceLists();
  for (const [at, sheet] of sheets.entries()) writeSheet(book, sheet, names[at] ?? `Sheet${at + 1}`, lists);
  lists.write(book);
  const written = await book.xlsx.writeBuffer();
  return new Uint8Array(written);
};

function writeSheet(book: Workbook, sheet: OutSheet, name: string, lists: ChoiceLists): void {
  const headerRow = sheet.titles.length + (sheet.groups === undefined ? 1 : 2);
  const page = book.addWorksheet(name, {
    views: [{ state: 'frozen', ySplit: headerRow, xSplit: 0 }],
    pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  });
  page.columns = sheet.columns.map(({ width }) => ({ width }));
  writeTitles(page, sheet);
  writeGroups(page, sheet);
  writeHeader(
    page,
    sheet.columns.map(({ heading }) => heading),
  );
  page.pageSetup.printTitlesRow = `${sheet.titles.length + 1}:${headerRow}`;
  const styles = sheet.columns.map(cellStyle);
  for (const row of sheet.rows) writeRow(page, row, styles);
  const blank = sheet.columns.map(() => null);
  for (let count = 0; count < (sheet.blankRows ?? 0); count += 1) writeRow(page, blank, styles);
  for (const { row, column } of sheet.marked ?? []) {
    page.getCell(headerRow + 1 + row, column + 1).fill = {
      type: 'pattern',
      pattern: 'solid',
      fgColor: { argb: MARK_FILL },
    };
  }
  addChoices(page, sheet, headerRow, lists);
}

function writeTitles(page: Worksheet, sheet: OutSheet): void {
  sheet.titles.forEach((title, at) => {
    const row = page.addRow([safeText(title)]);
    row.height = at === 0 ? 30 : 20;
    const cell = row.getCell(1);
    cell.font = at === 0 ? { name: FONT, size: 16, bold: true } : { name: FONT, size: 10 };
    cell.alignment = { vertical: 'middle', horizontal: at === 0 ? 'center' : 'left' };
    if (sheet.columns.length > 1) page.mergeCells(at + 1, 1, at + 1, sheet.columns.length);
  });
}

function writeHeader(page: Worksheet, headings: readonly string[]): void {
  const header = page.addRow(headings.map(safeText));
  header.height = 24;
  header.eachCell((cell) => {
    cell.font = { name: FONT, size: 11, bold: true };
    cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: HEADER_FILL } };
    cell.alignment = { vertical: 'middle', horizontal: 'center', wrapText: true };
    cell.border = BORDER;
  });
}

/** Headings over several columns, merged where they span more than one. */
function writeGroups(page: Worksheet, { titles, groups }: OutSheet): void {
  if (groups === undefined) return;
  const cells = groups.flatMap(({ heading, columns }) => Array.from({ length: columns }, () => heading));
  writeHeader(page, cells);
  const row = titles.length + 1;
  let from = 1;
  for (const { columns } of groups) {
    if (columns > 1) page.mergeCells(row, from, row, from + columns - 1);
    from += columns;
  }
}

interface CellStyle {
  readonly format: string;
  readonly alignment: { readonly vertical: 'middle'; readonly wrapText: boolean };
}

function cellStyle(column: OutColumn): CellStyle {
  return {
    format: column.numeric ? 'General' : '@',
    alignment: { vertical: 'middle', wrapText: column.wrap === true },
  };
}

function writeRow(page: Worksheet, values: readonly OutCell[], styles: readonly CellStyle[]): void {
  const row = page.addRow(values.map((value) => (typeof value === 'string' ? safeText(value) : value)));
  styles.forEach((style, at) => {
    const cell = row.getCell(at + 1);
    cell.numFmt = style.format;
    cell.alignment = style.alignment;
    cell.border = BORDER;
  });
}

function addChoices(page: Worksheet, sheet: OutSheet, headerRow: number, lists: ChoiceLists): void {
  const last = headerRow + sheet.rows.length + (sheet.blankRows ?? 0);
  if (last === headerRow) return;
  sheet.columns.forEach((column, at) => {
    if (column.choices === undefined || column.choices.length === 0) return;
    const letter = page.getColumn(at + 1).letter;
    for (let row = headerRow + 1; row <= last; row += 1) {
      page.getCell(`${letter}${row}`).dataValidation = {
        type: 'list',
        allowBlank: true,
        formulae: [lists.formulaOf(column.choices)],
        showErrorMessage: column.open !== true,
        errorStyle: 'warning',
        errorTitle: column.heading,
        error: '请从下拉列表中选择',
      };
    }
  });
}

/** Lists too long for a validation, one column each on a hidden sheet at the end. */
class ChoiceLists {
  private readonly lists: (readonly string[])[] = [];

  formulaOf(choices: readonly string[]): string {
    const inline = choices.join(',');
    if (inline.length <= INLINE_CHOICES && !choices.some((choice) => /[",]/.test(choice)))
      return `"${inline}"`;
    let at = this.lists.indexOf(choices);
    if (at < 0) {
      at = this.lists.length;
      this.lists.push(choices);
    }
    const letter = String.fromCharCode(65 + (at % 26));
    const head = at < 26 ? '' : String.fromCharCode(64 + Math.floor(at / 26));
    return `${CHOICES_SHEET}!$${head}${letter}$1:$${head}${letter}$${choices.length}`;
  }

  write(book: Workbook): void {
    if (this.lists.length === 0) return;
    const page = book.addWorksheet(CHOICES_SHEET, { state: 'hidden' });
    this.lists.forEach((choices, at) => {
      choices.forEach((choice, row) => {
        page.getCell(row + 1, at + 1).value = safeText(choice);
      });
    });
  }
}

/** Characters that XML can't hold; lone halves of surrogate pairs among them. */
const ILLEGAL = /(?![\t\n])[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu;
/** `_x0041_` in a file means the character A: literal text of that form is escaped. */
const ESCAPE_LIKE = /_(?=x[0-9A-Fa-f]{4}_)/g;

function safeText(text: string): string {
  const clean = text.replace(/\r\n?/g, '\n').replace(ILLEGAL, '').replace(ESCAPE_LIKE, '_x005F_');
  return clean.length <= CELL_CHARACTERS ? clean : clean.slice(0, CELL_CHARACTERS);
}

/** Names that Excel accepts, each once whatever the case. */
function sheetNames(wanted: readonly string[]): readonly string[] {
  const used = new Set<string>([CHOICES_SHEET]);
  return wanted.map((raw, at) => {
    const base =
      raw
        .replace(/[[\]:*?/\\]/g, ' ')
        .replace(/^'+|'+$/g, '')
        .trim() || `Sheet${at + 1}`;
    let name = base.slice(0, SHEET_NAME);
    for (let count = 2; used.has(name.toLowerCase()); count += 1) {
      const suffix = `(${count})`;
      name = base.slice(0, SHEET_NAME - suffix.length) + suffix;
    }
    used.add(name.toLowerCase());
    return name;
  });
}
