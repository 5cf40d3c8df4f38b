import type { Finding, RecordRule, RecordValues } from '../records/define';
import { finding } from './checks';
import { citizenNumberRule } from './citizen-number-rules';
import { admissionAgeRule, dateOrderRule, plausibleDatesRule, probationRule } from './member-date-rules';
import { elementsOf, isEmptyValue, textOf } from './values';

/** Lost contact and floating, each with what goes with it (V55). */
const contactRule: RecordRule = (values) => {
  const findings: Finding[] = [];
  const lostDetail = ['lostSince', 'lostReason'].find((key) => !isEmptyValue(values[key]));
  if (values.isLost === true && isEmptyValue(values.lostSince)) {
    findings.push(
      finding('V55', 'lostSince', '标为失联党员，请填写失联日期（最后一次参加活动或交党费的日期）。'),
    );
  } else if (values.isLost !== true && lostDetail !== undefined) {
    findings.push(finding('V55', lostDetail, '填了失联情况，但没有标为失联党员。请核对。'));
  }
  if (values.isFloating === true && isEmptyValue(values.flowTo) && isEmptyValue(values.flowPlace)) {
    findings.push(finding('V55', 'flowTo', '标为流动党员，请填写外出流向或地点。'));
  }
  return findings;
};

/** Two introducers, when any are named (V54). */
const introducersRule: RecordRule = (values) => {
  const count = elementsOf(values, 'introducers').length;
  return count === 0 || count === 2
    ? []
    : [finding('V54', 'introducers', `入党介绍人应为两人，现为 ${count} 人。`)];
};

/** Dues once a month, reviews once a year (V59). */
const onceRule: RecordRule = (values) => [
  ...repeated(values, 'dues', 'month', (month) => `${month} 的党费登记了不止一次。请核对后删去多余的一条。`),
  ...repeated(
    values,
    'reviews',
    'year',
    (year) => `${year} 年的民主评议登记了不止一次。请核对后删去多余的一条。`,
  ),
];

function repeated(
  values: RecordValues,
  list: string,
  key: string,
  message: (value: string) => string,
): readonly Finding[] {
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const element of elementsOf(values, list)) {
    if (isEmptyValue(element[key])) continue;
    const value = String(element[key]);
    if (seen.has(value)) twice.add(value);
    seen.add(value);
  }
  return [...twice].map((value) => finding('V59', list, message(value)));
}

/** Names as on the identity card (V37). */
const nameRule: RecordRule = (values) =>
  (['name', 'formerName'] as const).flatMap((key) => {
    const name = textOf(values, key);
    if (name === undefined || /^[\p{L}\p{M}\p{Co}][\p{L}\p{M}\p{Co}·.' ()-]*$/u.test(name)) return [];
    return [finding('V37', key, '姓名中有数字或不常见的符号。请与身份证核对。')];
  });

export const memberRules: readonly RecordRule[] = [
  nameRule,
  citizenNumberRule,
  plausibleDatesRule,
  dateOrderRule,
  admissionAgeRule,
  probationRule,
  contactRule,
  introducersRule,
  onceRule,
];

/** Statuses under which a person no longer belongs to the organization. */
const GONE: readonly string[] = ['left', 'dead', 'moved'];

/** Whether a person counts among the members today: full or probationary, and not gone. */
export function isCountedMember(values: RecordValues): boolean {
  return isPresent(values) && (values.memberCategory === 'full' || values.memberCategory === 'probationary');
}

/** Whether the file is of somebody who still belongs here, members and those on the way to it. */
export function isPresent(values: RecordValues): boolean {
  return !GONE.includes(textOf(values, 'status') ?? 'normal');
}
