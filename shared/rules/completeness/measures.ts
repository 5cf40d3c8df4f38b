import { earliestDay, latestDay } from '../partial-date';
import { type LedgerColumns, testOf } from './conditions';
import type { Hole, JudgeInput } from './judgement';
import { type DuePeriod, duePeriods } from './periods';
import type { Cell, EachMeasure, OftenMeasure, PerMeasure, RecordsAsked, Requirement } from './requirement';

/** Per organization, in their order: parts that were due, in order, and late. */
export interface Tally {
  readonly due: Int32Array;
  readonly done: Int32Array;
  readonly late: Int32Array;
}

/** What a measure is taken of. */
export interface Asked {
  readonly requirement: Requirement;
  readonly input: JudgeInput;
  /** 1 for organizations to which the requirement applies. */
  readonly applies: Uint8Array;
  /** Where holes are listed; null: they are only counted. */
  readonly holes: Hole[] | null;
}

/** Every period that is over must have enough. */
export function oftenTally(measure: OftenMeasure, asked: Asked): Tally {
  const { requirement, input, applies, holes } = asked;
  const periods = duePeriods(input.year, measure, requirement.from, input.today);
  const { branches } = input;
  const tally = emptyTally(branches.length);
  if (periods.length === 0) return tally;
  const counts = new Counts(branches.length, periods);
  const ledger = input.ledger(measure.records.type);
  if (ledger !== undefined) {
    const amount = measure.sum === undefined ? undefined : ledger.reader(measure.sum);
    eachRow(measure.records, ledger, asked, (row, place, day) =>
      counts.add(place, day, amount === undefined ? 1 : Number(amount(row) ?? 0)),
    );
  }
  branches.forEach(({ id, since }, place) => {
    if (applies[place] !== 1) return;
    counts.judge(place, since, measure.atLeast, tally, place, holes, { branch: id });
  });
  return tally;
}

/** Every record of the year must hold what is asked. */
export function eachTally(measure: EachMeasure, asked: Asked): Tally {
  const { requirement, input, holes } = asked;
  const { year, today, branches } = input;
  const tally = emptyTally(branches.length);
  const ledger = input.ledger(measure.records.type);
  if (ledger === undefined) return tally;
  const { from } = requirement;
  const first = from !== undefined && from > `${year}-01-01` ? from : `${year}-01-01`;
  const end = `${year}-12-31`;
  const holds = testOf(measure.holds, ledger, today);
  const isLate = measure.late === undefined ? () => false : testOf(measure.late, ledger, today);
  const isDated = measure.records.date !== undefined;
  eachRow(measure.records, ledger, asked, (row, place, day) => {
    if (isDated && (day === undefined || day.last < first || day.last > end)) return;
    count(tally.due, place);
    if (holds(row)) return count(tally.done, place);
    const late = isLate(row);
    if (late) count(tally.late, place);
    holes?.push({ branch: branches[place]?.id ?? '', isLate: late, record: ledger.idAt(row) });
  });
  return tally;
}

/** Every subject must have enough records about it in every period that is over. */
export function perTally(measure: PerMeasure, asked: Asked): Tally {
  const { requirement, input, holes } = asked;
  const periods = duePeriods(input.year, measure, requirement.from, input.today);
  const tally = emptyTally(input.branches.length);
  const members = input.ledger(measure.subjects.type);
  if (periods.length === 0 || members === undefined) return tally;
  const subjects = subjectsOf(measure, members, asked);
  const counts = new Counts(subjects.rows.length, periods);
  const ledger = input.ledger(measure.records.type);
  if (ledger !== undefined) countRecords(measure, ledger, subjects, counts, input);
  const since = members.reader(measure.subjects.since);
  subjects.rows.forEach((row, at) => {
    const place = subjects.places[at] ?? 0;
    const began = since(row);
    const first = typeof began === 'string' ? earliestDay(began) : undefined;
    const hole = { branch: input.branches[place]?.id ?? '', subject: members.idAt(row) };
    counts.judge(at, first, measure.atLeast, tally, place, holes, hole);
  });
  return tally;
}

interface Subjects {
  readonly rows: readonly number[];
  /** Place of each one's organization. */
  readonly places: readonly number[];
  readonly byId: ReadonlyMap<string, number>;
  /** Those whose name nobody else in their organization has. */
  readonly byName: ReadonlyMap<string, number>;
}

function subjectsOf({ subjects }: PerMeasure, members: LedgerColumns, asked: Asked): Subjects {
  const rows: number[] = [];
  const places: number[] = [];
  const byId = new Map<string, number>();
  const byName = new Map<string, number>();
  const names = members.reader(subjects.name);
  eachRow(
    { type: subjects.type, ...(subjects.where ? { where: subjects.where } : {}) },
    members,
    asked,
    (row, place) => {
      const at = rows.length;
      rows.push(row);
      places.push(place);
      byId.set(members.idAt(row), at);
      const name = nameKey(members.branchAt(row), names(row));
      byName.set(name, byName.has(name) ? NOBODY : at);
    },
  );
  return { rows, places, byId, byName };
}

