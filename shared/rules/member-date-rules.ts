import type { Finding, RecordRule, RecordValues } from '../records/define';
import { finding } from './checks';
import { birthDateOf } from './citizen-number-rules';
import {
  addMonths,
  ageAt,
  earliestDay,
  isPartialDate,
  isSurelyBefore,
  isSurelySooner,
  latestDay,
} from './partial-date';
import { textOf } from './values';

const FOUNDING = '1921-07';
const PROBATION_MONTHS = 12;
const AGE_OF_ADMISSION = 18;
/** From the 9th to the 11th Party congress the Constitution knew no probation. */
const NO_PROBATION = { from: '1969-04', to: '1977-08' } as const;

/** The steps of joining, in the order in which they happen. */
const STEPS = [
  { key: 'applyDate', label: '申请入党日期' },
  { key: 'activistDate', label: '确定入党积极分子日期' },
  { key: 'targetDate', label: '确定发展对象日期' },
  { key: 'joinDate', label: '入党日期' },
  { key: 'fullDate', label: '转正日期' },
] as const;

/** What lies in the past by its nature. Ends of terms and transfers' validity may lie ahead. */
const PAST_DATES = [
  'birthDate',
  ...STEPS.map((step) => step.key),
  'leagueDate',
  'workStart',
  'lostSince',
  'flowSince',
];

/** Dates that are real but can't be: ahead of today (V46), before the Party was founded (V47), too old a person (V50). */
export const plausibleDatesRule: RecordRule = (values, { today }) => {
  const findings: Finding[] = [];
  for (const key of PAST_DATES) {
    const date = textOf(values, key);
    // A probationary member's roster often names the day on which the probation will end; V52 notes that.
    if (key === 'fullDate' && values.memberCategory === 'probationary') continue;
    if (date !== undefined && isSurelyBefore(today, date)) {
      findings.push(finding('V46', key, `日期 ${date} 晚于今天。请核对年份。`));
    }
  }
  for (const { key } of STEPS) {
    const date = textOf(values, key);
    if (date !== undefined && isSurelyBefore(date, FOUNDING)) {
      findings.push(finding('V47', key, `日期 ${date} 早于中国共产党成立（1921 年 7 月）。请核对年份。`));
    }
  }
  const birthDate = textOf(values, 'birthDate');
  const age = birthDate === undefined ? undefined : ageAt(birthDate, today);
  // Who has died keeps the birth date for ever.
  if (age && age.least > 120 && values.status !== 'dead') {
    findings.push(
      finding('V50', 'birthDate', `按出生日期已满 ${age.least} 周岁。请核对年份，或把党籍状态改为“死亡”。`),
    );
  }
  return findings;
};

/** Order of the steps (V49), birth before admission (V48), a year between activist and target (V51). */
export const dateOrderRule: RecordRule = (values, context) => {
  const findings: Finding[] = [];
  const filled = STEPS.flatMap((step) => {
    const date = textOf(values, step.key);
    return date !== undefined && isPartialDate(date) ? [{ ...step, date }] : [];
  });
  for (const [index, later] of filled.entries()) {
    const earlier = filled
      .slice(0, index)
      .reverse()
      .find((step) => isSurelyBefore(later.date, step.date));
    if (earlier) {
      findings.push(
        finding('V49', later.key, `${later.label}早于${earlier.label}（${earlier.date}）。请核对。`),
      );
    }
  }
  const birthDate = birthDateOf(values, context);
  const joinDate = textOf(values, 'joinDate');
  if (birthDate !== undefined && joinDate !== undefined && isSurelyBefore(joinDate, birthDate)) {
    findings.push(finding('V48', 'joinDate', `入党日期早于出生日期（${birthDate}）。请核对。`));
  }
  const activist = textOf(values, 'activistDate');
  const target = textOf(values, 'targetDate');
  if (activist !== undefined && target !== undefined && isSurelySooner(activist, target, 12)) {
    findings.push(finding('V51', 'targetDate', '列为入党积极分子到确定为发展对象不满一年。请核对。'));
  }
  return findings;
};

