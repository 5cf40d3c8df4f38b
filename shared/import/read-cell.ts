import type { Json } from '../kernel/json';
import { codeFrom } from '../records/codes';
import type { FieldDefinition, Finding } from '../records/define';
import { normaliseValue } from '../records/normalise';
import { type CheckNumber, finding } from '../rules/checks';
import { readTimeOfDay } from '../rules/time-of-day';
import { type Cell, EMPTY_CELL } from './cell';
import { cleanText } from './heading';
import { readElements } from './list-changes';
import { type DateNote, readDate } from './read-date';
import { readIdNumber } from './read-id-number';

/**
 * What a cell gives its field: a value as stored, or undefined for nothing; and what there is to say about it.
 * Text that the field can't take is the value all the same: the record's checks name it, and nothing typed is lost.
 */
export interface CellReading {
  readonly value: Json | undefined;
  readonly findings: readonly Finding[];
}

/** What reading may need to know beyond the cell. */
export interface CellContext {
  /** Key of the field, for findings. */
  readonly key: string;
  readonly date1904: boolean;
}

const NO_FINDINGS: readonly Finding[] = [];
const EMPTY: CellReading = { value: undefined, findings: NO_FINDINGS };
const TRUE = /^(?:是|有|√|✓|✔|☑|y|yes|true|1|对|■)$/i;
const FALSE = /^(?:否|无|×|✗|✘|x|n|no|false|0|不是|没有|非|□)$/i;
const DASH = /^[-—–_/\\]+$/;
const SCIENTIFIC = /^\d(?:\.\d+)?E\+?\d+$/i;
const INVISIBLE = /\p{Cf}/u;
const FIRST_INEXACT = 1e15;

/** Reads one cell for one field. Never throws, never repairs silently: whatever was changed is a finding. */
export function readCell(field: FieldDefinition, cell: Cell, context: CellContext): CellReading {
  if (isBlank(cell)) return EMPTY;
  const { key } = context;
  if (cell.kind === 'error') {
    return said(key, 'V77', `单元格是公式错误（${cell.text}），请补填或清空`);
  }
  switch (field.kind) {
    case 'date':
      return readDateCell(cell, context);
    case 'time':
      return readTime(cell, key);
    case 'idNumber':
      return readIdNumber(cell, key);
    case 'code':
      return readCode(field, cell, key);
    case 'boolean':
      return readBoolean(cell, key);
    case 'integer':
    case 'decimal':
      return readNumber(field, cell);
    case 'phone':
      return readPhone(field, cell, key);
    case 'text':
    case 'longText':
    case 'reference':
      return readText(field, cell, key);
    case 'list':
      return readList(field, cell);
  }
}

/** Dashes and slashes stand for nothing in every kind of column but text. */
function isBlank(cell: Cell): boolean {
  return (
    cell === EMPTY_CELL || cell.kind === 'empty' || (cell.kind === 'text' && cleanText(cell.text) === '')
  );
}

function said(key: string, check: CheckNumber, message: string, value?: Json): CellReading {
  return { value, findings: [finding(check, key, message)] };
}

/** The texts of a list, each in the spelling of its own field. */
function readList(field: FieldDefinition, cell: Cell): CellReading {
  if (field.cell === undefined) return EMPTY;
  const elements = readElements(field, field.cell, exactText(cell));
  return elements.length === 0 ? EMPTY : { value: elements, findings: NO_FINDINGS };
}

function readDateCell(cell: Cell, { key, date1904 }: CellContext): CellReading {
  const reading = readDate(cell, date1904);
  const seen = quoted(cell);
  switch (reading.kind) {
    case 'none':
      return EMPTY;
    case 'ambiguous':
      return said(
        key,
        'V35',
        `日期${seen}的年份不全或日月可能颠倒，请写成 1990-03-02 的样子`,
        cleanText(cell.text),
      );
    case 'unreadable':
      return said(
        key,
        'V35',
        `日期${seen}看不懂或不存在，请写成 1990-03-02 或 1990-03`,
        cleanText(cell.text),
      );
    case 'date':
      return { value: reading.value, findings: dateFindings(reading.note, key, seen, reading.value) };
  }
}

function dateFindings(
  note: DateNote | undefined,
  key: string,
  seen: string,
  value: string,
): readonly Finding[] {
  switch (note) {
    case undefined:
      return NO_FINDINGS;
    case 'serial':
      return [finding('V78', key, `${seen}是 Excel 的日期序号，已换算为 ${value}，请核对`)];
    case 'zero':
      return [finding('V78', key, `${seen}没有写全，已按 ${value} 保存`)];
    case 'tenth':
      return [
        finding(
          'V79',
          key,
          `${seen}可能是 1 月，也可能是 10 月（Excel 会去掉末尾的 0），暂按 ${value}，请核对`,
        ),
      ];
  }
}

