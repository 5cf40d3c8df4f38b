import type { RecordValues } from '../records/define';
import { latestDay } from './partial-date';
import { numberOf, textOf } from './values';
import {
  fewest,
  judgeVote,
  reaches,
  ruleInWords,
  VOTING_RULE_SETS,
  type VoteCount,
  type VoteJudgement,
  type VotingProcedure,
  type VotingRuleSet,
  votingRuleSetOn,
} from './voting-procedures';

/** The rule set of a meeting: the one it was held under; while none is kept the day decides, without a day today. */
export function votingRulesOf(meeting: RecordValues, today: string): VotingRuleSet {
  const kept = VOTING_RULE_SETS.find((set) => set.id === textOf(meeting, 'votingRules'));
  return kept ?? votingRuleSetOn(latestDay(textOf(meeting, 'date') ?? '') ?? today);
}

/** A procedure by its id, as the rule set of the meeting has it. */
export const procedureOf = (
  meeting: RecordValues,
  id: string | undefined,
  today: string,
): VotingProcedure | undefined =>
  votingRulesOf(meeting, today).procedures.find((procedure) => procedure.id === id);

/** Whether enough people with a vote are there to open. */
export interface Quorum {
  readonly isQuorate: boolean;
  readonly due: number;
  readonly present: number;
  /** Fewest present with which the meeting may open. */
  readonly needed: number;
  /** Chinese: the rule with its source. */
  readonly rule: string;
}

/** Quorum of a meeting by one procedure; undefined while nobody is known to be due. */
export function quorumOf(
  procedure: VotingProcedure,
  due: number | undefined,
  present: number | undefined,
): Quorum | undefined {
  if (due === undefined || due <= 0) return undefined;
  const there = present ?? 0;
  return {
    isQuorate: reaches(procedure.open, there, due),
    due,
    present: there,
    needed: fewest(procedure.open, due),
    rule: ruleInWords(procedure),
  };
}

/** Results that the count decides; `postponed` and `void` are decided by people. */
export type CountedResult = 'passed' | 'failed' | 'no-quorum';

export interface JudgedVote {
  readonly procedure: VotingProcedure;
  readonly count: VoteCount;
  readonly judgement: VoteJudgement;
  /** Ballots of people present that are in no counter yet; negative: too many. */
  readonly left: number;
  /** Undefined while the count goes on or does not add up. */
  readonly result: CountedResult | undefined;
}

const COUNTERS = ['yes', 'no', 'abstain', 'writtenYes', 'writtenNo'] as const;

/**
 * One vote of a meeting judged by its procedure. Who is due and present is the vote's own; where it names none, the
 * meeting's. Undefined while the procedure or these numbers are not known.
 */
export function judgedVote(meeting: RecordValues, vote: RecordValues, today: string): JudgedVote | undefined {
  const procedure = procedureOf(meeting, textOf(vote, 'procedure'), today);
  const due = numberOf(vote, 'due') ?? numberOf(meeting, 'votersDue');
  const present = numberOf(vote, 'present') ?? numberOf(meeting, 'votersPresent');
  if (procedure === undefined || due === undefined || present === undefined) return undefined;
  const of = (key: (typeof COUNTERS)[number]): number => numberOf(vote, key) ?? 0;
  const count: VoteCount = {
    due,
    present,
    yes: of('yes'),
    no: of('no'),
    abstain: of('abstain'),
    writtenYes: of('writtenYes'),
    writtenNo: of('writtenNo'),
  };
  const judgement = judgeVote(procedure, count);
  const left = present - count.yes - count.no - count.abstain;
  return { procedure, count, judgement, left, result: resultOf(judgement, isCounted(vote)) };
}

/** Whether anything was counted: then the numbers of who is there belong to the vote and follow nobody any more. */
export const isCounted = (vote: RecordValues): boolean =>
  COUNTERS.some((key) => numberOf(vote, key) !== undefined);

function resultOf(judgement: VoteJudgement, counted: boolean): CountedResult | undefined {
  if (!counted || judgement.problems.length > 0) return undefined;
  if (!judgement.isQuorate) return 'no-quorum';
  return judgement.isPassed ? 'passed' : 'failed';
}

/** The vote with the result that its count has; one that people postponed or declared void keeps theirs. */
export function withResult(meeting: RecordValues, vote: RecordValues, today: string): RecordValues {
  if (['postponed', 'void'].includes(textOf(vote, 'result') ?? '')) return vote;
  const result = judgedVote(meeting, vote, today)?.result;
  const { result: _, ...others } = vote;
  return result === undefined ? others : { ...others, result };
}

export type Counter = (typeof COUNTERS)[number];

/**
 * A counter of a vote set anew (null empties it), with the result that follows. With the first ballot the vote keeps
 * who is due and present then: whoever comes later votes on the next motion, not on this one.
 */
export function withCount(
  meeting: RecordValues,
  vote: RecordValues,
  counter: Counter,
  value: number | null,
  today: string,
): RecordValues {
  const { [counter]: _, ...others } = vote;
  const counted: RecordValues = value === null ? others : { ...others, [counter]: value };
  if (!isCounted(counted)) {
    const { due: _due, present: _present, ...open } = counted;
    return withResult(meeting, open, today);
  }
  const fixed = {
    ...counted,
    due: numberOf(vote, 'due') ?? numberOf(meeting, 'votersDue') ?? null,
    present: numberOf(vote, 'present') ?? numberOf(meeting, 'votersPresent') ?? null,
  };
  return withResult(meeting, fixed, today);
}

/** The same motion put again, as after a quorum that was lacking; the first vote stays as it was. */
export function putAgain(vote: RecordValues, id: string): RecordValues {
  const kept = ['item', 'subject', 'procedure', 'method'].flatMap((key) =>
    vote[key] === undefined ? [] : [[key, vote[key]] as const],
  );
  return { id, ...Object.fromEntries(kept) };
}
