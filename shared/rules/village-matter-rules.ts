import { labelOf } from '../records/codes';
import type { Finding, RecordRule, RecordValues } from '../records/define';
import { finding } from './checks';
import { isSurelyBefore, latestDay } from './partial-date';
import { elementsOf, isEmptyValue, numberOf, textOf } from './values';
import { judgeVote, reaches, votingProcedure } from './voting-procedures';

/** Steps that are decided by a meeting; the last two make public. */
const LAST_MEETING = 4;
const FIRST_WITH_TOWNSHIP = 3;
/** Procedures by which a step is judged unless another is chosen. */
const USUAL: Readonly<Record<number, string>> = { 3: 'village-assembly', 4: 'village-representatives' };

interface Step {
  readonly number: number;
  readonly values: RecordValues;
}

function stepsOf(values: RecordValues): readonly Step[] {
  return elementsOf(values, 'steps')
    .map((step) => ({ number: Number(textOf(step, 'step')), values: step }))
    .filter(({ number }) => number >= 1 && number <= 6)
    .sort((a, b) => a.number - b.number);
}

const nameOf = (number: number): string => `第 ${number} 步“${labelOf('matter-step', String(number))}”`;

/** Each step follows a step that was taken and passed, in time too; the township signs from the third on (V16). */
export const orderRule: RecordRule = (values) => {
  const steps = stepsOf(values);
  return steps.flatMap((step): readonly Finding[] => {
    const before = steps.filter(({ number }) => number === step.number - 1).at(-1);
    const problems: string[] = [];
    if (step.number > 1 && before === undefined) problems.push(`没有登记${nameOf(step.number - 1)}`);
    if (before !== undefined && before.number <= LAST_MEETING && textOf(before.values, 'result') !== 'passed')
      problems.push(`${nameOf(before.number)}还没有通过`);
    const [earlier, later] = [textOf(before?.values ?? {}, 'date'), textOf(step.values, 'date')];
    if (earlier !== undefined && later !== undefined && isSurelyBefore(later, earlier))
      problems.push('日期早于上一步');
    if (step.number >= FIRST_WITH_TOWNSHIP && isEmptyValue(step.values.townAttendees))
      problems.push('没有乡镇参会人员签字');
    return problems.length === 0
      ? []
      : [finding('V16', 'steps', `${nameOf(step.number)}：${problems.join('；')}。`)];
  });
};

/** Steps marked as passed that their procedure does not let pass (V12). */
export const passingRule: RecordRule = (values, { today }) =>
  stepsOf(values).flatMap(({ number, values: step }): readonly Finding[] => {
    if (textOf(step, 'result') !== 'passed') return [];
    const day = latestDay(textOf(step, 'date') ?? '') ?? today;
    const procedure = votingProcedure(textOf(step, 'procedure') ?? USUAL[number] ?? '', day);
    const [due, present, yes] = [numberOf(step, 'due'), numberOf(step, 'present'), numberOf(step, 'yes')];
    if (procedure === undefined || due === undefined || present === undefined || yes === undefined) return [];
    // The form has no column for votes against: who did not agree is counted as one who abstained.
    const abstain = Math.max(present - yes, 0);
    const judgement = judgeVote(procedure, {
      due,
      present,
      yes,
      no: 0,
      abstain,
      writtenYes: 0,
      writtenNo: 0,
    });
    if (judgement.isPassed) return [];
    const short = !reaches(procedure.open, present, due)
      ? `实到 ${present} 人，须 ${judgement.presentNeeded} 人`
      : `同意 ${yes} 人，须 ${judgement.yesNeeded} 人`;
    return [finding('V12', 'steps', `${nameOf(number)}：${short}，不能记为通过。${judgement.rule}`)];
  });

export const villageMatterRules: readonly RecordRule[] = [orderRule, passingRule];
