import Papa from 'papaparse';
import { type Cell, textCell, type Workbook } from '../../../shared/import/cell';
import { ok, type Result } from '../../../shared/kernel/result';
import { decodeText, type TextEncodingName } from './decode-text';
import type { ReadLimits } from './limits';

const DELIMITERS = [',', '\t', ';', '|'];
/** `="0123"`: how some systems keep Excel from eating leading zeros. Text, not a formula to run. */
const TEXT_FORMULA = /^="([^"]*)"$/;
/** The quote that our own export (and others following OWASP) puts before text which Excel would run. */
const GUARDED = /^'(?=[=+\-@\t\r'])/;

/**
 * Reads delimited text. Every cell comes out as text; nothing is guessed here.
 * Quotes that are never closed would swallow the rest of the file: it is then read again without quoting.
 */
export function readCsv(
  bytes: Uint8Array,
  fileName: string,
  limits: ReadLimits,
  chosen?: TextEncodingName,
): Result<Workbook> {
  const decoded = decodeText(bytes, fileName, chosen);
  if (!decoded.ok) return decoded;
  const text = decoded.value.text.replace(/\r\n?/g, '\n');
  const notes: string[] = [];
  const { rows, cut } = parse(text, limits, notes);
  const damaged = text.match(/\uFFFD/g)?.length ?? 0;
  if (damaged > 0) notes.push(`文件中有 ${damaged} 处乱码字符（�），是上一次转换时损坏的，相应的行会标出。`);
  return ok({
    sheets: [{ name: 'CSV', hidden: false, rows: rows.map(toCells), merges: [], date1904: false }],
    notes,
    cut,
    encoding: decoded.value.encoding,
  });
}

interface Parsed {
  readonly rows: readonly string[][];
  readonly cut: boolean;
}

function parse(text: string, limits: ReadLimits, notes: string[]): Parsed {
  const options = { delimiter: findDelimiter(text), newline: '\n' as const, preview: limits.rows + 1 };
  let parsed = Papa.parse<string[]>(text, options);
  if (parsed.errors.some((fault) => fault.code === 'MissingQuotes')) {
    parsed = Papa.parse<string[]>(text, { ...options, quoteChar: '\u0000' });
    notes.push('文件中的引号不成对，已按没有引号读取，请核对带逗号的内容。');
  }
  const rows = parsed.data;
  const isLong = rows.length > limits.rows;
  if (isLong) {
    rows.length = limits.rows;
    notes.push(`超过 ${limits.rows} 行，只读取了前 ${limits.rows} 行，其余没有导入。请分成几个文件。`);
  }
  const isWide = rows.some((row) => row.length > limits.columns);
  if (isWide) {
    notes.push(`超过 ${limits.columns} 列，只读取了前 ${limits.columns} 列。`);
    for (const row of rows) if (row.length > limits.columns) row.length = limits.columns;
  }
  return { rows, cut: isLong || isWide };
}

/** The delimiter met most often outside quotes in the first lines; a title row has none and does not count. */
function findDelimiter(text: string): string {
  const head = text.slice(0, 20_000).replace(/"[^"]*"/g, '');
  let best = ',';
  let most = 0;
  for (const delimiter of DELIMITERS) {
    const count = head.split(delimiter).length - 1;
    if (count > most) {
      best = delimiter;
      most = count;
    }
  }
  return best;
}

const toCells = (row: readonly string[]): readonly Cell[] =>
  row.map((text) => textCell(TEXT_FORMULA.exec(text)?.[1] ?? text.replace(GUARDED, '')));
