import { describe, expect, test } from 'vitest';
import type { Json } from '../../../../shared/kernel/json';
import type { RecordValues } from '../../../../shared/records/define';
import { matterStepRefusal } from '../../../../shared/rules/village-matter-refusal';
import {
  MATTER_STEPS,
  matterAfterStep,
  matterStepRecord,
  matterSteps,
  nextMatterStep,
} from '../../../../shared/rules/village-matter-steps';

const TODAY = '2026-07-15';
const step = (code: string) => MATTER_STEPS.find((one) => one.code === code)!;
const matter = (...steps: Readonly<Record<string, Json>>[]): RecordValues => ({
  matter: '硬化通组道路',
  branchId: 'a',
  proposedAt: '2026-03-01',
  state: 'deciding',
  supervisor: '村务监督委员会',
  content: '硬化三组到五组道路 1.2 公里',
  steps: steps.map((one, at) => ({ id: `s${at}`, ...one })),
});
const taken = (code: string, date: string, more: Readonly<Record<string, Json>> = {}) => ({
  step: code,
  date,
  result: 'passed',
  townAttendees: '张敏（副镇长）',
  ...more,
});

/** Takes all steps as the board does, a day apart. */
function through(last: string): RecordValues {
  let values = matter();
  for (const { code, meeting } of MATTER_STEPS) {
    if (code > last) break;
    const typed = {
      date: `2026-04-0${code}`,
      ...(meeting === undefined
        ? { publicPlace: '公开栏', outcome: '已完工' }
        : { result: 'passed', townAttendees: '张敏' }),
    };
    values = {
      ...values,
      ...matterAfterStep(values, step(code), typed, { record: `r${code}`, id: `e${code}` }),
    };
  }
  return values;
}

describe('the chain of a matter', () => {
  test('tells which steps are there, what proves them, and which is next', () => {
    const values = through('2');
    expect(matterSteps(values).map(({ isDone }) => isDone)).toEqual([true, true, false, false, false, false]);
    expect(matterSteps(values)[1]).toMatchObject({
      date: '2026-04-02',
      record: { type: 'meeting', id: 'r2' },
    });
    expect(nextMatterStep(values)?.code).toBe('3');
  });

  test('stays at a step that was not passed, and follows the last vote on it', () => {
    const failed = matter(taken('1', '2026-03-02', { result: 'failed' }));
    expect(nextMatterStep(failed)?.code).toBe('1');
    expect(matterSteps(failed)[0]).toMatchObject({ isDone: false, result: '未通过' });
    const again = matter(taken('1', '2026-03-02', { result: 'failed' }), taken('1', '2026-03-09'));
    expect(nextMatterStep(again)?.code).toBe('2');
  });

  test('goes over into carrying out with the decision, and ends with its result on the board', () => {
    expect(through('3').state).toBe('deciding');
    expect(through('4').state).toBe('doing');
    expect(through('6')).toMatchObject({ state: 'done', finishedAt: '2026-04-06', result: '已完工' });
    expect(nextMatterStep(through('6'))).toBeUndefined();
  });

  test('that is over takes no further step, whatever is lacking, and can so not be opened again', () => {
    for (const state of ['done', 'stopped']) {
      const values = { ...through('2'), state };
      expect(nextMatterStep(values)).toBeUndefined();
      expect(matterStepRefusal(values, '3', { date: '2026-05-01' }, TODAY)).toMatch(/已办结、终止/);
    }
  });
});

