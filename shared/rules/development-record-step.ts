import { labelOf } from '../records/codes';
import type { RecordValues } from '../records/define';
import { elementsOf } from '../records/list-cell';
import { DEVELOPMENT_STEPS, stepPlace } from './development-step-table';
import { developmentStanding, type NextStep, stepDate } from './development-steps';
import { earliestDay, readPartialDate } from './partial-date';
import { textOf } from './values';

/** A step as it is typed on the pipeline. Conclusions are typed, never inferred from days. */
export interface TypedStep {
  readonly step: string;
  /** `YYYY-MM-DD`. */
  readonly date: string;
  readonly actor?: string;
  readonly documents?: string;
  readonly note?: string;
  /** With the assembly's vote on full membership (step 23): code of `full-outcome`. */
  readonly outcome?: string;
  /** With an extension: until when. */
  readonly extendedTo?: string;
  /** With a cancellation: why. */
  readonly endReason?: string;
  /** With the approval (step 24): day of full membership. */
  readonly fullAt?: string;
}

/** Why a step can't be recorded, in words; undefined: it can. */
export function stepRefusal(values: RecordValues, typed: TypedStep, today: string): string | undefined {
  const { next, observation } = developmentStanding(values, []);
  const wanted = [next, observation].find((step) => step?.code === typed.step);
  const label = labelOf('development-step', typed.step);
  if (textOf(values, 'state') !== 'ongoing') return '这个人已不在发展过程中，不能登记步骤。';
  if (wanted === undefined)
    return next === undefined ? '二十五个步骤都已办完。' : `下一步是“${next.label}”，不是“${label}”。`;
  return waitingRefusal(wanted, today) ?? dateRefusal(values, wanted, typed, today) ?? voteRefusal(typed);
}

/** Why a step has to wait, with the rule and its source; undefined: it need not. */
export function waitingRefusal({ label, earliest }: NextStep, day: string): string | undefined {
  if (earliest === undefined || day >= earliest.day) return undefined;
  return `“${label}”最早 ${earliest.day} 才能办：${earliest.reason}。依据：${earliest.source}。`;
}

function dateRefusal(
  values: RecordValues,
  wanted: NextStep,
  { date }: TypedStep,
  today: string,
): string | undefined {
  if (readPartialDate(date)?.day === undefined) return '请填写完整的日期，如 2026-03-05。';
  if (date > today) return `日期 ${date} 晚于今天，还没有办的步骤不能登记。`;
  const waits = waitingRefusal(wanted, date);
  if (waits !== undefined) return waits;
  const before = DEVELOPMENT_STEPS.slice(0, stepPlace(wanted.code))
    .filter(({ code }) => stepDate(values, code) !== undefined)
    .at(-1);
  const beforeDate = before && stepDate(values, before.code);
  if (before === undefined || beforeDate === undefined || date >= (earliestDay(beforeDate) ?? ''))
    return undefined;
  return `日期 ${date} 早于上一步“${labelOf('development-step', before.code)}”的 ${beforeDate}。请核对。`;
}

function voteRefusal(typed: TypedStep): string | undefined {
  if (typed.step === '23' && typed.outcome === undefined) return '请选择支部大会讨论转正的结果。';
  if (typed.outcome === 'extended' && typed.extendedTo === undefined) return '请填写预备期延长到哪一天。';
  if (typed.outcome === 'cancelled' && typed.endReason === undefined) return '请填写取消预备党员资格的原因。';
  return typed.step === '24' && typed.fullAt === undefined ? '请填写转正日期。' : undefined;
}

/** What recording a step writes into the case. `id` is the new entry's own. To be called when nothing refuses it. */
export function stepValues(values: RecordValues, typed: TypedStep, id: string): RecordValues {
  const step = DEVELOPMENT_STEPS[stepPlace(typed.step)];
  const entry: Readonly<Record<string, string>> = Object.fromEntries(
    Object.entries({
      step: typed.step,
      actor: typed.actor ?? step?.actor,
      date: typed.date,
      result: resultOf(typed),
      documents: typed.documents,
      note: typed.note,
    }).flatMap(([key, value]) => (value === undefined || value === '' ? [] : [[key, value]])),
  );
  const isObservation = stepDate(values, typed.step) !== undefined && ['06', '21'].includes(typed.step);
  return {
    steps: [...elementsOf(values.steps), { id, ...entry }],
    ...(isObservation || step === undefined ? {} : { stage: step.stage }),
    ...(step?.dateField === undefined ? {} : { [step.dateField]: typed.date }),
    ...conclusion(typed),
  };
}

const resultOf = ({ outcome }: TypedStep): string =>
  outcome === 'extended' || outcome === 'cancelled' ? outcome : 'done';

function conclusion(typed: TypedStep): RecordValues {
  if (typed.step === '24') return { fullAt: typed.fullAt, state: 'full' };
  if (typed.step !== '23') return {};
  const base = { outcome: typed.outcome };
  if (typed.outcome === 'extended') return { ...base, extendedTo: typed.extendedTo };
  return typed.outcome === 'cancelled' ? { ...base, state: 'stopped', endReason: typed.endReason } : base;
}
