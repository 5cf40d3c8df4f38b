import { labelOf } from '../records/codes';
import type { RecordValues } from '../records/define';
import { earliestDay, readPartialDate } from './partial-date';
import { numberOf, textOf } from './values';
import { passingRule } from './village-matter-rules';
import { type MatterStep, matterSteps, nextMatterStep, stepElement } from './village-matter-steps';

/** Why there is no step to be recorded, in words. */
export const NO_NEXT_STEP = '六个步骤都已登记，或者事项已办结、终止，没有要登记的步骤。';

/** Why a step can't be recorded as it was typed, in words; undefined: it can. */
export function matterStepRefusal(
  values: RecordValues,
  code: string,
  typed: RecordValues,
  today: string,
): string | undefined {
  const next = nextMatterStep(values);
  if (next === undefined) return NO_NEXT_STEP;
  if (next.code !== code)
    return `下一步是“${labelOf('matter-step', next.code)}”，不是“${labelOf('matter-step', code)}”。`;
  return (
    dateRefusal(values, code, textOf(typed, 'date') ?? '', today) ?? voteRefusal(values, next, typed, today)
  );
}

function dateRefusal(values: RecordValues, code: string, date: string, today: string): string | undefined {
  if (readPartialDate(date)?.day === undefined) return '请填写完整的日期，如 2026-03-05。';
  if (date > today) return `日期 ${date} 晚于今天，还没有办的步骤不能登记。`;
  const before = matterSteps(values)
    .filter((step) => step.code < code && step.date !== null)
    .at(-1);
  const earliest = earliestDay(before?.date ?? textOf(values, 'proposedAt') ?? '');
  if (earliest === undefined || date >= earliest) return undefined;
  return before === undefined
    ? `日期 ${date} 早于动议日期 ${earliest}。请核对。`
    : `日期 ${date} 早于上一步“${before.label}”的 ${earliest}，步骤不能倒着走。请核对；上一步日期填错的，打开事项改正。`;
}

/** Numbers that don't fit one another, or a vote recorded as passed that its procedure does not let pass (V12). */
function voteRefusal(
  values: RecordValues,
  step: MatterStep,
  typed: RecordValues,
  today: string,
): string | undefined {
  const only = { ...values, steps: [stepElement(step.code, typed, null, '')] };
  return numbersRefusal(step, typed) ?? passingRule(only, { today })[0]?.message;
}

/** Results that come out of counted ballots; the others need no ballots. */
export const isCountedResult = (result: string | undefined): boolean =>
  result === undefined || result === 'passed' || result === 'failed';

/** A vote can't be judged without its numbers; no more people can vote than are there. */
function numbersRefusal({ procedure }: MatterStep, typed: RecordValues): string | undefined {
  const [due, present, yes] = [numberOf(typed, 'due'), numberOf(typed, 'present'), numberOf(typed, 'yes')];
  if (procedure !== undefined) {
    const isCounted = isCountedResult(textOf(typed, 'result'));
    const missing = [
      ...(due === undefined ? ['应到'] : []),
      ...(present === undefined ? ['实到'] : []),
      ...(isCounted && yes === undefined ? ['赞成'] : []),
    ];
    if (missing.length > 0) return `请填写${missing.join('、')}人数，缺了就不能判断是否通过。`;
  }
  if (due !== undefined && present !== undefined && present > due)
    return `实到 ${present} 人，多于应到 ${due} 人。请核对。`;
  const cast = (yes ?? 0) + (numberOf(typed, 'no') ?? 0) + (numberOf(typed, 'abstain') ?? 0);
  return present === undefined || cast <= present
    ? undefined
    : `赞成、反对、弃权合计 ${cast} 票，多于实到 ${present} 人。请核对。`;
}
