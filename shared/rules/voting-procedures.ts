/**
 * When a meeting may open and when a motion passes. "More than half" has different denominators in different
 * procedures (those who should be there, those who are), so the table is data: a rule set with a date of effect, and a
 * meeting keeps the set under which it was held. Counted in whole numbers; no rate is ever rounded.
 */

/** A share of people: `isStrict` says more than it, otherwise at least it. */
export interface Share {
  readonly numerator: number;
  readonly denominator: number;
  readonly isStrict: boolean;
}

export interface VotingProcedure {
  /** Eternal; stored with the agenda item. */
  readonly id: string;
  readonly label: string;
  /** Those with a vote who are present, out of those with a vote who should be. */
  readonly open: Share;
  /** Votes in favour, out of whom. */
  readonly pass: Share & { readonly of: 'due' | 'present' };
  /** Opinions handed in by writing before the meeting count as votes. */
  readonly countsWritten: boolean;
  readonly source: string;
}

export interface VotingRuleSet {
  readonly id: string;
  /** First day on which it holds, `YYYY-MM-DD`. */
  readonly from: string;
  readonly procedures: readonly VotingProcedure[];
}

const half = (isStrict: boolean): Share => ({ numerator: 1, denominator: 2, isStrict });
const twoThirds: Share = { numerator: 2, denominator: 3, isStrict: false };
const fourFifths: Share = { numerator: 4, denominator: 5, isStrict: false };

/** Rule sets in ascending order of effect. The 2020 regulation on elections left the other procedures as they were. */
export const VOTING_RULE_SETS: readonly VotingRuleSet[] = [
  {
    id: 'voting-2018',
    from: '2018-10-28',
    procedures: [
      {
        id: 'general',
        label: '党员大会一般表决',
        open: half(false),
        pass: { ...half(true), of: 'due' },
        countsWritten: false,
        source: '《中国共产党支部工作条例（试行）》第十一条',
      },
      {
        id: 'admission',
        label: '接收预备党员、预备党员转正',
        open: half(true),
        pass: { ...half(true), of: 'due' },
        countsWritten: true,
        source: '《中国共产党发展党员工作细则》（支部大会讨论接收、转正）',
      },
      {
        id: 'election',
        label: '党员大会选举',
        open: fourFifths,
        pass: { ...half(true), of: 'present' },
        countsWritten: false,
        source: '《中国共产党基层组织选举工作条例》',
      },
      {
        id: 'committee',
        label: '支部委员会表决',
        open: half(true),
        pass: { ...half(true), of: 'due' },
        countsWritten: false,
        source: '《中国共产党支部工作条例（试行）》第十三条：过半数委员到会',
      },
      {
        id: 'village-assembly',
        label: '四议：党员大会审议',
        open: twoThirds,
        pass: { ...half(true), of: 'due' },
        countsWritten: false,
        source: '“四议两公开”工作法（各地规定，可由上级另定）',
      },
      {
        id: 'village-representatives',
        label: '村民代表会议',
        open: twoThirds,
        pass: { ...half(true), of: 'present' },
        countsWritten: false,
        source: '《中华人民共和国村民委员会组织法》第二十六条',
      },
      {
        id: 'villagers',
        label: '村民会议（十八周岁以上村民）',
        open: half(true),
        pass: { ...half(true), of: 'present' },
        countsWritten: false,
        source: '《中华人民共和国村民委员会组织法》第二十二条',
      },
      {
        id: 'villagers-households',
        label: '村民会议（户的代表）',
        open: twoThirds,
        pass: { ...half(true), of: 'present' },
        countsWritten: false,
        source: '《中华人民共和国村民委员会组织法》第二十二条',
      },
    ],
  },
];

/** The rule set in force on a day; before the first one, the first. */
export function votingRuleSetOn(day: string): VotingRuleSet {
  const inForce = VOTING_RULE_SETS.filter(({ from }) => from <= day).at(-1) ?? VOTING_RULE_SETS[0];
  if (inForce === undefined) throw new Error('there is no voting rule set');
  return inForce;
}

