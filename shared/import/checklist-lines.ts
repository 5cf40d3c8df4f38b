import { cleanText, headingKey } from './heading';

/** One line of a checklist as it was pasted or read: what a check asks for. */
export interface ChecklistLine {
  readonly no: string;
  readonly section: string;
  readonly requirement: string;
  readonly method: string;
  readonly points: string;
  readonly period: string;
}

type Column = keyof ChecklistLine;

/** Headings under which the columns come. */
const HEADINGS: Readonly<Record<Column, readonly string[]>> = {
  no: ['序号', '编号', '项次'],
  section: ['考核项目', '检查项目', '项目', '类别', '考核类别'],
  requirement: ['考核内容', '检查内容', '资料名称', '内容', '要求', '检查要点', '所需资料', '材料名称'],
  method: ['考核办法', '考核方式', '检查方式', '评分办法', '考评办法'],
  points: ['标准分', '分值', '分数', '满分'],
  period: ['资料期间', '时间', '期间', '年度'],
};

/** Rows up to which a heading is looked for: a title and a line of the issuer may stand above. */
const HEAD_ROWS = 6;
const NUMBERED = /^\s*[（(]?(\d{1,3}|[一二三四五六七八九十]{1,3})[)）.．、]\s*/u;

/** Cells of a text that was copied from Excel (tabs, quotes round cells with line breaks) or typed line by line. */
export function textRows(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]];
  let cell = '';
  let quoted = false;
  const endCell = () => {
    rows.at(-1)?.push(cleanText(cell));
    cell = '';
  };
  const source = text.replace(/\r\n?/g, '\n');
  for (let at = 0; at < source.length; at += 1) {
    const letter = source[at] ?? '';
    if (quoted && letter === '"' && source[at + 1] === '"') {
      cell += '"';
      at += 1;
    } else if (quoted && letter === '"') quoted = false;
    else if (quoted) cell += letter;
    else if (letter === '"' && cell === '') quoted = true;
    else if (letter === '\t') endCell();
    else if (letter === '\n') {
      endCell();
      rows.push([]);
    } else cell += letter;
  }
  endCell();
  return rows.filter((row) => row.some((text) => text !== ''));
}

/**
 * Lines of a checklist. Columns go by their headings where there are any; else the longest cell of a row is what is
 * asked for. A section that stands once over several lines (a merged cell) is that of all of them.
 */
export function checklistLines(rows: readonly (readonly string[])[]): readonly ChecklistLine[] {
  const head = rows.slice(0, HEAD_ROWS).findIndex((row) => columnsOf(row).has('requirement'));
  const columns = head < 0 ? undefined : columnsOf(rows[head] ?? []);
  const lines: ChecklistLine[] = [];
  let section = '';
  for (const row of rows.slice(head + 1)) {
    const line = columns === undefined ? plainLine(row) : headedLine(row, columns);
    if (line.requirement === '' || /^(合计|总计|小计)/.test(line.requirement)) continue;
    section = line.section === '' ? section : line.section;
    const no = line.no === '' ? String(lines.length + 1) : line.no;
    lines.push({ ...line, no, section });
  }
  return lines;
}

function columnsOf(row: readonly string[]): ReadonlyMap<Column, number> {
  const columns = new Map<Column, number>();
  for (const [at, text] of row.entries()) {
    const key = headingKey(text);
    for (const [column, headings] of Object.entries(HEADINGS)) {
      if (isColumn(column) && !columns.has(column) && headings.some((one) => headingKey(one) === key))
        columns.set(column, at);
    }
  }
  return columns;
}

const isColumn = (name: string): name is Column => Object.hasOwn(HEADINGS, name);

function headedLine(row: readonly string[], columns: ReadonlyMap<Column, number>): ChecklistLine {
  const at = (column: Column): string => row[columns.get(column) ?? -1] ?? '';
  return {
    no: at('no'),
    section: at('section'),
    requirement: at('requirement'),
    method: at('method'),
    points: pointsIn(at('points')),
    period: at('period'),
  };
}

/** Without headings: a number in front, the longest cell what is asked, a number at the end the points. */
function plainLine(row: readonly string[]): ChecklistLine {
  const cells = row.filter((text) => text !== '');
  const longest = cells.reduce((best, text) => (text.length > best.length ? text : best), '');
  const number = NUMBERED.exec(longest);
  const first = cells[0] ?? '';
  const last = cells.at(-1) ?? '';
  const leading = first !== longest && /^\d{1,3}$/.test(first) ? first : '';
  return {
    no: leading || (number?.[1] ?? ''),
    section: '',
    requirement: number === null ? longest : longest.slice(number[0].length),
    method: '',
    points: last === longest || last === leading ? '' : pointsIn(last),
    period: '',
  };
}

const pointsIn = (text: string): string => /^\d+(?:\.\d+)?(?=分?$)/.exec(text)?.[0] ?? '';
