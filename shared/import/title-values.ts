import { choicesOf } from '../records/codes';
import type { FieldDefinition, Finding, RecordTypeDefinition, RecordValues } from '../records/define';
import { displayText } from '../records/display';
import { finding } from '../rules/checks';
import { plainText } from './heading';

const YEAR = /(?<!\d)((?:19|20)\d{2})\s*(?:年|[—-]\s*(?:19|20)\d{2}\s*年)/u;
const PERIOD =
  /(?<!\d)((?:19|20)\d{2})\s*年\s*(?:度\s*)?(第?\s*[一二三四1-4]\s*季度|[上下]\s*半年|\d{1,2}\s*月份?|度)?/u;
const ORDER = '一二三四';

/**
 * What the lines over a table say about all its rows (`2026年第三季度农村低保对象公示名单`): values for the fields that
 * declare it. The first line that says something decides.
 */
export function titleValues(
  type: RecordTypeDefinition,
  lines: readonly string[],
): Readonly<Record<string, string>> {
  const texts = lines.map(plainText);
  const values: Record<string, string> = {};
  for (const [key, field] of Object.entries(type.fields)) {
    for (const text of texts) {
      const value = readTitle(field, text);
      if (value === undefined) continue;
      values[key] = value;
      break;
    }
  }
  return values;
}

/** What the title gives to a row that says nothing about it itself, with a note for each value. */
export function titleReading(
  type: RecordTypeDefinition,
  title: Readonly<Record<string, string>>,
  row: RecordValues,
): { readonly values: Readonly<Record<string, string>>; readonly findings: readonly Finding[] } {
  const given = Object.entries(title).filter(([key]) => row[key] === undefined);
  const findings = given.map(([key, value]) => {
    const field = type.fields[key];
    const shown = field === undefined ? value : displayText(field, value);
    return finding('V141', key, `${field?.label ?? key}取自表格标题：${shown}`);
  });
  return { values: Object.fromEntries(given), findings };
}

function readTitle(field: FieldDefinition, text: string): string | undefined {
  switch (field.fromTitle) {
    case undefined:
      return undefined;
    case 'year':
      return YEAR.exec(text)?.[1];
    case 'period':
      return readPeriod(text);
    case 'code':
      return field.codes === undefined ? undefined : codeNamedIn(field.codes, text);
  }
}

/** One spelling for each period: 2026年第三季度、2026年上半年、2026年3月、2026年度. */
function readPeriod(text: string): string | undefined {
  const match = PERIOD.exec(text);
  if (match === null) return undefined;
  const [, year = '', rest = ''] = match;
  const part = rest.replace(/\s/g, '');
  const quarter = /^第?([一二三四1-4])季度$/.exec(part)?.[1];
  if (quarter !== undefined) return `${year}年第${ORDER[Number(quarter) - 1] ?? quarter}季度`;
  const month = /^(\d{1,2})月/.exec(part)?.[1];
  if (month !== undefined)
    return Number(month) >= 1 && Number(month) <= 12 ? `${year}年${Number(month)}月` : undefined;
  return /半年$/.test(part) ? `${year}年${part}` : `${year}年度`;
}

/** The entry whose label or wording stands in the text, the longest one; undefined if two entries are as long. */
function codeNamedIn(list: string, text: string): string | undefined {
  let longest = 1;
  let found: string | undefined;
  for (const { code, label, synonyms } of choicesOf(list)) {
    for (const wording of [label, ...(synonyms ?? [])].map(plainText)) {
      if (wording.length < longest || wording.length < 2 || !text.includes(wording)) continue;
      if (wording.length > longest) found = code;
      else if (found !== code) found = undefined;
      longest = wording.length;
    }
  }
  return found;
}