/** A procedure of the rule set in force on a day. */
export function votingProcedure(id: string, day: string): VotingProcedure | undefined {
  return votingRuleSetOn(day).procedures.find((procedure) => procedure.id === id);
}

/** Numbers of one vote; all of people with a vote. */
export interface VoteCount {
  /** Who should be there. */
  readonly due: number;
  readonly present: number;
  readonly yes: number;
  readonly no: number;
  readonly abstain: number;
  /** Written opinions in favour and against, handed in before the meeting; counted only where the procedure says so. */
  readonly writtenYes: number;
  readonly writtenNo: number;
}

export interface VoteJudgement {
  /** Enough are there to open. */
  readonly isQuorate: boolean;
  /** Quorate, the votes add up, and enough are in favour. */
  readonly isPassed: boolean;
  /** Chinese: what does not add up (V11), empty when all does. */
  readonly problems: readonly string[];
  /** Fewest present with which the meeting may open. */
  readonly presentNeeded: number;
  /** Fewest votes in favour with which the motion passes. */
  readonly yesNeeded: number;
  /** Chinese: the rule that was applied, with its source, as it is shown beside the result. */
  readonly rule: string;
}

/** Whether `count` people of `total` reach a share. */
export function reaches(share: Share, count: number, total: number): boolean {
  const left = count * share.denominator;
  const right = total * share.numerator;
  return share.isStrict ? left > right : left >= right;
}

/** Fewest people of `total` that reach a share. */
export function fewest(share: Share, total: number): number {
  const product = total * share.numerator;
  return share.isStrict
    ? Math.floor(product / share.denominator) + 1
    : Math.ceil(product / share.denominator);
}

/** Judges one vote by one procedure (checks V11 and V12). */
export function judgeVote(procedure: VotingProcedure, count: VoteCount): VoteJudgement {
  const written = procedure.countsWritten ? count.writtenYes + count.writtenNo : 0;
  const yes = count.yes + (procedure.countsWritten ? count.writtenYes : 0);
  const base = procedure.pass.of === 'due' ? count.due : count.present;
  const problems = sumProblems(count, written);
  const isQuorate = count.due > 0 && reaches(procedure.open, count.present, count.due);
  return {
    isQuorate,
    isPassed: isQuorate && problems.length === 0 && reaches(procedure.pass, yes, base),
    problems,
    presentNeeded: fewest(procedure.open, count.due),
    yesNeeded: fewest(procedure.pass, base),
    rule: ruleInWords(procedure),
  };
}

function sumProblems(count: VoteCount, written: number): readonly string[] {
  const problems: string[] = [];
  const cast = count.yes + count.no + count.abstain;
  if (Object.values(count).some((number) => !Number.isSafeInteger(number) || number < 0))
    problems.push('人数和票数应为不小于 0 的整数。');
  if (count.present + written > count.due)
    problems.push(
      `实到 ${count.present} 人${written > 0 ? `加书面意见 ${written} 人` : ''}，多于应到 ${count.due} 人。`,
    );
  if (cast !== count.present)
    problems.push(`赞成、反对、弃权合计 ${cast} 票，与实到有表决权的 ${count.present} 人不符。`);
  return problems;
}

/** Chinese: a procedure with its source, as it is shown beside what was decided by it. */
export function ruleInWords({ label, open, pass, countsWritten, source }: VotingProcedure): string {
  const base = pass.of === 'due' ? '应到会' : '实到会';
  const written = countsWritten ? '，会前提交的书面意见计入票数' : '';
  return `${label}：${inWords(open)}有表决权的人到会方可开会；赞成票${inWords(pass)}${base}有表决权人数为通过${written}。依据：${source}。`;
}

/** A share as rules write it; 以上 includes the number itself. */
function inWords({ numerator, denominator, isStrict }: Share): string {
  const name = denominator === 2 ? '半数' : `${CHINESE[denominator]}分之${CHINESE[numerator]}`;
  return isStrict ? `超过${name}` : `${name}以上`;
}

const CHINESE: Readonly<Record<number, string>> = { 1: '一', 2: '二', 3: '三', 4: '四', 5: '五' };
