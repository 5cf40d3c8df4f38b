import { isOwnBranchHeading, type OwnFieldKind } from './own-design';

/** A column of somebody's table as a field to start from. */
export interface HeadingField {
  readonly label: string;
  readonly kind: OwnFieldKind;
}

export interface ReadHeadings {
  readonly fields: readonly HeadingField[];
  /** Headings that make no field: row numbers, the organization (every ledger has it), repeats. */
  readonly left: readonly string[];
}

/**
 * Fields by the heading row of a table, as it is pasted from a spreadsheet (cells parted by tabs; of several rows the
 * first with two cells or more, so that a title above is passed over), or typed one a line or parted by commas. The
 * kind is a guess by the wording, which people can change before there are any values.
 */
export function readHeadings(text: string, taken: readonly string[]): ReadHeadings {
  const seen = new Set(taken);
  const fields: HeadingField[] = [];
  const left: string[] = [];
  for (const heading of headingsIn(text)) {
    if (/^(?:序号|编号|No\.?)$/i.test(heading) || isOwnBranchHeading(heading) || seen.has(heading))
      left.push(heading);
    else fields.push({ label: heading, kind: kindOf(heading) });
    seen.add(heading);
  }
  return { fields, left };
}

/** Longest name of a field, characters. */
const LONGEST = 30;

function headingsIn(text: string): readonly string[] {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  const row = lines.find((line) => line.split('\t').filter((cell) => cell.trim() !== '').length > 1);
  const cells = row?.split('\t') ?? (lines.length > 1 ? lines : (lines[0] ?? '').split(/[,，、;；\s]+/));
  return cells
    .map((cell) => [...cell.normalize('NFC').replace(/["\s]+/g, '')].slice(0, LONGEST).join(''))
    .filter((cell) => cell !== '');
}

/** Wordings in the order in which they are asked for: 出生日期 is a date before 是否 is looked for. */
const GUESSES: readonly (readonly [RegExp, OwnFieldKind])[] = [
  [/身份证|公民身份/, 'idNumber'],
  [/电话|手机|联系方式/, 'phone'],
  [/日期|时间|年月|期限|时限/, 'date'],
  [/^是否|是否$/, 'boolean'],
  [/金额|资金|（元）|\(元\)|（万元）|\(万元\)|面积|单价|合计/, 'decimal'],
  [/人数|户数|人次|次数|数量|年龄|（人）|\(人\)|（户）|\(户\)/, 'integer'],
  [/姓名|户主|责任人|负责人|联系人|经办人|记录人/, 'person'],
  [/备注|内容|情况|措施|说明|意见|诉求|问题/, 'longText'],
];

const kindOf = (heading: string): OwnFieldKind =>
  GUESSES.find(([wording]) => wording.test(heading))?.[1] ?? 'text';
