import { labelOf } from '../records/codes';
import type { Finding, RecordRule, RecordValues } from '../records/define';
import { finding } from './checks';
import { type DevelopmentRuleSet, developmentRuleSet } from './development-rule-sets';
import { addMonths, earliestDay, isSurelyBefore, isSurelySooner, latestDay } from './partial-date';
import { elementsOf, isEmptyValue, numberOf, textOf } from './values';
import { workingDaysBetween } from './working-days';

/** Steps that the upper committee takes, whoever types them. */
const BY_UPPER_COMMITTEE: readonly string[] = ['04', '08', '13', '17', '18', '24'];
/** Steps whose days follow each other; the others repeat or run beside them. */
const IN_ORDER: readonly string[] = ['01', '02', '03', '07', '13', '15', '17', '20', '22', '23', '24', '25'];

const rulesOf = (values: RecordValues): DevelopmentRuleSet =>
  developmentRuleSet(textOf(values, 'ruleSet'), earliestDay(textOf(values, 'appliedAt') ?? ''));

/** The last element of a step that was not sent back or refused. */
function stepOf(values: RecordValues, code: string): RecordValues | undefined {
  return elementsOf(values, 'steps')
    .filter((step) => textOf(step, 'step') === code)
    .filter((step) => !['failed', 'returned'].includes(textOf(step, 'result') ?? ''))
    .at(-1);
}

const dateOf = (values: RecordValues, code: string): string | undefined =>
  textOf(stepOf(values, code) ?? {}, 'date');

/** Public for five working days before being confirmed (V07). */
const noticeRule: RecordRule = (values) => {
  const needed = rulesOf(values).noticeWorkdays;
  if (needed === undefined || isEmptyValue(values.targetAt)) return [];
  const [from, to] = [textOf(values, 'noticeFrom'), textOf(values, 'noticeTo')];
  const counted =
    numberOf(values, 'noticeWorkdays') ??
    workingDaysBetween(earliestDay(from ?? '') ?? '', latestDay(to ?? '') ?? '');
  if (counted === undefined)
    return [
      finding('V07', 'noticeFrom', `确定发展对象前应公示 ${needed} 个工作日以上。请填写公示开始、结束日期。`),
    ];
  if (counted < needed)
    return [
      finding('V07', 'noticeTo', `公示 ${counted} 个工作日，不足 ${needed} 个。请核对，或在备注写明原因。`),
    ];
  const target = textOf(values, 'targetAt');
  return to !== undefined && target !== undefined && isSurelyBefore(target, to)
    ? [finding('V07', 'targetAt', '公示还没有结束就确定为发展对象。请核对。')]
    : [];
};

/** The branch meets within a month of the pre-review (V08). */
const meetingRule: RecordRule = (values) => {
  const months = rulesOf(values).reviewToMeetingMonths;
  const reviewed = dateOf(values, '13');
  const met = dateOf(values, '15') ?? textOf(values, 'admittedAt');
  if (months === undefined || !isLater(reviewed, met, months)) return [];
  return [finding('V08', 'steps', `预审 ${reviewed}，支部大会 ${met}，超过 ${months} 个月。请写明原因。`)];
};

/** Whether `to` is surely more than so many natural months after `from`. */
function isLater(from: string | undefined, to: string | undefined, months: number): boolean {
  const limit = addMonths(latestDay(from ?? '') ?? '', months);
  return limit !== undefined && to !== undefined && isSurelyBefore(limit, to);
}

/** The upper committee answers within three months, six for special reasons; silence counts too (V09). */
const approvalRule: RecordRule = (values, { today }) => {
  const { approvalMonths, approvalMostMonths } = rulesOf(values);
  const isOpen = textOf(values, 'state') === 'ongoing';
  return (
    [
      ['15', '17'],
      ['23', '24'],
    ] as const
  ).flatMap(([meeting, approval]): readonly Finding[] => {
    const met = dateOf(values, meeting);
    const step = stepOf(values, approval);
    const answered = textOf(step ?? {}, 'date');
    const until = answered ?? (isOpen ? today : undefined);
    const isMost = isLater(met, until, approvalMostMonths);
    if (!isLater(met, until, approvalMonths) || (!isMost && !isEmptyValue(step?.lateReason))) return [];
    const months = isMost ? approvalMostMonths : approvalMonths;
    const what = answered === undefined ? '上级党委还没有审批' : `上级党委 ${answered} 审批`;
    return [finding('V09', 'steps', `支部大会 ${met}，${what}，超过 ${months} 个月。请写明超期原因。`)];
  });
};

