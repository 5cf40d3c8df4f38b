import { labelOf } from '../../../shared/records/codes';
import { ATTACHMENTS_FIELD, type RecordValues } from '../../../shared/records/define';
import { dateInWords } from '../../../shared/records/display';
import { isPresent } from '../../../shared/rules/meeting-attendance';
import { judgedVote } from '../../../shared/rules/meeting-votes';
import { elementsOf, isEmptyValue, numberOf, textOf } from '../../../shared/rules/values';
import type { MinutesItem, MinutesSheet, MinutesVote } from '../../print/minutes-sheet';

const text = (values: RecordValues, key: string): string => textOf(values, key) ?? '';
const inWords = (values: RecordValues, key: string): string => {
  const stored = text(values, key);
  return stored === '' ? '' : dateInWords(stored);
};

/** A meeting as its minutes are printed. `unit`: name of the organization; `today`: day for the rules in force. */
export function minutesOf(values: RecordValues, unit: string, today: string): MinutesSheet {
  const attendance = elementsOf(values, 'attendance');
  const named = (role: string) => attendance.filter((one) => textOf(one, 'role') === role);
  const guests = [...named('observer'), ...named('guest')].filter(isPresent).map((one) => text(one, 'name'));
  return {
    title: text(values, 'title'),
    unit,
    head: [
      { label: '会议类型', text: labelOf('meeting-kind', text(values, 'kind')) },
      { label: '会议时间', text: timeInWords(values) },
      { label: '会议地点', text: text(values, 'place') },
      { label: '届次或次数', text: text(values, 'termNo') },
      { label: '主持人', text: text(values, 'host') },
      { label: '记录人', text: text(values, 'recorder') },
      { label: '应到', text: people(values, 'dueCount', 'votersDue') },
      { label: '实到', text: people(values, 'presentCount', 'votersPresent') },
    ],
    people: [
      {
        label: '出席人员',
        text: presentInWords(values, named('due').filter(isPresent)),
      },
      { label: '缺席人员及原因', text: absentees(values, named('due')) },
      { label: '列席人员', text: [...guests, text(values, 'guestsText')].filter(Boolean).join('、') },
      ...(isEmptyValue(values.lecturer) ? [] : [{ label: '授课人', text: text(values, 'lecturer') }]),
    ],
    items: itemsOf(values, today),
    texts: [
      { label: '会议内容', text: text(values, 'content') },
      { label: '会议结论', text: text(values, 'conclusion') },
    ].filter((line, index) => index > 0 || line.text !== ''),
    attendees: [
      ...attendance.filter(isPresent).map((one) => text(one, 'name')),
      ...Array.from({ length: unnamed(values, named('due').filter(isPresent)) }, () => ''),
    ],
    signatures: [
      { label: '主持人', text: text(values, 'host') },
      { label: '记录人', text: text(values, 'recorder') },
    ],
    attachments: elementsOf(values, ATTACHMENTS_FIELD).map((file) => text(file, 'name')),
  };
}

/** How many came of whom only the number is known. */
const unnamed = (values: RecordValues, present: readonly RecordValues[]): number =>
  Math.max(0, (numberOf(values, 'presentCount') ?? 0) - present.length);

function presentInWords(values: RecordValues, present: readonly RecordValues[]): string {
  const names = present.map((one) => text(one, 'name')).join('、');
  const others = unnamed(values, present);
  if (others === 0) return names;
  return names === '' ? `${others} 人，名单见签到表` : `${names}，另有 ${others} 人，名单见签到表`;
}

function timeInWords(values: RecordValues): string {
  const [from, to] = [text(values, 'startTime'), text(values, 'endTime')];
  const times = to === '' ? from : `${from} 至 ${to}`;
  return [inWords(values, 'date'), times].filter((part) => part !== '').join(' ');
}

function people(values: RecordValues, all: string, voters: string): string {
  const [count, withVote] = [numberOf(values, all), numberOf(values, voters)];
  if (count === undefined) return withVote === undefined ? '' : `有表决权 ${withVote} 人`;
  return withVote === undefined ? `${count} 人` : `${count} 人（其中有表决权 ${withVote} 人）`;
}

function absentees(values: RecordValues, due: readonly RecordValues[]): string {
  const listed = due
    .filter((one) => !isPresent(one))
    .map((one) => {
      const state = labelOf('attendance-state', text(one, 'state'));
      const reason = text(one, 'reason');
      const why = reason === '' ? state : `${state}，${labelOf('absence-reason', reason)}`;
      const left =
        one.excludedFromDue === true ? `；不计入应到：${text(one, 'exclusionReason') || '原因未写明'}` : '';
      return `${text(one, 'name')}（${why}${left}）`;
    });
  return [...listed, text(values, 'absentText')].filter((part) => part !== '').join('、');
}

function itemsOf(values: RecordValues, today: string): readonly MinutesItem[] {
  const agenda = elementsOf(values, 'agenda');
  const numbers = agenda.map((item) => numberOf(item, 'no'));
  const partsOf = (isHere: (element: RecordValues) => boolean) => ({
    speeches: elementsOf(values, 'speeches')
      .filter(isHere)
      .map((one) => ({
        name: text(one, 'name'),
        words: text(one, 'points'),
        dissents: one.isDissent === true,
      })),
    votes: elementsOf(values, 'votes')
      .filter(isHere)
      .map((vote) => voteOf(values, vote, today)),
    resolutions: elementsOf(values, 'resolutions')
      .filter(isHere)
      .map((one) => ({
        text: text(one, 'text'),
        responsible: text(one, 'responsible'),
        due: inWords(one, 'due'),
      })),
  });
  const items = agenda.map((item) => ({
    subject: text(item, 'subject') || '（未写名称）',
    reporter: text(item, 'reporter'),
    content: text(item, 'content'),
    ...partsOf((one) => numberOf(one, 'item') === numberOf(item, 'no')),
  }));
  const rest = partsOf((one) => !numbers.includes(numberOf(one, 'item')));
  const isEmpty = rest.speeches.length + rest.votes.length + rest.resolutions.length === 0;
  return isEmpty ? items : [...items, { subject: '', reporter: '', content: '', ...rest }];
}

function voteOf(values: RecordValues, vote: RecordValues, today: string): MinutesVote {
  const judged = judgedVote(values, vote, today);
  const count = judged?.count;
  const written =
    judged?.procedure.countsWritten === true
      ? `，书面赞成 ${judged.count.writtenYes} 票、书面反对 ${judged.count.writtenNo} 票`
      : '';
  return {
    subject: text(vote, 'subject'),
    method: labelOf('vote-method', text(vote, 'method')),
    numbers:
      count === undefined
        ? '到会人数未写明'
        : `有表决权应到 ${count.due} 人、实到 ${count.present} 人，赞成 ${count.yes} 票、反对 ${count.no} 票、弃权 ${count.abstain} 票${written}`,
    result: labelOf('vote-result', text(vote, 'result')),
    rule: judged?.judgement.rule ?? '',
  };
}
