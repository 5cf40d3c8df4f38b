import { labelOf } from '../records/codes';
import type { RecordValues } from '../records/define';
import { type DevelopmentRuleSet, developmentRuleSet } from './development-rule-sets';
import { DEVELOPMENT_STEPS, type DevelopmentStep, lackingPapers, stepPlace } from './development-step-table';
import { addMonths, earliestDay, isSurelyBefore, latestDay } from './partial-date';
import { elementsOf, textOf } from './values';
import { lastDay } from './working-days';

/** Columns of the pipeline, from the application to full membership. */
export const DEVELOPMENT_LANES = ['applicant', 'activist', 'candidate', 'probationary', 'full'] as const;

export type DevelopmentLane = (typeof DEVELOPMENT_LANES)[number];

/** A day that a rule sets, with the rule in words and where it stands. */
export interface RuledDay {
  /** `YYYY-MM-DD`. */
  readonly day: string;
  readonly reason: string;
  readonly source: string;
}

export interface NextStep {
  readonly code: string;
  readonly label: string;
  /** Code of `development-actor`. */
  readonly actor: string;
  /** Not before this day; undefined: no waiting time. */
  readonly earliest: RuledDay | undefined;
  /** To be done by this day; undefined: no limit is known. */
  readonly due: RuledDay | undefined;
}

/** How a case stands. */
export interface DevelopmentStanding {
  readonly lane: DevelopmentLane;
  readonly ruleSet: DevelopmentRuleSet;
  /** The furthest step done, with its day; undefined: not even the application. */
  readonly last: { readonly code: string; readonly date: string | undefined } | undefined;
  /** Undefined: all is done. */
  readonly next: NextStep | undefined;
  /** The half-yearly observation that is due beside the next step; undefined: nobody is observed at this stage. */
  readonly observation: NextStep | undefined;
  /** Papers of the steps up to now that are not there. */
  readonly lacking: readonly string[];
}

/** The rule set under which a case stands: the chosen one, else that of the day of the application. */
export const ruleSetOf = (values: RecordValues): DevelopmentRuleSet =>
  developmentRuleSet(textOf(values, 'ruleSet'), earliestDay(textOf(values, 'appliedAt') ?? ''));

const UNDONE: readonly string[] = ['failed', 'returned', 'extended'];

/** Entries of a step that were not refused, sent back or put off. */
export const entriesOf = (values: RecordValues, code: string): readonly RecordValues[] =>
  elementsOf(values, 'steps').filter(
    (entry) => textOf(entry, 'step') === code && !UNDONE.includes(textOf(entry, 'result') ?? ''),
  );

/** Main dates that imply a step when only they were brought in from a roster. */
const IMPLIED: Readonly<Record<string, string>> = {
  '01': 'appliedAt',
  '03': 'activistAt',
  '07': 'targetAt',
  '15': 'admittedAt',
  '24': 'fullAt',
};

/** Day of a step: of its last entry, else the main date that means it. */
export const stepDate = (values: RecordValues, code: string): string | undefined =>
  textOf(entriesOf(values, code).at(-1) ?? {}, 'date') ?? textOf(values, IMPLIED[code] ?? '');

const isDone = (values: RecordValues, code: string): boolean =>
  entriesOf(values, code).length > 0 || textOf(values, IMPLIED[code] ?? '') !== undefined;

/** Place of the furthest step that is done; -1: none. */
export const furthestStep = (values: RecordValues): number =>
  stepPlace(DEVELOPMENT_STEPS.filter(({ code }) => isDone(values, code)).at(-1)?.code);

/** How a case stands. `fileNames` are the names and notes of its attachments. */
export function developmentStanding(values: RecordValues, fileNames: readonly string[]): DevelopmentStanding {
  const ruleSet = ruleSetOf(values);
  const furthest = furthestStep(values);
  const lastStep = DEVELOPMENT_STEPS[furthest];
  const nextStep = DEVELOPMENT_STEPS[furthest + 1];
  return {
    lane: laneOf(values),
    ruleSet,
    last: lastStep && { code: lastStep.code, date: stepDate(values, lastStep.code) },
    next: nextStep && describeStep(values, ruleSet, nextStep),
    observation: observationOf(values, ruleSet, furthest),
    lacking: DEVELOPMENT_STEPS.slice(0, furthest + 1).flatMap((step) =>
      lackingPapers(step, entriesOf(values, step.code), values, fileNames),
    ),
  };
}

function laneOf(values: RecordValues): DevelopmentLane {
  const has = (key: string) => textOf(values, key) !== undefined;
  if (textOf(values, 'state') === 'full' || has('fullAt')) return 'full';
  if (has('admittedAt')) return 'probationary';
  if (has('targetAt')) return 'candidate';
  return has('activistAt') ? 'activist' : 'applicant';
}

