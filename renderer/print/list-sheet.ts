import { escapeHtml, printed, sheet } from './html';

export interface ListSheet {
  readonly title: string;
  /** Unit or branch that the list is of. */
  readonly place: string;
  readonly headings: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** `YYYY-MM-DD`. */
  readonly date: string;
  /** What narrows the list, in words; empty: nothing. */
  readonly note: string;
  /** Share of the width of each column, such as `20%`; absent: as their texts need. */
  readonly widths?: readonly string[];
}

/** More columns than this do not fit on an upright page. */
const UPRIGHT_COLUMNS = 6;

export const isLandscape = (columns: number): boolean => columns > UPRIGHT_COLUMNS;

/** A list as a table on A4; the headings repeat on each page, every row has its number, no cell is empty. */
export function listSheet(list: ListSheet): string {
  const small = list.headings.length > 10;
  const cells = (texts: readonly string[]) =>
    texts.map((text) => `<td>${escapeHtml(printed(text))}</td>`).join('');
  const rows = list.rows.map((row, at) => `<tr><td class="n">${at + 1}</td>${cells(row)}</tr>`).join('');
  // The first column holds the numbers.
  const widths = (list.widths ?? []).map((width, at) => `th:nth-child(${at + 2}) { width: ${width}; }`);
  const fixed = widths.length === 0 ? '' : `table { table-layout: fixed; } ${widths.join(' ')}`;
  const headings = list.headings.map((heading) => `<th scope="col">${escapeHtml(heading)}</th>`).join('');
  const note = list.note === '' ? '' : `(${escapeHtml(list.note)})`;
  return sheet({
    title: list.title,
    landscape: isLandscape(list.headings.length),
    css: `table { font-size: ${small ? '8.5pt' : '9.5pt'}; } .n { width: 9mm; text-align: center; } ${fixed}`,
    body: `<h1>${escapeHtml(list.title)}</h1><div class="under"><span>${escapeHtml(printed(list.place))}${note}</span><span>共 ${
      list.rows.length
    } 条 打印日期 ${escapeHtml(list.date)}</span></div><table><thead><tr><th class="n" scope="col">序号</th>${headings}</tr></thead><tbody>${rows}</tbody></table>`,
  });
}