describe('a step is refused in words', () => {
  const values = through('2');
  const refusal = (code: string, typed: RecordValues) => matterStepRefusal(values, code, typed, TODAY);
  test.each([
    ['that is not the next', '4', { date: '2026-05-01' }, /下一步是“党员大会审议”/],
    ['without a whole day', '3', { date: '2026-05' }, /完整的日期/],
    ['of a day to come', '3', { date: '2026-08-01' }, /晚于今天/],
    ['dated before its predecessor', '3', { date: '2026-04-01' }, /早于上一步“村“两委”会商议”的 2026-04-02/],
    [
      'that its procedure does not let pass',
      '3',
      { date: '2026-05-01', due: 30, present: 24, yes: 15, result: 'passed' },
      /同意 15 人，须 16 人，不能记为通过/,
    ],
    [
      'without its quorum',
      '3',
      { date: '2026-05-01', due: 30, present: 19, yes: 19, result: 'passed' },
      /实到 19 人，须 20 人/,
    ],
    ['without its numbers', '3', { date: '2026-05-01', due: 30, result: 'passed' }, /^请填写实到、赞成人数/],
    [
      'without who should be there, also when nothing could be decided',
      '3',
      { date: '2026-05-01', present: 3, result: 'no-quorum' },
      /^请填写应到人数/,
    ],
    [
      'with more votes than people',
      '3',
      { date: '2026-05-01', due: 30, present: 24, yes: 20, no: 4, abstain: 1, result: 'passed' },
      /合计 25 票，多于实到 24 人/,
    ],
    [
      'with more people than should be there',
      '3',
      { date: '2026-05-01', due: 30, present: 31, yes: 20, result: 'failed' },
      /实到 31 人，多于应到 30 人/,
    ],
  ])('%s', (_, code, typed, words) => {
    expect(refusal(code, typed)).toMatch(words);
  });

  test('but not if it is the next, on the same day or later, and passed', () => {
    expect(
      refusal('3', { date: '2026-04-02', due: 30, present: 20, yes: 16, result: 'passed' }),
    ).toBeUndefined();
    expect(
      refusal('3', { date: '2026-04-02', due: 30, present: 19, yes: 19, result: 'no-quorum' }),
    ).toBeUndefined();
    expect(matterStepRefusal(matter(), '1', { date: '2026-02-28', result: 'passed' }, TODAY)).toMatch(
      /早于动议日期/,
    );
  });
});

describe('the record of a step', () => {
  const recordOf = (code: string, typed: RecordValues) =>
    matterStepRecord(matter(), step(code), typed, () => 'new');

  test('is a meeting of its kind with the matter on its agenda and the vote by its procedure', () => {
    const typed = {
      date: '2026-04-03',
      due: 30,
      present: 24,
      yes: 20,
      no: 3,
      abstain: 1,
      result: 'passed',
      host: '潘国强',
    };
    expect(recordOf('3', typed)).toMatchObject({
      type: 'meeting',
      values: {
        kind: 'member-assembly',
        branchId: 'a',
        date: '2026-04-03',
        status: 'held',
        votersDue: 30,
        votersPresent: 24,
        agenda: [{ no: 1, subject: '审议“硬化通组道路”' }],
        votes: [{ procedure: 'village-assembly', due: 30, yes: 20, no: 3, abstain: 1, result: 'passed' }],
      },
    });
    expect(recordOf('1', { date: '2026-04-01', result: 'passed' }).values).not.toHaveProperty('votes');
  });

  test('says of heads and of votes only what was asked', () => {
    const numbers = (code: string) => {
      const { dueCount, presentCount, votersDue, votersPresent } = recordOf(code, {
        due: 30,
        present: 24,
      }).values;
      return [dueCount, presentCount, votersDue, votersPresent];
    };
    expect(numbers('2')).toEqual([30, 24, undefined, undefined]);
    // Probationary members come to the assembly too, and nobody asked for them.
    expect(numbers('3')).toEqual([undefined, undefined, 30, 24]);
    expect(numbers('4')).toEqual([30, 24, 30, 24]);
  });

  test('of the fourth step is the meeting that was chosen for it', () => {
    expect(recordOf('4', { date: '2026-04-04' }).values).toMatchObject({ kind: 'village-representatives' });
    const households = recordOf('4', { date: '2026-04-04', form: '村民会议（户的代表）' }).values;
    expect(households).toMatchObject({ kind: 'villagers', votes: [{ procedure: 'villagers-households' }] });
  });

  test('of the last two is an entry of the disclosure board', () => {
    expect(recordOf('5', { date: '2026-04-05', publicPlace: '村部' })).toMatchObject({
      type: 'disclosure',
      values: { topic: '“硬化通组道路”决议公开', kind: 'village', postAt: '2026-04-05', place: '村部' },
    });
    expect(
      recordOf('6', { date: '2026-05-05', publicPlace: '村部', outcome: '已完工' }).values,
    ).toMatchObject({
      content: '已完工',
    });
  });
});