/** A sheet keeps a time of the day as a fraction of a day; what it shows is read only if it isn't one. */
function readTime(cell: Cell, key: string): CellReading {
  const shown = cleanText(cell.text);
  if (DASH.test(shown)) return EMPTY;
  const isFraction = cell.kind === 'number' && cell.number >= 0 && cell.number < 1;
  const minutes = isFraction ? Math.round(cell.number * 24 * 60) : 0;
  const text = isFraction ? `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}` : shown;
  const time = readTimeOfDay(text);
  if (time !== undefined) return { value: time, findings: NO_FINDINGS };
  return said(key, 'V35', `时间${quoted(cell)}看不懂，请写成 09:30 的样子`, shown);
}

function readCode(field: FieldDefinition, cell: Cell, key: string): CellReading {
  const text = cleanText(exactText(cell));
  const code = field.codes === undefined ? undefined : codeFrom(field.codes, text);
  if (code !== undefined) return { value: code, findings: NO_FINDINGS };
  if (DASH.test(text) || text === '无') return EMPTY;
  return readText(field, cell, key);
}

function readBoolean(cell: Cell, key: string): CellReading {
  if (cell.kind === 'boolean') return { value: cell.boolean, findings: NO_FINDINGS };
  const text = cleanText(exactText(cell)).normalize('NFKC');
  if (TRUE.test(text)) return { value: true, findings: NO_FINDINGS };
  if (FALSE.test(text)) return { value: false, findings: NO_FINDINGS };
  if (DASH.test(text)) return EMPTY;
  return said(key, 'V34', `${quoted(cell)}应填“是”或“否”，此项没有导入，请改正后再导入`);
}

function readNumber(field: FieldDefinition, cell: Cell): CellReading {
  const text = cell.kind === 'number' ? String(cell.number) : cleanText(cell.text).normalize('NFKC');
  if (DASH.test(text) || text === '无') return EMPTY;
  if (field.kind === 'integer') {
    const bare = text.replace(/,/g, '');
    return { value: /^[-+]?\d{1,15}$/.test(bare) ? Number(bare) : text, findings: NO_FINDINGS };
  }
  return { value: normaliseValue(field, text) ?? undefined, findings: NO_FINDINGS };
}

function readPhone(field: FieldDefinition, cell: Cell, key: string): CellReading {
  const text = cell.kind === 'number' ? String(cell.number) : cleanText(cell.text);
  if (DASH.test(text)) return EMPTY;
  if (SCIENTIFIC.test(text)) {
    return said(key, 'V41', `${quoted(cell)}是科学计数法，号码的末位已丢失，请重新填写`, text);
  }
  return tidied(field, cell, key, text);
}

function readText(field: FieldDefinition, cell: Cell, key: string): CellReading {
  const reading = tidied(field, cell, key, exactText(cell));
  const { value } = reading;
  if (typeof value !== 'string') return EMPTY;
  const findings = [...reading.findings];
  if (value.includes('\uFFFD')) {
    findings.push(finding('V81', key, '有乱码字符（�），文件在上一次转换时已损坏，请对照原件改正'));
  }
  if (cell.kind === 'number' && Math.abs(cell.number) >= FIRST_INEXACT) {
    findings.push(finding('V41', key, `${quoted(cell)}在表格中按数字保存，末位可能已丢失，请对照原件改正`));
  }
  return findings.length === 0 ? { value, findings: NO_FINDINGS } : { value, findings };
}

/** The value in its stored spelling, with a note when more than blanks at the ends went. */
function tidied(field: FieldDefinition, cell: Cell, key: string, raw: string): CellReading {
  const value = normaliseValue(field, raw);
  if (value === null) return EMPTY;
  if (value === raw || cell.kind !== 'text') return { value, findings: NO_FINDINGS };
  if (INVISIBLE.test(cell.text)) return said(key, 'V57', '已去掉看不见的字符', value);
  const blanks = String(value).replace(/\s/g, '') === raw.replace(/\s/g, '');
  if (field.person === true && value !== raw.trim()) {
    return said(key, 'V56', blanks ? '已去掉姓名中的空格' : `已整理为“${String(value)}”`, value);
  }
  return { value, findings: NO_FINDINGS };
}

/** Numbers below 2^53 are exact whatever the sheet shows (1.38E+10); above, what it shows is all there is. */
function exactText(cell: Cell): string {
  const exact =
    cell.kind === 'number' && Number.isInteger(cell.number) && Math.abs(cell.number) < FIRST_INEXACT;
  return exact ? String(cell.number) : cell.text;
}

/** A cell's text in a message, not longer than a line. */
function quoted(cell: Cell): string {
  const characters = [...cleanText(cell.text)];
  return characters.length > 24 ? `“${characters.slice(0, 24).join('')}…”` : `“${characters.join('')}”`;
}
