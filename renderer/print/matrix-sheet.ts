import { escapeHtml, sheet } from './html';

export interface MatrixSheet {
  readonly title: string;
  readonly place: string;
  /** `YYYY-MM-DD`. */
  readonly date: string;
  /** One table a group: all columns at once fit on no paper. */
  readonly groups: readonly {
    readonly name: string;
    readonly headings: readonly string[];
    readonly rows: readonly {
      readonly name: string;
      readonly score: number;
      /** What stands in the squares; '': nothing is asked. */
      readonly cells: readonly string[];
    }[];
  }[];
}

/** The completeness matrix on A4 across: a table for each group of requirements, headings repeated on each page. */
export function matrixSheet({ title, place, date, groups }: MatrixSheet): string {
  const tables = groups.map(({ name, headings, rows }) => {
    const head = headings.map((text) => `<th scope="col">${escapeHtml(text)}</th>`).join('');
    const body = rows.map(
      (row) =>
        `<tr><td class="o">${escapeHtml(row.name)}</td><td>${row.score}%</td>${row.cells
          .map((cell) => `<td>${escapeHtml(cell === '' ? '—' : cell)}</td>`)
          .join('')}</tr>`,
    );
    return `<h2>${escapeHtml(name)}</h2><table><thead><tr><th class="o" scope="col">党组织</th><th class="p" scope="col">齐全</th>${head}</tr></thead><tbody>${body.join('')}</tbody></table>`;
  });
  return sheet({
    title,
    landscape: true,
    css: `
h2 { margin: 5mm 0 2mm; font: bold 11pt "SimHei", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; break-after: avoid; }
table { font-size: 8.5pt; table-layout: fixed; }
td, th { text-align: center; }
.o { width: 52mm; text-align: left; }
.p { width: 13mm; }`,
    body: `<h1>${escapeHtml(title)}</h1><div class="under"><span>${escapeHtml(place)}</span><span>✓ 齐　数字：缺几处　迟：补办过迟　免：不适用　—：无需检查　打印日期 ${escapeHtml(date)}</span></div>${tables.join('')}`,
  });
}