/** Two people of one name can't be told apart by it. */
const NOBODY = -1;

const nameKey = (branch: string | undefined, name: Cell): string => `${branch ?? ''} ${name ?? ''}`;

function countRecords(
  { records, about }: PerMeasure,
  ledger: LedgerColumns,
  subjects: Subjects,
  counts: Counts,
  { today }: JudgeInput,
): void {
  const test = testOf(records.where, ledger, today);
  const reference = ledger.reader(about.reference);
  const name = ledger.reader(about.name);
  const day = dayReader(records, ledger);
  for (let row = 0; row < ledger.size; row++) {
    if (!ledger.isLive(row) || !test(row)) continue;
    const id = reference(row);
    const at =
      typeof id === 'string'
        ? subjects.byId.get(id)
        : subjects.byName.get(nameKey(ledger.branchAt(row), name(row)));
    if (at !== undefined && at !== NOBODY) counts.add(at, day(row), 1);
  }
}

/** First and last day that a record's date can mean. */
interface Day {
  readonly first: string;
  readonly last: string;
}

/** Amounts per subject and period, those in time and all. */
class Counts {
  private readonly inTime: Float64Array;
  private readonly all: Float64Array;

  constructor(
    subjects: number,
    private readonly periods: readonly DuePeriod[],
  ) {
    this.inTime = new Float64Array(subjects * periods.length);
    this.all = new Float64Array(subjects * periods.length);
  }

  /** An amount of a day; without one it counts for every period. */
  add(subject: number, day: Day | undefined, amount: number): void {
    const { periods } = this;
    const start = subject * periods.length;
    let at = periods.length - 1;
    if (day !== undefined) while (at >= 0 && day.last < (periods[at]?.from ?? '')) at -= 1;
    // Periods follow each other: once a day is too late for one, it is for all before.
    for (; at >= 0; at -= 1) {
      const period = periods[at];
      if (period === undefined || (day !== undefined && day.last > period.last)) return;
      this.all[start + at] = (this.all[start + at] ?? 0) + amount;
      const isInTime = day === undefined || (day.last <= period.to && day.first <= period.deadline);
      if (isInTime) this.inTime[start + at] = (this.inTime[start + at] ?? 0) + amount;
    }
  }

  /** Counts what one subject's periods are, and lists their holes. */
  judge(
    subject: number,
    since: string | undefined,
    needed: number,
    tally: Tally,
    place: number,
    holes: Hole[] | null,
    hole: Pick<Hole, 'branch' | 'subject'>,
  ): void {
    const { periods } = this;
    for (let at = 0; at < periods.length; at++) {
      const period = periods[at];
      if (period === undefined || (since !== undefined && period.from < since)) continue;
      count(tally.due, place);
      const inTime = this.inTime[subject * periods.length + at] ?? 0;
      if (inTime >= needed) {
        count(tally.done, place);
        continue;
      }
      const isLate = (this.all[subject * periods.length + at] ?? 0) >= needed;
      if (isLate) count(tally.late, place);
      holes?.push({ ...hole, isLate, period, count: inTime, needed });
    }
  }
}

const emptyTally = (branches: number): Tally => ({
  due: new Int32Array(branches),
  done: new Int32Array(branches),
  late: new Int32Array(branches),
});

function count(into: Int32Array, place: number): void {
  into[place] = (into[place] ?? 0) + 1;
}

/** Live rows that are asked for, of organizations to which the requirement applies, with place and day. */
function eachRow(
  records: RecordsAsked,
  ledger: LedgerColumns,
  { input, applies }: Asked,
  visit: (row: number, place: number, day: Day | undefined) => void,
): void {
  const places = input.placesOf(records.type);
  const test = testOf(records.where, ledger, input.today);
  const day = dayReader(records, ledger);
  for (let row = 0; row < ledger.size; row++) {
    const place = places[row] ?? -1;
    if (place >= 0 && applies[place] === 1 && ledger.isLive(row) && test(row)) visit(row, place, day(row));
  }
}

const NO_DAY: Day = { first: '', last: '' };

/** Reads a row's day; undefined: its type has none, so that it belongs to every period. */
function dayReader({ date }: RecordsAsked, ledger: LedgerColumns): (row: number) => Day | undefined {
  if (date === undefined) return () => undefined;
  const read = ledger.reader(date);
  return (row) => {
    const cell = read(row);
    if (typeof cell !== 'string') return NO_DAY;
    // Nearly all dates are whole days, and there may be a hundred thousand of them.
    if (cell.length === 10) return { first: cell, last: cell };
    return { first: earliestDay(cell) ?? '', last: latestDay(cell) ?? '' };
  };
}