function describeStep(values: RecordValues, rules: DevelopmentRuleSet, step: DevelopmentStep): NextStep {
  return {
    code: step.code,
    label: labelOf('development-step', step.code),
    actor: step.actor,
    earliest: earliestOf(values, rules, step.code),
    due: dueOf(values, rules, step.code),
  };
}

const sourceOf = (rules: DevelopmentRuleSet): string =>
  `《中国共产党发展党员工作细则》（${labelOf('development-rule-set', rules.id)}）`;

/** Last day of probation: a year from the assembly's vote, or the day to which it was extended. */
export const probationEnd = (values: RecordValues): string | undefined =>
  latestDay(textOf(values, 'extendedTo') ?? '') ??
  addMonths(earliestDay(textOf(values, 'admittedAt') ?? '') ?? '', ruleSetOf(values).probationMonths);

/** First day on which a step may be taken. */
function earliestOf(values: RecordValues, rules: DevelopmentRuleSet, code: string): RuledDay | undefined {
  const source = sourceOf(rules);
  if (code === '07') return later(trainedFor(values, rules, source), postedFor(values, rules, source));
  if (code !== '22' && code !== '23') return undefined;
  const day = probationEnd(values);
  if (day === undefined) return undefined;
  const extended = textOf(values, 'extendedTo');
  const reason =
    extended === undefined
      ? `预备期 ${rules.probationMonths} 个月，从支部大会通过之日（${textOf(values, 'admittedAt')}）算起`
      : `预备期延长至 ${extended}`;
  return { day, reason, source: `《中国共产党章程》第七条、${source}` };
}

function trainedFor(values: RecordValues, rules: DevelopmentRuleSet, source: string): RuledDay | undefined {
  const from = stepDate(values, '03');
  const day = addMonths(earliestDay(from ?? '') ?? '', rules.activistMonths);
  const reason = `列为积极分子（${from}）后要经过 ${rules.activistMonths} 个月以上培养教育考察`;
  return day === undefined ? undefined : { day, reason, source };
}

function postedFor(values: RecordValues, rules: DevelopmentRuleSet, source: string): RuledDay | undefined {
  const from = textOf(values, 'noticeFrom');
  if (rules.noticeWorkdays === undefined || from === undefined) return undefined;
  const day = lastDay(from, rules.noticeWorkdays, 'working', true)?.day;
  const reason = `公示从 ${from} 开始，要满 ${rules.noticeWorkdays} 个工作日`;
  return day === undefined ? undefined : { day, reason, source };
}

const later = (a: RuledDay | undefined, b: RuledDay | undefined): RuledDay | undefined =>
  a === undefined || (b !== undefined && b.day > a.day) ? b : a;

/** Limits that count natural months from the day of an earlier step. */
function dueOf(values: RecordValues, rules: DevelopmentRuleSet, code: string): RuledDay | undefined {
  const source = sourceOf(rules);
  const within = (from: string, months: number | undefined, what: string): RuledDay | undefined => {
    const began = stepDate(values, from);
    const day = months && addMonths(latestDay(began ?? '') ?? '', months);
    return day ? { day, reason: `${what}（${began}）后 ${months} 个月内`, source } : undefined;
  };
  switch (code) {
    case '02':
      return within('01', rules.talkMonths, '收到入党申请书');
    case '15':
      return within('13', rules.reviewToMeetingMonths, '预审通过');
    case '17':
      return within('15', rules.approvalMonths, '支部大会通过');
    case '20':
      return within('17', rules.oathMonths, '上级党委批准');
    case '22':
    case '23': {
      const day = probationEnd(values);
      return day === undefined ? undefined : { day, reason: '预备期届满', source };
    }
    case '24':
      return within('23', rules.approvalMonths, '支部大会通过转正');
    default:
      return undefined;
  }
}

/** Who is on the way is observed every half year: activists and candidates by step 6, probationary members by step 21. */
function observationOf(
  values: RecordValues,
  rules: DevelopmentRuleSet,
  furthest: number,
): NextStep | undefined {
  const code = furthest >= stepPlace('21') ? '21' : '06';
  const step = DEVELOPMENT_STEPS[stepPlace(code)];
  const isObserved = code === '06' ? furthest < stepPlace('12') : furthest < stepPlace('23');
  // Before its first entry the observation is the next step itself.
  if (step === undefined || furthest < stepPlace(code) || !isObserved) return undefined;
  const from = stepDate(values, code) ?? stepDate(values, code === '06' ? '03' : '15');
  const day = addMonths(latestDay(from ?? '') ?? '', rules.observationMonths);
  const reason = `上次考察（${from}）后 ${rules.observationMonths} 个月`;
  const due = day === undefined ? undefined : { day, reason, source: sourceOf(rules) };
  return { code, label: labelOf('development-step', code), actor: step.actor, earliest: undefined, due };
}

/** Whether a day set by a rule has passed. */
export const isPast = (ruled: RuledDay | undefined, today: string): boolean =>
  ruled !== undefined && isSurelyBefore(ruled.day, today);
