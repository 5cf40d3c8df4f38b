import { addDays, earliestDay, latestDay } from '../partial-date';
import { type Period, periodsOfYear } from './periods';
import type { Cell, Condition, RecordsAsked, Requirement } from './requirement';

/** Records of one type in columns, rows from 0; what completeness may ask of the index. */
export interface LedgerColumns {
  readonly size: number;
  isLive(row: number): boolean;
  /** Id of the record. */
  idAt(row: number): string;
  /** Organization that owns it. */
  branchAt(row: number): string | undefined;
  cell(field: string, row: number): Cell;
  hasAttachment(purpose: string, row: number): boolean;
  hasError(row: number): boolean;
}

export interface JudgedBranch {
  readonly id: string;
  readonly orgType: string;
}

/** Not applicable to one organization in one year, with the reason that a person gave. */
export interface Exemption {
  readonly branch: string;
  readonly requirement: string;
  readonly reason: string;
}

export interface JudgeInput {
  readonly requirements: readonly Requirement[];
  readonly branches: readonly JudgedBranch[];
  readonly ledger: (type: string) => LedgerColumns | undefined;
  readonly exemptions: readonly Exemption[];
  readonly year: number;
  /** `YYYY-MM-DD`; what is not over yet is not asked. */
  readonly today: string;
}

/** State of one square of the matrix, the worst of its parts. `none`: nothing was due and nothing is there. */
export type SquareState = 'present' | 'missing' | 'late' | 'exempt' | 'none';

export interface Square {
  readonly state: SquareState;
  /** Parts that were due: periods, or records. */
  readonly due: number;
  /** Parts that are in order. */
  readonly done: number;
  readonly late: number;
  readonly reason?: string;
  readonly holes: readonly Hole[];
}

/** One thing that is not there. */
export interface Hole {
  readonly isLate: boolean;
  /** The record that lacks something; absent: a record is missing. */
  readonly record?: string;
  readonly period?: Period;
  /** How many are there, and how many should be; for periods. */
  readonly count?: number;
  readonly needed?: number;
}

export interface BranchJudgement {
  readonly branch: string;
  /** One a requirement, in their order. */
  readonly squares: readonly Square[];
  /** Share of what was due that is in order, 0 to 100; 100 if nothing was due. */
  readonly score: number;
}

const NO_HOLES: readonly Hole[] = [];
const NOT_ASKED: Square = { state: 'none', due: 0, done: 0, late: 0, holes: NO_HOLES };

/**
 * The matrix of organizations by requirements for one year. Each type's rows are walked once and dealt out to the
 * organizations; a requirement then looks at its own rows only.
 */
export function judgeCompleteness(input: JudgeInput): readonly BranchJudgement[] {
  const places = new Map(input.branches.map(({ id }, index) => [id, index]));
  const exempt = new Map(input.exemptions.map((one) => [`${one.branch} ${one.requirement}`, one.reason]));
  const columns = input.requirements.map((requirement) =>
    judgeRequirement(requirement, input, places, exempt),
  );
  return input.branches.map(({ id }, index) => {
    const squares = columns.map((column) => column[index] ?? NOT_ASKED);
    return { branch: id, squares, score: scoreOf(squares) };
  });
}

/** Share of what was due that is in order, 0 to 100. */
export function scoreOf(squares: readonly Square[]): number {
  const asked = squares.filter(({ state }) => state !== 'exempt' && state !== 'none');
  const due = asked.reduce((sum, square) => sum + square.due, 0);
  const done = asked.reduce((sum, square) => sum + square.done, 0);
  return due === 0 ? 100 : Math.floor((done * 100) / due);
}

function judgeRequirement(
  requirement: Requirement,
  input: JudgeInput,
  places: ReadonlyMap<string, number>,
  exempt: ReadonlyMap<string, string>,
): readonly Square[] {
  const ledger = input.ledger(requirement.measure.records.type);
  const rows = ledger === undefined ? [] : rowsByBranch(requirement.measure.records, ledger, input, places);
  return input.branches.map(({ id, orgType }, index) => {
    if (!requirement.orgTypes.includes(orgType)) return NOT_ASKED;
    const reason = exempt.get(`${id} ${requirement.id}`);
    if (reason !== undefined) return { ...NOT_ASKED, state: 'exempt', reason };
    return squareOf(requirement, ledger, rows[index] ?? [], input);
  });
}

