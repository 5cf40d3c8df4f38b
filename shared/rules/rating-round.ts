import { labelOf } from '../records/codes';
import type { RecordValues } from '../records/define';
import { addDecimals, type Decimal, readDecimal } from './decimal';
import type { Hundredths } from './scoring';
import { countOf, elementsOf, textOf } from './values';

/** Who is voted on, by the number that stands on the ballot. */
export interface RoundSubject {
  /** From 1; stays when somebody above is taken off the list. */
  readonly seat: number;
  readonly name: string;
  readonly organizationId?: string;
  readonly memberId?: string;
  /** With whom it is compared: kind of organization, branch of a person. */
  readonly kind: string;
}

/** A grade of the ballot and the digit that stands for it. */
export interface RoundGrade {
  readonly key: number;
  readonly grade: string;
  readonly label: string;
  readonly points: Hundredths | null;
  readonly isExcluded: boolean;
}

export interface RoundItem {
  readonly code: string;
  readonly text: string;
  readonly max: Hundredths | undefined;
  readonly isDeduction: boolean;
  /** Bonus and deduction may be left out; a standard item may not. */
  readonly isOptional: boolean;
}

export interface RoundBallot {
  readonly id: string;
  readonly number: number;
  readonly marks: string;
  readonly isInvalid: boolean;
}

export interface RoundCount {
  readonly id: string;
  readonly seat: number;
  readonly key: number;
  readonly count: number;
}

export interface RoundScore {
  readonly id: string;
  readonly rater: string;
  readonly seat: number;
  readonly code: string;
  readonly points: Hundredths;
}

export type RatingMethod = 'ballots' | 'counts' | 'scores';

/** A record of type `rating-round`, read: lists in the order of the paper. */
export interface RatingRound {
  readonly title: string;
  readonly year: string;
  readonly schemeId: string | undefined;
  readonly branchId: string | undefined;
  readonly group: string;
  readonly groupLabel: string;
  readonly weight: number | undefined;
  readonly target: 'org' | 'member';
  readonly method: RatingMethod;
  readonly heldAt: string | undefined;
  readonly entitled: number | undefined;
  readonly issued: number | undefined;
  /** As typed; only where ballots were counted by hand. */
  readonly returned: number | undefined;
  readonly full: Hundredths;
  readonly subjects: readonly RoundSubject[];
  readonly grades: readonly RoundGrade[];
  readonly items: readonly RoundItem[];
  readonly ballots: readonly RoundBallot[];
  readonly counts: readonly RoundCount[];
  readonly scores: readonly RoundScore[];
}

const FULL: Hundredths = 10_000;

/** Reads the values of a `rating-round` record. Elements that say nothing usable (no seat, no key) are left out. */
export function readRound(values: RecordValues): RatingRound {
  const method = textOf(values, 'method');
  const group = textOf(values, 'group') ?? '';
  return {
    title: textOf(values, 'title') ?? '',
    year: (textOf(values, 'year') ?? '').slice(0, 4),
    schemeId: textOf(values, 'schemeId'),
    branchId: textOf(values, 'branchId'),
    group,
    groupLabel: labelOf('rater-group', group),
    weight: countOf(values, 'weight'),
    target: values.target === 'member' ? 'member' : 'org',
    method: method === 'counts' || method === 'scores' ? method : 'ballots',
    heldAt: textOf(values, 'heldAt'),
    entitled: countOf(values, 'entitled'),
    issued: countOf(values, 'issued'),
    returned: countOf(values, 'returned'),
    full: hundredthsOf(values.full) ?? FULL,
    subjects: readSubjects(values),
    grades: readGrades(values),
    items: readItems(values),
    ballots: readBallots(values),
    counts: readCounts(values),
    scores: readScores(values),
  };
}

/** A stored decimal in whole hundredths; undefined for none, or one that needs more than two decimals. */
export function hundredthsOf(value: unknown): Hundredths | undefined {
  const decimal = readDecimal(value);
  if (decimal === undefined) return undefined;
  const { digits, scale }: Decimal = addDecimals([decimal, { digits: 0n, scale: 2 }]);
  const unit = 10n ** BigInt(scale - 2);
  return digits % unit === 0n ? Number(digits / unit) : undefined;
}

