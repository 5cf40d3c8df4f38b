import { describe, expect, test } from 'vitest';
import { isCodeOf } from '../../../../shared/records/codes';
import type { RecordValues } from '../../../../shared/records/define';
import {
  judgedVote,
  procedureOf,
  putAgain,
  quorumOf,
  votingRulesOf,
  withCount,
} from '../../../../shared/rules/meeting-votes';
import { chance } from '../../builders/chance';

const TODAY = '2026-11-25';
const MEETING: RecordValues = { date: '2026-06-10', votersDue: 16, votersPresent: 8 };
const vote = (changes: RecordValues = {}): RecordValues => ({
  id: 'v',
  subject: '讨论事项',
  procedure: 'general',
  ...changes,
});
const counted = (meeting: RecordValues, counts: Readonly<Record<string, number>>, start = vote()) =>
  Object.entries(counts).reduce<RecordValues>(
    (now, [key, value]) => withCount(meeting, now, key as 'yes', value, TODAY),
    start,
  );

// Source: domain.md 3.2, procedure table (《支部工作条例》第十一条; 《发展党员工作细则》).
describe('quorum', () => {
  test.each([
    ['a general vote opens with exactly half', 'general', 16, 8, true, 8],
    ['an admission does not', 'admission', 16, 8, false, 9],
    ['an election needs four fifths', 'election', 16, 12, false, 13],
    ['a committee needs more than half', 'committee', 5, 3, true, 3],
  ])('%s', (_, id, due, present, isQuorate, needed) => {
    const procedure = procedureOf(MEETING, id, TODAY);
    if (procedure === undefined) throw new Error(id);
    expect(quorumOf(procedure, due, present)).toMatchObject({ isQuorate, needed });
    expect(quorumOf(procedure, due, present)?.rule).toContain(procedure.source);
  });

  test('nothing is said while nobody is known to be due', () => {
    const procedure = procedureOf(MEETING, 'general', TODAY);
    expect(procedure && quorumOf(procedure, undefined, 3)).toBeUndefined();
    expect(procedure && quorumOf(procedure, 0, 0)).toBeUndefined();
  });
});

describe('a vote', () => {
  test('has no result before it is counted and while the ballots do not add up', () => {
    expect(judgedVote(MEETING, vote(), TODAY)).toMatchObject({ left: 8, result: undefined });
    expect(judgedVote(MEETING, vote({ yes: 7 }), TODAY)).toMatchObject({ left: 1, result: undefined });
    expect(judgedVote(MEETING, vote({ yes: 7, no: 2 }), TODAY)).toMatchObject({
      left: -1,
      result: undefined,
    });
  });

  test('passes with more than half of those due, whoever is there', () => {
    expect(counted(MEETING, { yes: 8 })).toMatchObject({ result: 'failed' });
    expect(counted({ ...MEETING, votersPresent: 9 }, { yes: 9 })).toMatchObject({ result: 'passed' });
  });

  test('that lacks its quorum is recorded so and never as passed', () => {
    expect(counted({ ...MEETING, votersPresent: 7 }, { yes: 7 })).toMatchObject({ result: 'no-quorum' });
    expect(isCodeOf('vote-result', 'no-quorum')).toBe(true);
  });

  test('keeps who was there when the first ballot was counted', () => {
    const first = counted({ ...MEETING, votersPresent: 7 }, { yes: 6 });
    expect(first).toMatchObject({ due: 16, present: 7 });
    expect(counted({ ...MEETING, votersPresent: 12 }, { no: 1 }, first)).toMatchObject({
      present: 7,
      result: 'no-quorum',
    });
    const emptied = withCount(MEETING, first, 'yes', null, TODAY);
    expect(emptied).not.toHaveProperty('present');
    expect(emptied).not.toHaveProperty('result');
  });

  test('can be put again, with those who are there now', () => {
    const first = counted({ ...MEETING, votersPresent: 7 }, { yes: 7 }, vote({ item: 2, method: 'hands' }));
    const again = putAgain(first, 'w');
    expect(again).toEqual({ id: 'w', item: 2, subject: '讨论事项', procedure: 'general', method: 'hands' });
    expect(counted({ ...MEETING, votersPresent: 12 }, { yes: 11, no: 1 }, again)).toMatchObject({
      present: 12,
      result: 'passed',
    });
  });

  test('that people postponed or declared void stays so', () => {
    expect(withCount(MEETING, vote({ result: 'void' }), 'yes', 8, TODAY)).toMatchObject({ result: 'void' });
  });

  test('is judged by the rule set that the meeting keeps', () => {
    expect(votingRulesOf({ votingRules: 'voting-2018', date: '2030-01-01' }, TODAY).id).toBe('voting-2018');
    expect(votingRulesOf({ date: '2001-01' }, TODAY).id).toBe('voting-2018');
    expect(judgedVote(MEETING, vote({ procedure: 'by-lot' }), TODAY)).toBeUndefined();
  });
});

test('ballots that are counted one by one end in the result that a plain count has', () => {
  const { between } = chance(20_261_125);
  for (let round = 0; round < 400; round += 1) {
    const due = between(1, 60);
    const present = between(0, due);
    const yes = between(0, present);
    const no = between(0, present - yes);
    const meeting = { ...MEETING, votersDue: due, votersPresent: present };
    const result = counted(meeting, { yes, no, abstain: present - yes - no }).result;
    const plain = present * 2 < due ? 'no-quorum' : yes * 2 > due ? 'passed' : 'failed';
    expect({ due, present, yes, no, result }).toEqual({ due, present, yes, no, result: plain });
  }
});