/** Rows that a requirement looks at, by the place of their organization. */
function rowsByBranch(
  asked: RecordsAsked,
  ledger: LedgerColumns,
  { branches, today }: JudgeInput,
  places: ReadonlyMap<string, number>,
): readonly (readonly number[])[] {
  const dealt: number[][] = branches.map(() => []);
  for (let row = 0; row < ledger.size; row++) {
    if (!ledger.isLive(row)) continue;
    const branch = ledger.branchAt(row);
    const place = branch === undefined ? undefined : places.get(branch);
    if (place !== undefined && holdsAll(asked.where, ledger, row, today)) dealt[place]?.push(row);
  }
  return dealt;
}

function squareOf(
  requirement: Requirement,
  ledger: LedgerColumns | undefined,
  rows: readonly number[],
  input: JudgeInput,
): Square {
  const { measure } = requirement;
  if (measure.kind === 'often') return oftenSquare(requirement, ledger, rows, input);
  return ledger === undefined ? NOT_ASKED : eachSquare(requirement, ledger, rows, input);
}

/** Every period that is over must have enough. */
function oftenSquare(
  { measure, from }: Requirement,
  ledger: LedgerColumns | undefined,
  rows: readonly number[],
  { year, today }: JudgeInput,
): Square {
  if (measure.kind !== 'often') return NOT_ASKED;
  const field = measure.records.date;
  const days = rows.map((row) => (field === undefined ? undefined : dayOf(ledger?.cell(field, row))));
  const within = (start: string, end: string) =>
    days.filter((day) => day === undefined || (day >= start && day <= end)).length;
  const due = periodsOfYear(year, measure.every).filter(
    (period) => period.to < today && (from === undefined || period.from >= from),
  );
  const holes: Hole[] = [];
  for (const period of due) {
    const count = within(period.from, period.to);
    if (count >= measure.atLeast) continue;
    const isLate = within(period.from, addDays(period.to, measure.graceDays) ?? period.to) >= measure.atLeast;
    holes.push({ isLate, period, count, needed: measure.atLeast });
  }
  return summed(due.length, holes);
}

/** Every record of the year must hold what is asked. */
function eachSquare(
  { measure, from }: Requirement,
  ledger: LedgerColumns,
  rows: readonly number[],
  { year, today }: JudgeInput,
): Square {
  if (measure.kind !== 'each') return NOT_ASKED;
  const first = from !== undefined && from > `${year}-01-01` ? from : `${year}-01-01`;
  const field = measure.records.date;
  const asked = rows.filter((row) => {
    const day = field === undefined ? undefined : dayOf(ledger.cell(field, row));
    return field === undefined || (day !== undefined && day >= first && day <= `${year}-12-31`);
  });
  const holes = asked
    .filter((row) => !holdsAll(measure.holds, ledger, row, today))
    .map((row) => ({
      isLate: measure.late !== undefined && holdsAll(measure.late, ledger, row, today),
      record: ledger.idAt(row),
    }));
  return summed(asked.length, holes);
}

function summed(due: number, holes: readonly Hole[]): Square {
  const late = holes.filter(({ isLate }) => isLate).length;
  const state =
    due === 0 ? 'none' : holes.length === 0 ? 'present' : late === holes.length ? 'late' : 'missing';
  return { state, due, done: due - holes.length, late, holes: holes.length === 0 ? NO_HOLES : holes };
}

/** Last day that a cell's date can mean: a month-only date counts for its month. */
function dayOf(cell: Cell): string | undefined {
  return typeof cell === 'string' ? latestDay(cell) : undefined;
}

function holdsAll(
  conditions: readonly Condition[] | undefined,
  ledger: LedgerColumns,
  row: number,
  today: string,
): boolean {
  return conditions === undefined || conditions.every((one) => holds(one, ledger, row, today));
}

function holds(condition: Condition, ledger: LedgerColumns, row: number, today: string): boolean {
  if ('any' in condition) return condition.any.some((one) => holds(one, ledger, row, today));
  if ('sound' in condition) return !ledger.hasError(row);
  if ('attachment' in condition) return ledger.hasAttachment(condition.attachment, row);
  const cell = ledger.cell(condition.field, row);
  if ('in' in condition) return condition.in.includes(cell);
  if ('notIn' in condition) return !condition.notIn.includes(cell);
  if ('atLeast' in condition) return Number(cell ?? 0) >= condition.atLeast;
  if ('day' in condition) return isOnSide(condition.day, cell, today);
  const isEmpty = cell === undefined || cell === '' || cell === 0;
  return condition.is === 'empty' ? isEmpty : !isEmpty;
}

/** An empty date is on neither side. */
function isOnSide(side: 'past' | 'not-past', cell: Cell, today: string): boolean {
  if (typeof cell !== 'string' || earliestDay(cell) === undefined) return false;
  const isPast = (latestDay(cell) ?? '') < today;
  return side === 'past' ? isPast : !isPast;
}