function readSubjects(values: RecordValues): readonly RoundSubject[] {
  const subjects = elementsOf(values, 'subjects').flatMap((element): readonly RoundSubject[] => {
    const seat = countOf(element, 'seat');
    if (seat === undefined || seat < 1) return [];
    const [organizationId, memberId] = [textOf(element, 'organizationId'), textOf(element, 'memberId')];
    return [
      {
        seat,
        name: textOf(element, 'name') ?? `第 ${seat} 号`,
        kind: textOf(element, 'kind') ?? '未分类',
        ...(organizationId === undefined ? {} : { organizationId }),
        ...(memberId === undefined ? {} : { memberId }),
      },
    ];
  });
  return firstOfEach(subjects, ({ seat }) => seat).sort((a, b) => a.seat - b.seat);
}

function readGrades(values: RecordValues): readonly RoundGrade[] {
  const grades = elementsOf(values, 'grades').flatMap((element): readonly RoundGrade[] => {
    const key = countOf(element, 'key');
    const grade = textOf(element, 'grade');
    if (key === undefined || key < 1 || key > 9 || grade === undefined) return [];
    const points = hundredthsOf(element.points) ?? null;
    const label = labelOf('satisfaction-grade', grade);
    return [{ key, grade, label, points, isExcluded: element.isExcluded === true }];
  });
  return firstOfEach(grades, ({ key }) => key).sort((a, b) => a.key - b.key);
}

function readItems(values: RecordValues): readonly RoundItem[] {
  return [...elementsOf(values, 'items')]
    .sort((a, b) => (countOf(a, 'order') ?? 0) - (countOf(b, 'order') ?? 0))
    .flatMap((element): readonly RoundItem[] => {
      const code = textOf(element, 'code');
      if (code === undefined || element.type === 'veto') return [];
      const text = textOf(element, 'text') ?? code;
      const isDeduction = element.type === 'deduct';
      const isOptional = isDeduction || element.type === 'bonus';
      return [{ code, text, max: hundredthsOf(element.max), isDeduction, isOptional }];
    });
}

function readBallots(values: RecordValues): readonly RoundBallot[] {
  return elementsOf(values, 'ballots')
    .map((element) => ({
      id: textOf(element, 'id') ?? '',
      number: countOf(element, 'number') ?? 0,
      marks: textOf(element, 'marks') ?? '',
      isInvalid: element.isInvalid === true,
    }))
    .sort((a, b) => a.number - b.number || (a.id < b.id ? -1 : 1));
}

function readCounts(values: RecordValues): readonly RoundCount[] {
  return elementsOf(values, 'counts').flatMap((element): readonly RoundCount[] => {
    const [seat, key, count] = [countOf(element, 'seat'), countOf(element, 'key'), countOf(element, 'count')];
    if (seat === undefined || key === undefined || count === undefined || count < 0) return [];
    return [{ id: textOf(element, 'id') ?? '', seat, key, count }];
  });
}

function readScores(values: RecordValues): readonly RoundScore[] {
  return elementsOf(values, 'scores').flatMap((element): readonly RoundScore[] => {
    const [rater, seat] = [textOf(element, 'rater'), countOf(element, 'seat')];
    const points = hundredthsOf(element.points);
    if (rater === undefined || seat === undefined || points === undefined || points < 0) return [];
    const code = textOf(element, 'code') ?? '';
    return [{ id: textOf(element, 'id') ?? '', rater, seat, code, points }];
  });
}

/** Two PCs may have added the same seat or key before their records met: the first one counts. */
function firstOfEach<T>(elements: readonly T[], keyOf: (element: T) => number): T[] {
  const known = new Map<number, T>();
  for (const element of elements) if (!known.has(keyOf(element))) known.set(keyOf(element), element);
  return [...known.values()];
}
