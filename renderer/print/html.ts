/** Text as it may stand in HTML, also inside attribute quotes. */
export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);

/** Paper forms know no empty cell: a blank is printed as a dash (domain rule, collection form of 2017). */
export const printed = (text: string): string => (text.trim() === '' ? '—' : text);

interface Sheet {
  readonly title: string;
  readonly landscape: boolean;
  readonly css: string;
  readonly body: string;
}

const BASE_CSS = `
@page { margin: 14mm 12mm 14mm; }
* { box-sizing: border-box; }
body { margin: 0; color: #000; font: 10.5pt/1.45 "SimSun", "Songti SC", "Noto Serif CJK SC", "Noto Sans CJK SC", serif; }
h1 { margin: 0 0 3mm; font: bold 16pt/1.3 "SimHei", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; text-align: center; }
.under { display: flex; justify-content: space-between; margin-bottom: 2mm; font-size: 9pt; }
table { width: 100%; border-collapse: collapse; }
th, td { padding: 1mm 1.4mm; border: 0.3mm solid #000; overflow-wrap: anywhere; vertical-align: middle; }
th { font-family: "SimHei", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; font-weight: normal; background: #f2f2f2; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
`;

/** One printable document: whole in itself, no script, no address to fetch. */
export function sheet({ title, landscape, css, body }: Sheet): string {
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title><style>@page { size: A4 ${
    landscape ? 'landscape' : 'portrait'
  }; }${BASE_CSS}${css}</style></head><body>${body}</body></html>`;
}
