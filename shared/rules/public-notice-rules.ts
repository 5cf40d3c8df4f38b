import type { Finding, RecordRule, RecordValues } from '../records/define';
import { disclosure } from '../records/disclosure';
import { publicNotice } from '../records/public-notice';
import { finding } from './checks';
import { datesInOrder, notAhead, notNegative } from './common-rules';
import { isPartialDate } from './partial-date';
import { elementsOf, isEmptyValue, textOf } from './values';
import { type Deadline, lastDay } from './working-days';

/** Last day of a notice by its posting, its days and how they are counted; undefined while these are not known. */
export function noticeEnd(values: RecordValues): Deadline | undefined {
  const days = values.days;
  if (typeof days !== 'number') return undefined;
  const unit = values.unit === 'working' ? 'working' : 'calendar';
  return lastDay(textOf(values, 'postAt') ?? '', days, unit, values.countsPostingDay === true);
}

/** Whether the matter was settled on this notice: a day of settling, or a result that lets it stand. */
const isSettled = (values: RecordValues): boolean =>
  !isEmptyValue(values.settledAt) || values.outcome === 'clear';

/** A notice runs its full days before anything is settled on it (V19, V157); counting without a list is said (V158). */
const daysRule: RecordRule = (values, { today }) => {
  const end = noticeEnd(values);
  if (end === undefined || values.outcome === 'withdrawn') return [];
  const findings: Finding[] = [];
  const typed = textOf(values, 'endAt');
  const settled = textOf(values, 'settledAt');
  const removed = textOf(values, 'removedAt');
  const isShort = typed !== undefined && isFullDay(typed) && typed < end.day;
  const settledOn = settled ?? (values.outcome === 'clear' ? today : undefined);
  if (
    isSettled(values) &&
    (isShort || (settledOn !== undefined && isFullDay(settledOn) && settledOn <= end.day))
  )
    findings.push(
      finding(
        'V19',
        settled === undefined ? 'outcome' : 'settledAt',
        `公示应到 ${end.day} 为止，期满之后才能定案。请核对公示天数和定案日期。`,
      ),
    );
  else if (isShort)
    findings.push(finding('V157', 'endAt', `按公示日期和天数应到 ${end.day}，所填截止日期不足。请核对。`));
  if (removed !== undefined && isFullDay(removed) && removed < end.day)
    findings.push(finding('V157', 'removedAt', `公示应到 ${end.day}，撤榜过早。请核对。`));
  if (end.isProvisional)
    findings.push(
      finding(
        'V158',
        'endAt',
        `缺少有关年份的放假安排，工作日只扣除了周末，截止日期 ${end.day} 为暂算。请核对。`,
      ),
    );
  return findings;
};

/** Nothing is settled while somebody's objection is open (V20). */
const objectionsRule: RecordRule = (values) => {
  if (!isSettled(values)) return [];
  const open = elementsOf(values, 'objections').filter((objection) =>
    ['', 'open'].includes(textOf(objection, 'state') ?? ''),
  ).length;
  return open === 0
    ? []
    : [finding('V20', 'objections', `还有 ${open} 条异议没有办结，不能定案。请先核查答复。`)];
};

/** A corrected notice points to the one that followed (V145). */
const correctionRule: RecordRule = (values) =>
  values.outcome === 'corrected' && isEmptyValue(values.correctedNoticeId)
    ? [finding('V145', 'correctedNoticeId', '更正后要重新公示。请登记新的公示，并在这里选择它。')]
    : [];

/** Written together or, as on identity cards and bank cards, in groups. */
const CITIZEN_NUMBER = /(?<![\dA-Za-z])(?:\d{17}|\d{6}[ -]\d{8}[ -]\d{3})[\dXx](?![\dA-Za-z])/u;
const ACCOUNT = /(?<!\d)(?:\d{16,19}|62\d{2}(?:[ -]\d{4}){3}(?:[ -]\d{1,3})?)(?!\d)/u;

/** What is posted names people without their numbers (V22). */
const postedTextRule: RecordRule = (values) => {
  const text = (textOf(values, 'content') ?? '').normalize('NFKC');
  if (CITIZEN_NUMBER.test(text))
    return [finding('V22', 'content', '公示原文中有身份证号。请遮去号码后再张贴。')];
  return ACCOUNT.test(text) ? [finding('V22', 'content', '公示原文中有银行账号。请删去账号后再张贴。')] : [];
};

export const publicNoticeRules: readonly RecordRule[] = [
  daysRule,
  objectionsRule,
  correctionRule,
  postedTextRule,
  notNegative(publicNotice.fields, 'days', 'count'),
  datesInOrder(publicNotice.fields, ['postAt', 'endAt'], ['postAt', 'removedAt']),
];

export const disclosureRules: readonly RecordRule[] = [
  postedTextRule,
  datesInOrder(disclosure.fields, ['auditedAt', 'postAt'], ['postAt', 'removedAt']),
  notAhead(disclosure.fields, 'postAt'),
];

const isFullDay = (date: string): boolean => date.length === 10 && isPartialDate(date);
