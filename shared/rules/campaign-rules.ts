import { campaign } from '../records/campaign';
import { campaignTask } from '../records/campaign-task';
import type { RecordRule } from '../records/define';
import { termGoal } from '../records/term-goal';
import { finding } from './checks';
import { closing, datesInOrder, notAhead } from './common-rules';
import { isSurelyBefore } from './partial-date';
import { elementsOf, isEmptyValue, textOf } from './values';

/** Each phase ends after it begins and lies within the campaign (V105). */
const phasesRule: RecordRule = (values) =>
  elementsOf(values, 'phases').flatMap((phase, index) => {
    const [from, to] = [textOf(phase, 'from'), textOf(phase, 'to')];
    const name = textOf(phase, 'name') ?? `第 ${index + 1} 个阶段`;
    const outer = [textOf(values, 'startDate'), textOf(values, 'endDate')];
    const isReversed = from !== undefined && to !== undefined && isSurelyBefore(to, from);
    const isOutside =
      (from !== undefined && outer[0] !== undefined && isSurelyBefore(from, outer[0])) ||
      (to !== undefined && outer[1] !== undefined && isSurelyBefore(outer[1], to));
    if (isReversed) return [finding('V105', 'phases', `“${name}”的结束日期早于开始日期。请核对。`)];
    return isOutside ? [finding('V105', 'phases', `“${name}”超出了活动的起止日期。请核对。`)] : [];
  });

export const campaignRules: readonly RecordRule[] = [
  datesInOrder(campaign.fields, ['startDate', 'endDate']),
  phasesRule,
];

/** What does not apply to a unit says why (V145). */
const notApplicableRule: RecordRule = (values) =>
  values.state === 'na' && isEmptyValue(values.notApplicableReason)
    ? [finding('V145', 'notApplicableReason', '任务标为不适用，请填写原因。')]
    : [];

export const campaignTaskRules: readonly RecordRule[] = [
  notApplicableRule,
  closing(campaignTask.fields, { state: 'state', closed: ['done', 'na'], needs: [], due: 'due' }),
  (values) =>
    values.state === 'done' && isEmptyValue(values.doneAt)
      ? [finding('V145', 'doneAt', '任务已完成，请填写完成日期。')]
      : [],
  notAhead(campaignTask.fields, 'doneAt', 'checkedAt'),
];

export const termGoalRules: readonly RecordRule[] = [
  datesInOrder(termGoal.fields, ['from', 'due']),
  closing(termGoal.fields, {
    state: 'result',
    closed: ['done', 'partly', 'missed'],
    needs: ['assessment'],
    due: 'due',
  }),
];