/** Age at application and admission (V04). */
export const admissionAgeRule: RecordRule = (values, context) => {
  const birthDate = birthDateOf(values, context);
  if (birthDate === undefined) return [];
  return (['applyDate', 'joinDate'] as const).flatMap((key) => {
    const age = ageAt(birthDate, textOf(values, key) ?? '');
    // Below zero is V48's business: one fault, one finding.
    if (!age || age.most < 0 || age.most >= AGE_OF_ADMISSION) return [];
    const what = key === 'applyDate' ? '申请入党时' : '入党时';
    return [finding('V04', key, `${what}最多 ${age.most} 周岁，不满 18 周岁。请核对出生日期和这一日期。`)];
  });
};

/** Probation: its length (V05), its end without a decision (V06), its extension (V53), a full date beside it (V52). */
export const probationRule: RecordRule = (values, { today }) => {
  const joinDate = textOf(values, 'joinDate');
  const fullDate = textOf(values, 'fullDate');
  const findings: Finding[] = [...extensionFindings(values)];
  if (joinDate !== undefined && fullDate !== undefined && isProbationShort(joinDate, fullDate)) {
    findings.push(finding('V05', 'fullDate', `入党（${joinDate}）到转正不满一年。请核对两个日期。`));
  }
  if (values.memberCategory !== 'probationary') return findings;
  if (fullDate !== undefined) {
    findings.push(
      finding(
        'V52',
        'fullDate',
        '人员类别是预备党员，却填了转正日期。已转正的请改人员类别，未转正的请清空。',
      ),
    );
  } else if (joinDate !== undefined && isProbationOver(joinDate, values, today)) {
    findings.push(
      finding('V06', 'memberCategory', '预备期已满，没有转正或延长的记录。请核对是否已讨论转正。'),
    );
  }
  return findings;
};

function isProbationShort(joinDate: string, fullDate: string): boolean {
  if (!isPartialDate(joinDate) || isSurelyBefore(fullDate, joinDate)) return false;
  const mayBeExempt =
    !isSurelyBefore(joinDate, NO_PROBATION.from) && !isSurelyBefore(NO_PROBATION.to, joinDate);
  return !mayBeExempt && isSurelySooner(joinDate, fullDate, PROBATION_MONTHS);
}

function isProbationOver(joinDate: string, values: RecordValues, today: string): boolean {
  if (values.fullOutcome === 'on-time' || values.fullOutcome === 'cancelled') return false;
  const extension = typeof values.probationExt === 'number' ? values.probationExt : 0;
  const last = latestDay(joinDate);
  const end = last && addMonths(last, PROBATION_MONTHS + extension);
  return end !== undefined && end < today;
}

function extensionFindings(values: RecordValues): readonly Finding[] {
  const months = values.probationExt;
  if (typeof months === 'number' && (months < 6 || months > 12)) {
    return [
      finding('V53', 'probationExt', `延长预备期只能是 6 至 12 个月，现为 ${months} 个月。请核对决议。`),
    ];
  }
  if (values.fullOutcome === 'extended' && months === undefined) {
    return [finding('V53', 'probationExt', '转正情况是延长预备期，请填写延长的月数（6 至 12）。')];
  }
  return [];
}

/**
 * Party age in full years on `today`: counted from the day of becoming a full member, less the correction in months.
 * Undefined while there is no such day.
 */
export function partyAge(values: RecordValues, today: string): number | undefined {
  const start = earliestDay(textOf(values, 'fullDate') ?? '');
  const correction = typeof values.partyAgeCorrection === 'number' ? values.partyAgeCorrection : 0;
  const counted = start && addMonths(start, correction);
  const age = counted && ageAt(counted, today);
  return age ? Math.max(0, age.least) : undefined;
}
