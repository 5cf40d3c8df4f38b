import { markAt } from './rating-ballot';
import type { RatingRound } from './rating-round';
import type { Hundredths } from './scoring';

/** What the ballots of a round say of one seat. */
export interface SeatCount {
  /** Ballots per key of a grade. */
  readonly counts: ReadonlyMap<number, number>;
  /** Left blank, or spoilt as a whole. */
  readonly blank: number;
}

/** Counts all ballots of a round, seat by seat, in one go. */
export function countSeats(round: RatingRound): ReadonlyMap<number, SeatCount> {
  const seats = new Map(
    round.subjects.map(({ seat }) => [seat, { counts: new Map<number, number>(), blank: 0 }]),
  );
  const add = (seat: number, key: number, count: number): void => {
    const own = seats.get(seat);
    if (own === undefined) return;
    if (round.grades.some((grade) => grade.key === key))
      own.counts.set(key, (own.counts.get(key) ?? 0) + count);
    else own.blank += count;
  };
  if (round.method === 'counts') for (const { seat, key, count } of round.counts) add(seat, key, count);
  if (round.method === 'ballots')
    for (const { marks, isInvalid } of round.ballots)
      for (const { seat } of round.subjects) add(seat, isInvalid ? 0 : Number(markAt(marks, seat)), 1);
  return seats;
}

/** Ballots that came back: counted where each was entered, else as written down. */
export const returnedOf = (round: RatingRound): number | undefined =>
  round.method === 'ballots' ? round.ballots.length : round.returned;

/** What does not add up in a row of counts against the ballots that came back, in words; undefined: it does. */
export function rowProblem(seat: SeatCount | undefined, returned: number | undefined): string | undefined {
  if (seat === undefined || returned === undefined) return undefined;
  const sum = [...seat.counts.values()].reduce((total, count) => total + count, seat.blank);
  if (sum === returned) return undefined;
  const off = Math.abs(sum - returned);
  return `合计 ${sum} 票，收回 ${returned} 票，${sum > returned ? '多' : '少'} ${off} 票`;
}

/** What does not hold for a round as a whole, in Chinese sentences. */
export function roundProblems(round: RatingRound): readonly string[] {
  const { entitled, issued } = round;
  const returned = returnedOf(round);
  const problems: string[] = [];
  if (entitled !== undefined && issued !== undefined && issued > entitled)
    problems.push(`发出 ${issued} 票，多于应参加的 ${entitled} 人。`);
  // More ballots than were given out: the vote is void (rules of election by basic-level organizations).
  const most = issued ?? entitled;
  if (round.method !== 'scores' && returned !== undefined && most !== undefined && returned > most)
    problems.push(
      `收回 ${returned} 票，多于${issued === undefined ? '应参加' : '发出'}的 ${most}${issued === undefined ? ' 人' : ' 票'}，本次测评无效。`,
    );
  if (round.method === 'counts') problems.push(...rowProblems(round, returned));
  if (round.method === 'scores')
    for (const { rater, seat } of missingScores(round))
      problems.push(`${rater}给 ${seat} 号的分还没有打完，暂不计入。`);
  return problems;
}

function rowProblems(round: RatingRound, returned: number | undefined): readonly string[] {
  const seats = countSeats(round);
  const isOff = ({ seat }: { readonly seat: number }) => rowProblem(seats.get(seat), returned) !== undefined;
  const off = round.subjects.filter(isOff);
  return off.length === 0 ? [] : [`有 ${off.length} 行票数合计与收回的票数不符。`];
}

/** Marks of several raters of one subject: their sum and their number, so that rounds can be put together. */
export interface Share {
  readonly total: Hundredths;
  readonly votes: number;
}

/** What a round gives each seat: each valid ballot counts once, and so does each rater with a whole sheet. */
export function sharesOf(round: RatingRound): ReadonlyMap<number, Share> {
  return round.method === 'scores' ? scoreShares(round) : ballotShares(round);
}

function ballotShares(round: RatingRound): ReadonlyMap<number, Share> {
  const shares = new Map<number, Share>();
  for (const [seat, { counts }] of countSeats(round)) {
    let [total, votes] = [0, 0];
    for (const { key, points, isExcluded } of round.grades) {
      if (isExcluded || points === null) continue;
      const count = counts.get(key) ?? 0;
      total += count * points;
      votes += count;
    }
    shares.set(seat, { total, votes });
  }
  return shares;
}

function scoreShares(round: RatingRound): ReadonlyMap<number, Share> {
  const shares = new Map<number, Share>(round.subjects.map(({ seat }) => [seat, { total: 0, votes: 0 }]));
  for (const { seat, points } of sheetsOf(round)) {
    const share = shares.get(seat);
    if (share === undefined || points === undefined) continue;
    shares.set(seat, { total: share.total + points, votes: share.votes + 1 });
  }
  return shares;
}

/** Sheet of one rater for one subject; without points while an item is missing. */
export interface ScoreSheet {
  readonly rater: string;
  readonly seat: number;
  readonly points: Hundredths | undefined;
}

/** All sheets of named scores that somebody began. Deductions are taken off, and none falls below 0. */
export function sheetsOf(round: RatingRound): readonly ScoreSheet[] {
  const sheets = new Map<string, { rater: string; seat: number; points: Map<string, Hundredths> }>();
  for (const { rater, seat, code, points } of round.scores) {
    const key = `${seat}:${rater}`;
    const sheet = sheets.get(key) ?? { rater, seat, points: new Map<string, Hundredths>() };
    sheet.points.set(code, points);
    sheets.set(key, sheet);
  }
  return [...sheets.values()].map(({ rater, seat, points }) => ({
    rater,
    seat,
    points: round.items.length === 0 ? points.get('') : sumOfItems(round, points),
  }));
}

function sumOfItems(round: RatingRound, points: ReadonlyMap<string, Hundredths>): Hundredths | undefined {
  let sum = 0;
  for (const { code, isDeduction, isOptional } of round.items) {
    const own = points.get(code);
    if (own === undefined && !isOptional) return undefined;
    sum += isDeduction ? -(own ?? 0) : (own ?? 0);
  }
  return Math.max(0, sum);
}

const missingScores = (round: RatingRound): readonly ScoreSheet[] =>
  sheetsOf(round).filter(({ points }) => points === undefined);
