import { escapeHtml, printed, sheet } from './html';

/** One printed field: label and text, or a list with its own small table. */
export type PrintedField =
  | { readonly label: string; readonly text: string; readonly wide: boolean }
  | {
      readonly label: string;
      readonly headings: readonly string[];
      readonly rows: readonly (readonly string[])[];
    };

export interface RecordSheet {
  readonly title: string;
  readonly subtitle: string;
  readonly sections: readonly { readonly title: string; readonly fields: readonly PrintedField[] }[];
  /** `YYYY-MM-DD`. */
  readonly date: string;
}

/** One record as a form on A4: two fields a line, long ones and lists over the whole width, blanks as dashes. */
export function recordSheet(record: RecordSheet): string {
  const sections = record.sections.map((section) => sectionTable(section.title, section.fields)).join('');
  return sheet({
    title: record.title,
    landscape: false,
    css: `
table { margin-top: -0.3mm; table-layout: fixed; }
.s { font: bold 11pt "SimHei", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; margin: 4mm 0 1.5mm; break-after: avoid; }
.f th { width: 17%; text-align: center; font-size: 9.5pt; }
.l { margin-top: 1.5mm; font-size: 9pt; }`,
    body: `<h1>${escapeHtml(record.title)}</h1><div class="under"><span>${escapeHtml(record.subtitle)}</span><span>打印日期 ${escapeHtml(
      record.date,
    )}</span></div>${sections}`,
  });
}

function sectionTable(title: string, fields: readonly PrintedField[]): string {
  const plain = fields.flatMap((field) => ('text' in field ? [field] : []));
  const lists = fields.flatMap((field) => ('rows' in field ? [field] : []));
  const rows = pairs(plain).map(([left, right]) => {
    const cell = (field: { label: string; text: string }, span: number) =>
      `<th scope="row">${escapeHtml(field.label)}</th><td${span > 1 ? ` colspan="${span}"` : ''}>${escapeHtml(printed(field.text))}</td>`;
    return right === null ? `<tr>${cell(left, 3)}</tr>` : `<tr>${cell(left, 1)}${cell(right, 1)}</tr>`;
  });
  const table = rows.length === 0 ? '' : `<table class="f"><tbody>${rows.join('')}</tbody></table>`;
  return `<div class="s">${escapeHtml(title)}</div>${table}${lists.map(listTable).join('')}`;
}

type Plain = Extract<PrintedField, { readonly text: string }>;

/** Two short fields share a line; a wide one has a line of its own. */
export function pairs(fields: readonly Plain[]): readonly (readonly [Plain, Plain | null])[] {
  const lines: [Plain, Plain | null][] = [];
  let open: Plain | null = null;
  for (const field of fields) {
    if (field.wide) {
      if (open !== null) lines.push([open, null]);
      open = null;
      lines.push([field, null]);
    } else if (open === null) open = field;
    else {
      lines.push([open, field]);
      open = null;
    }
  }
  if (open !== null) lines.push([open, null]);
  return lines;
}

function listTable(list: Extract<PrintedField, { readonly rows: unknown }>): string {
  if (list.rows.length === 0)
    return `<table class="f"><tbody><tr><th scope="row">${escapeHtml(list.label)}</th><td colspan="3">无</td></tr></tbody></table>`;
  const head = list.headings.map((heading) => `<th scope="col">${escapeHtml(heading)}</th>`).join('');
  const rows = list.rows
    .map((row) => `<tr>${row.map((text) => `<td>${escapeHtml(printed(text))}</td>`).join('')}</tr>`)
    .join('');
  return `<table class="l"><thead><tr><th colspan="${list.headings.length}">${escapeHtml(list.label)}</th></tr><tr>${head}</tr></thead><tbody>${rows}</tbody></table>`;
}
