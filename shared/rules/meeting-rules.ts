import type { Finding, RecordRule, RecordValues } from '../records/define';
import { finding } from './checks';
import { countAttendance } from './meeting-attendance';
import { type JudgedVote, judgedVote } from './meeting-votes';
import { isSurelyBefore } from './partial-date';
import { elementsOf, isEmptyValue, numberOf, textOf } from './values';

/** Votes that don't add up (V11), and motions marked as passed that their procedure does not let pass (V12). */
const votesRule: RecordRule = (values, { today }) =>
  elementsOf(values, 'votes').flatMap((vote, index) => {
    // Half a count is not judged: the form shows what is still empty.
    const judged = numberOf(vote, 'yes') === undefined ? undefined : judgedVote(values, vote, today);
    return judged === undefined ? [] : voteFindings(vote, judged, index);
  });

function voteFindings(vote: RecordValues, judged: JudgedVote, index: number): readonly Finding[] {
  const { judgement, count } = judged;
  const at = `第 ${index + 1} 项表决：`;
  if (judgement.problems.length > 0) return [finding('V11', 'votes', at + judgement.problems.join(''))];
  if (textOf(vote, 'result') !== 'passed' || judgement.isPassed) return [];
  const short = judgement.isQuorate
    ? `赞成 ${count.yes} 票，须 ${judgement.yesNeeded} 票`
    : `实到 ${count.present} 人，须 ${judgement.presentNeeded} 人`;
  return [finding('V12', 'votes', `${at}${short}，不能记为通过。${judgement.rule}`)];
}

/** Who was not there, and why (V13). */
const absenceRule: RecordRule = (values) => {
  const silent = elementsOf(values, 'attendance').filter(
    (one) => ['leave', 'absent'].includes(textOf(one, 'state') ?? '') && isEmptyValue(one.reason),
  );
  if (silent.length > 0) {
    const names = silent.map((one) => textOf(one, 'name') ?? '').join('、');
    return [finding('V13', 'attendance', `${names}没有到会，请写明原因。`)];
  }
  const [due, present] = [numberOf(values, 'dueCount'), numberOf(values, 'presentCount')];
  const isListed = !isEmptyValue(values.attendance) || !isEmptyValue(values.absentText);
  if (due === undefined || present === undefined || present >= due || isListed) return [];
  return [finding('V13', 'absentText', `有 ${due - present} 人没有到会，请写明缺席人员和原因。`)];
};

/** Numbers against the list of names (V107). */
const countRule: RecordRule = (values) => {
  const counted = countAttendance(elementsOf(values, 'attendance'));
  const compare = (key: string, label: string, listed: number): readonly Finding[] => {
    const written = numberOf(values, key);
    if (counted.dueCount === 0 || written === undefined || written === listed) return [];
    return [finding('V107', key, `${label}填的是 ${written}，名单上是 ${listed} 人。请核对。`)];
  };
  const [due, there] = [numberOf(values, 'dueCount'), numberOf(values, 'presentCount')];
  const over: readonly Finding[] =
    due !== undefined && there !== undefined && there > due
      ? [finding('V107', 'presentCount', '实到人数多于应到人数。请核对。')]
      : [];
  return [
    ...over,
    ...compare('dueCount', '应到人数', counted.dueCount),
    ...compare('presentCount', '实到人数', counted.presentCount),
  ];
};

/** The meeting ends after it began (V105), was not held tomorrow (V46), and somebody else takes the minutes (V106). */
const courseRule: RecordRule = (values, { today }) => {
  const findings: Finding[] = [];
  const [from, to] = [textOf(values, 'startTime'), textOf(values, 'endTime')];
  if (from !== undefined && to !== undefined && to <= from)
    findings.push(finding('V105', 'endTime', '结束时间不晚于开始时间。请核对。'));
  const date = textOf(values, 'date');
  const isAhead = ['planned', 'cancelled'].includes(textOf(values, 'status') ?? '');
  if (date !== undefined && !isAhead && isSurelyBefore(today, date))
    findings.push(finding('V46', 'date', '会议日期晚于今天。还没有召开的，会议状态选“待召开”。'));
  const host = textOf(values, 'host');
  if (host !== undefined && host === textOf(values, 'recorder'))
    findings.push(finding('V106', 'recorder', '主持人和记录人是同一人，一般应另有记录人。'));
  return findings;
};

export const meetingRules: readonly RecordRule[] = [votesRule, absenceRule, countRule, courseRule];
