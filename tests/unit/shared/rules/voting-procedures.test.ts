import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  fewest,
  judgeVote,
  reaches,
  type Share,
  VOTING_RULE_SETS,
  type VoteCount,
  votingProcedure,
  votingRuleSetOn,
} from '../../../../shared/rules/voting-procedures';

const DAY = '2026-11-25';
const procedure = (id: string) => votingProcedure(id, DAY)!;
const count = (given: Partial<VoteCount>): VoteCount => ({
  due: 0,
  present: 0,
  yes: 0,
  no: 0,
  abstain: 0,
  writtenYes: 0,
  writtenNo: 0,
  ...given,
});

describe('when a meeting may open and a motion passes', () => {
  test.each([
    // Sixteen should be there: eight are enough for a general vote (半数以上 includes half) but not for an admission.
    ['general', { due: 16, present: 8, yes: 8 }, true, false],
    ['general', { due: 16, present: 9, yes: 9 }, true, true],
    ['general', { due: 16, present: 7, yes: 7 }, false, false],
    ['general', { due: 17, present: 9, yes: 9 }, true, true],
    ['admission', { due: 16, present: 8, yes: 8 }, false, false],
    ['admission', { due: 16, present: 9, yes: 8, no: 1 }, true, false],
    // The written opinion of who could not come makes the ninth vote.
    ['admission', { due: 16, present: 9, yes: 8, no: 1, writtenYes: 1 }, true, true],
    ['general', { due: 16, present: 9, yes: 8, no: 1, writtenYes: 1 }, true, false],
    // An election counts out of those present.
    ['election', { due: 20, present: 16, yes: 9, no: 7 }, true, true],
    ['election', { due: 20, present: 16, yes: 8, no: 8 }, true, false],
    ['election', { due: 20, present: 15, yes: 15 }, false, false],
    ['committee', { due: 5, present: 3, yes: 3 }, true, true],
    ['committee', { due: 5, present: 2, yes: 2 }, false, false],
    ['committee', { due: 4, present: 2, yes: 2 }, false, false],
    ['village-assembly', { due: 30, present: 20, yes: 16, no: 4 }, true, true],
    ['village-assembly', { due: 30, present: 20, yes: 15, no: 5 }, true, false],
    ['village-representatives', { due: 30, present: 20, yes: 11, no: 9 }, true, true],
    ['village-representatives', { due: 30, present: 19, yes: 19 }, false, false],
    ['villagers', { due: 900, present: 451, yes: 226, no: 225 }, true, true],
    ['villagers', { due: 900, present: 450, yes: 450 }, false, false],
    ['villagers-households', { due: 300, present: 200, yes: 101, no: 99 }, true, true],
  ] as const)('%s %o: opens %s, passes %s', (id, given, isQuorate, isPassed) => {
    expect(judgeVote(procedure(id), count(given))).toMatchObject({ isQuorate, isPassed, problems: [] });
  });

  test('V11 votes that do not add up never pass, and the numbers are named', () => {
    const judged = judgeVote(procedure('general'), count({ due: 16, present: 10, yes: 10, no: 1 }));
    expect(judged.isPassed).toBe(false);
    expect(judged.problems).toEqual(['赞成、反对、弃权合计 11 票，与实到有表决权的 10 人不符。']);
  });

  test('more present than due is named', () => {
    const judged = judgeVote(procedure('admission'), count({ due: 3, present: 3, yes: 3, writtenYes: 1 }));
    expect(judged.problems).toEqual(['实到 3 人加书面意见 1 人，多于应到 3 人。']);
  });

  test('with nobody due nothing opens', () => {
    expect(judgeVote(procedure('general'), count({})).isQuorate).toBe(false);
  });

  test('the rule that was applied is named with its source', () => {
    expect(judgeVote(procedure('election'), count({ due: 20, present: 16, yes: 9, no: 7 }))).toMatchObject({
      presentNeeded: 16,
      yesNeeded: 9,
      rule: '党员大会选举：五分之四以上有表决权的人到会方可开会；赞成票超过半数实到会有表决权人数为通过。依据：《中国共产党基层组织选举工作条例》。',
    });
  });
});

const share: fc.Arbitrary<Share> = fc.record({
  numerator: fc.integer({ min: 1, max: 4 }),
  denominator: fc.integer({ min: 4, max: 5 }),
  isStrict: fc.boolean(),
});

test('the fewest that reach a share do, and one less does not', () => {
  fc.assert(
    fc.property(share, fc.integer({ min: 1, max: 20_000 }), (one, total) => {
      const needed = fewest(one, total);
      expect(reaches(one, needed, total)).toBe(true);
      expect(reaches(one, needed - 1, total)).toBe(false);
    }),
  );
});

test('a vote is judged as by plain counting, head by head', () => {
  const ballot = fc.constantFrom('yes', 'no', 'abstain', 'away');
  fc.assert(
    fc.property(fc.constantFrom(...votingRuleSetOn(DAY).procedures), fc.array(ballot), (one, ballots) => {
      const of = (kind: string) => ballots.filter((cast) => cast === kind).length;
      const present = ballots.length - of('away');
      const judged = judgeVote(
        one,
        count({ due: ballots.length, present, yes: of('yes'), no: of('no'), abstain: of('abstain') }),
      );
      const rate = (part: number, { numerator, denominator, isStrict }: Share, whole: number) =>
        isStrict
          ? part / whole > numerator / denominator + 1e-12
          : part / whole >= numerator / denominator - 1e-12;
      const opens = ballots.length > 0 && rate(present, one.open, ballots.length);
      const base = one.pass.of === 'due' ? ballots.length : present;
      expect(judged.problems).toEqual([]);
      expect(judged.isQuorate).toBe(opens);
      expect(judged.isPassed).toBe(opens && rate(of('yes'), one.pass, base));
    }),
  );
});

test('a meeting of an earlier day is judged by the rules of that day', () => {
  expect(votingRuleSetOn('1999-01-01')).toBe(VOTING_RULE_SETS[0]);
  const froms = VOTING_RULE_SETS.map(({ from }) => from);
  expect(froms).toEqual([...froms].sort());
});
