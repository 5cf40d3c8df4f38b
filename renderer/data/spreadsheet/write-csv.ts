import type { OutSheet } from './sheet-writer';

/** First characters under which Excel and WPS run a field as a formula (ASVS V1.2.10), and our own guard. */
const DANGEROUS = /^(?:[=+\-@\t\r]|'(?=[=+\-@\t\r']))/;

/**
 * The sheet as CSV: UTF-8 with BOM, CRLF, every field quoted where needed. Text that a spreadsheet would run gets a
 * leading apostrophe, which import takes off again.
 */
export function writeCsv(sheet: OutSheet): Uint8Array {
  const rows = [
    ...sheet.titles.map((title) => [title]),
    sheet.columns.map(({ heading }) => heading),
    ...sheet.rows,
  ];
  const lines = rows.map((row) => row.map((cell) => csvField(cell === null ? '' : String(cell))).join(','));
  return new TextEncoder().encode(`\uFEFF${lines.join('\r\n')}\r\n`);
}

function csvField(text: string): string {
  const guarded = DANGEROUS.test(text) ? `'${text}` : text;
  return /[",\r\n]|^\s|\s$/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}