/** Three days or twenty-four hours of training (V10). */
const trainingRule: RecordRule = (values) => {
  const { trainingDays, trainingHours } = rulesOf(values);
  const [days, hours] = [numberOf(values, 'trainingDays'), numberOf(values, 'trainingHours')];
  if (days === undefined && hours === undefined) {
    return stepOf(values, '11') === undefined
      ? []
      : [
          finding(
            'V10',
            'trainingDays',
            `请填写集中培训的天数或学时（${trainingDays} 天或 ${trainingHours} 学时以上）。`,
          ),
        ];
  }
  return (days ?? 0) >= trainingDays || (hours ?? 0) >= trainingHours
    ? []
    : [
        finding(
          'V10',
          'trainingDays',
          `集中培训应不少于 ${trainingDays} 天或 ${trainingHours} 学时。请核对。`,
        ),
      ];
};

/** The talk after the application, the oath after the approval (V124). */
const monthRule: RecordRule = (values) => {
  const { talkMonths, oathMonths } = rulesOf(values);
  const late = (from: string | undefined, to: string, months: number | undefined, what: string) =>
    months !== undefined && isLater(from, dateOf(values, to), months)
      ? [finding('V124', 'steps', `${what}超过 ${months} 个月。请写明原因。`)]
      : [];
  return [
    ...late(dateOf(values, '01') ?? textOf(values, 'appliedAt'), '02', talkMonths, '收到申请书到派人谈话'),
    ...late(dateOf(values, '17'), '20', oathMonths, '上级党委批准到入党宣誓'),
  ];
};

/** Who acted: the branch cannot approve itself (V108). */
const actorRule: RecordRule = (values) =>
  elementsOf(values, 'steps').flatMap((step) => {
    const [code, actor] = [textOf(step, 'step') ?? '', textOf(step, 'actor')];
    if (!BY_UPPER_COMMITTEE.includes(code) || actor === undefined) return [];
    if (actor === 'township' || actor === 'county') return [];
    const name = labelOf('development-step', code);
    return [finding('V108', 'steps', `“${name}”由上级党委办理，办理主体请选上级党委或组织部门。`)];
  });

/** Days of the main steps follow each other (V109), and so do the main dates (V49). */
const orderRule: RecordRule = (values) => {
  const findings: Finding[] = [];
  let before: readonly [string, string] | undefined;
  for (const code of IN_ORDER) {
    const date = dateOf(values, code);
    if (date === undefined) continue;
    if (before !== undefined && isSurelyBefore(date, before[1])) {
      const names = [code, before[0]].map((one) => `“${labelOf('development-step', one)}”`);
      findings.push(finding('V109', 'steps', `${names[0]}早于${names[1]}。请核对日期。`));
    }
    before = [code, date];
  }
  const keys = ['appliedAt', 'activistAt', 'targetAt', 'admittedAt', 'fullAt'];
  const filled = keys.filter((key) => !isEmptyValue(values[key]));
  filled.forEach((key, index) => {
    const earlier = filled[index - 1];
    if (earlier === undefined) return;
    if (isSurelyBefore(textOf(values, key) ?? '', textOf(values, earlier) ?? ''))
      findings.push(finding('V49', key, '这一日期早于前一阶段的日期。请核对。'));
  });
  return findings;
};

/** A year as an activist (V51), a year of probation (V05), and a decision when it is over (V06). */
const yearRule: RecordRule = (values, { today }) => {
  const findings: Finding[] = [];
  const { activistMonths, probationMonths } = rulesOf(values);
  const [activist, target] = [textOf(values, 'activistAt'), textOf(values, 'targetAt')];
  if (activist !== undefined && target !== undefined && isSurelySooner(activist, target, activistMonths))
    findings.push(finding('V51', 'targetAt', '列为入党积极分子后不满一年就确定为发展对象。请核对。'));
  const [admitted, full] = [textOf(values, 'admittedAt'), textOf(values, 'fullAt')];
  if (admitted !== undefined && full !== undefined && isSurelySooner(admitted, full, probationMonths))
    findings.push(finding('V05', 'fullAt', '预备期不满一年就转正。请核对。'));
  const isOpen = textOf(values, 'state') === 'ongoing' && full === undefined;
  const isDecided = !isEmptyValue(values.outcome) && textOf(values, 'outcome') !== 'extended';
  const until =
    latestDay(textOf(values, 'extendedTo') ?? '') ??
    addMonths(latestDay(admitted ?? '') ?? '', probationMonths);
  if (isOpen && !isDecided && until !== undefined && isSurelyBefore(until, today))
    findings.push(finding('V06', 'fullAt', `预备期已于 ${until} 届满，请登记转正、延长或取消资格。`));
  return findings;
};

export const developmentRules: readonly RecordRule[] = [
  noticeRule,
  meetingRule,
  approvalRule,
  trainingRule,
  monthRule,
  actorRule,
  orderRule,
  yearRule,
];
