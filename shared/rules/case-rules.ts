import type { RecordRule } from '../records/define';
import { dispute } from '../records/dispute';
import { opinion } from '../records/opinion';
import { pairing } from '../records/pairing';
import { petition } from '../records/petition';
import { project } from '../records/project';
import { safetyHazard } from '../records/safety-hazard';
import { sanitation } from '../records/sanitation';
import { selfCheck } from '../records/self-check';
import { serviceCase } from '../records/service-case';
import { visit } from '../records/visit';
import { volunteering } from '../records/volunteering';
import { finding } from './checks';
import { closing, datesInOrder, notAhead, notNegative } from './common-rules';
import { compareDecimals, readDecimal } from './decimal';
import { isSurelyBefore } from './partial-date';
import { elementsOf, isEmptyValue, textOf } from './values';

/** Matters that are taken in, handled within a time and closed. */

export const selfCheckRules: readonly RecordRule[] = [
  datesInOrder(selfCheck.fields, ['date', 'reportedAt']),
  notAhead(selfCheck.fields, 'date'),
  (values, { today }) =>
    elementsOf(values, 'problems').flatMap((problem, index) => {
      const due = textOf(problem, 'due');
      if (due === undefined || !isEmptyValue(problem.doneAt) || !isSurelyBefore(due, today)) return [];
      return [finding('V144', 'problems', `第 ${index + 1} 个问题的整改时限 ${due} 已过，还没有完成日期。`)];
    }),
  (values) =>
    values.conclusion === 'clean' && elementsOf(values, 'problems').length > 0
      ? [finding('V145', 'conclusion', '列出了问题，结论却是未发现问题。请核对。')]
      : [],
];

export const disputeRules: readonly RecordRule[] = [
  datesInOrder(dispute.fields, ['date', 'closedAt'], ['closedAt', 'followUpAt']),
  notAhead(dispute.fields, 'date', 'closedAt', 'followUpAt'),
  closing(dispute.fields, {
    state: 'result',
    closed: ['settled', 'failed', 'referred'],
    needs: ['closedAt'],
    due: 'due',
  }),
  (values) =>
    values.result === 'referred' && isEmptyValue(values.referredTo)
      ? [finding('V145', 'referredTo', '已经转办，请填写转办单位。')]
      : [],
];

export const safetyHazardRules: readonly RecordRule[] = [
  datesInOrder(safetyHazard.fields, ['date', 'due'], ['date', 'fixedAt'], ['fixedAt', 'closedAt']),
  notAhead(safetyHazard.fields, 'date', 'fixedAt', 'closedAt'),
  closing(safetyHazard.fields, {
    state: 'state',
    closed: ['fixed', 'closed', 'transferred'],
    needs: [],
    due: 'due',
  }),
  (values) =>
    ['fixed', 'closed'].includes(textOf(values, 'state') ?? '') && isEmptyValue(values.fixedAt)
      ? [finding('V145', 'fixedAt', '隐患已整改到位，请填写整改到位时间。')]
      : [],
  (values) =>
    values.state === 'closed' && isEmptyValue(values.closedBy)
      ? [finding('V145', 'closedBy', '隐患已销号，请填写销号人。')]
      : [],
];

export const sanitationRules: readonly RecordRule[] = [
  datesInOrder(sanitation.fields, ['signedAt', 'to']),
  (values, { today }) =>
    elementsOf(values, 'checks').flatMap((check, index) => {
      const due = textOf(check, 'due');
      if (due === undefined || !isEmptyValue(check.fixedAt) || !isSurelyBefore(due, today)) return [];
      return [finding('V144', 'checks', `第 ${index + 1} 次检查的整改时限 ${due} 已过，还没有完成日期。`)];
    }),
];

export const petitionRules: readonly RecordRule[] = [
  datesInOrder(petition.fields, ['receivedAt', 'replyAt']),
  notAhead(petition.fields, 'receivedAt', 'replyAt'),
  closing(petition.fields, {
    state: 'state',
    closed: ['done', 'visited'],
    needs: ['replyAt', 'result'],
    due: 'due',
  }),
  notNegative(petition.fields, 'people'),
];

export const serviceCaseRules: readonly RecordRule[] = [
  datesInOrder(serviceCase.fields, ['date', 'due'], ['date', 'doneAt']),
  notAhead(serviceCase.fields, 'date', 'doneAt'),
  closing(serviceCase.fields, {
    state: 'state',
    closed: ['done', 'visited', 'withdrawn'],
    needs: ['doneAt', 'result'],
    due: 'due',
  }),
  (values) => {
    const [due, done] = [textOf(values, 'due'), textOf(values, 'doneAt')];
    if (due === undefined || done === undefined || !isSurelyBefore(due, done)) return [];
    return isEmptyValue(values.extension)
      ? [finding('V162', 'extension', `应在 ${due} 前办结，实际 ${done} 办结。请填写延期原因。`)]
      : [];
  },
];

/** More was spent than planned (V161). */
const investmentRule: RecordRule = (values) => {
  const [planned, spent] = [readDecimal(values.investment), readDecimal(values.invested)];
  return planned && spent && compareDecimals(spent, planned) > 0
    ? [finding('V161', 'invested', '已完成投资多于总投资。请核对，或调整总投资。')]
    : [];
};

export const projectRules: readonly RecordRule[] = [
  datesInOrder(project.fields, ['from', 'due'], ['from', 'doneAt']),
  notAhead(project.fields, 'doneAt'),
  closing(project.fields, {
    state: 'stage',
    closed: ['finished', 'accepted', 'stopped'],
    needs: [],
    due: 'due',
  }),
  (values) =>
    ['finished', 'accepted'].includes(textOf(values, 'stage') ?? '') && isEmptyValue(values.doneAt)
      ? [finding('V145', 'doneAt', '项目已经竣工，请填写竣工日期。')]
      : [],
  investmentRule,
  notNegative(project.fields, 'investment', 'invested', 'households', 'people'),
];

export const visitRules: readonly RecordRule[] = [
  datesInOrder(visit.fields, ['date', 'doneAt']),
  notAhead(visit.fields, 'date', 'doneAt'),
  closing(visit.fields, {
    state: 'state',
    closed: ['done', 'visited', 'withdrawn'],
    needs: ['result'],
    due: 'due',
  }),
  notNegative(visit.fields, 'comfortAmount'),
];

export const pairingRules: readonly RecordRule[] = [
  datesInOrder(pairing.fields, ['from', 'to']),
  notAhead(pairing.fields, 'from'),
  (values) =>
    values.state === 'finished' && isEmptyValue(values.result)
      ? [finding('V145', 'result', '帮扶已完成，请填写帮扶成效。')]
      : [],
];

export const volunteeringRules: readonly RecordRule[] = [
  notAhead(volunteering.fields, 'date'),
  notNegative(volunteering.fields, 'headcount', 'hours', 'servedCount'),
  (values) => {
    const [headcount, listed] = [values.headcount, elementsOf(values, 'participants').length];
    return typeof headcount === 'number' && listed > headcount
      ? [finding('V161', 'headcount', `参加人数填 ${headcount}，名单上却有 ${listed} 人。请核对。`)]
      : [];
  },
];

export const opinionRules: readonly RecordRule[] = [
  datesInOrder(opinion.fields, ['date', 'replyAt']),
  notAhead(opinion.fields, 'date', 'replyAt'),
  closing(opinion.fields, {
    state: 'state',
    closed: ['done', 'visited'],
    needs: ['result', 'replyAt'],
    due: 'due',
  }),
];
