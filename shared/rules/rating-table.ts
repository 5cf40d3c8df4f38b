import type { RatedSubject, Rating } from './rating-result';
import { type Hundredths, showHundredths } from './scoring';

/** Last year's result of the same subject (纵向比). */
export interface EarlierResult {
  readonly score?: Hundredths;
  readonly grade?: string;
}

/** The result as a table in the usual columns, for paper and Excel; every cell is a text. */
export interface RatingTable {
  readonly headings: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Lays a result out: each group with its weight, score and product, then the sum, the grade, the place, the comparison. */
export function ratingTable(
  { subjects, kinds }: Rating,
  target: 'org' | 'member',
  earlier: ReadonlyMap<string, EarlierResult>,
): RatingTable {
  const groups = subjects[0]?.parts ?? [];
  return {
    headings: [
      target === 'member' ? '姓名' : '党组织',
      target === 'member' ? '所在党支部' : '类别',
      ...groups.flatMap(({ label, weight }) => [label, `${label}×${weight}%`]),
      '加分',
      '扣分',
      '得分',
      '满意率（%）',
      '等次',
      '同类名次',
      '上年得分',
      '比上年',
      '同类平均',
      '说明',
    ],
    rows: subjects.map((subject) => {
      const before = earlier.get(subject.key);
      const mean = kinds.find(({ kind }) => kind === subject.kind)?.mean;
      return [
        subject.name,
        subject.kind,
        ...subject.parts.flatMap(({ score, product }) => [shown(score), shown(product)]),
        shownUnlessZero(subject.adjustment.bonus),
        shownUnlessZero(subject.adjustment.deduction),
        shown(subject.score),
        shown(subject.satisfaction),
        subject.grade ?? '',
        subject.rank === undefined ? '' : `${subject.rank}/${subject.rankOf}`,
        before === undefined ? '' : before.score === undefined ? (before.grade ?? '') : shown(before.score),
        differenceInWords(subject.score, before?.score),
        shown(mean),
        subject.open ?? subject.note ?? '',
      ];
    }),
  };
}

/** In the order of the result: by kind, then place; those without a score last. */
export const inOrder = (subjects: readonly RatedSubject[]): readonly RatedSubject[] =>
  [...subjects].sort(
    (a, b) =>
      (a.kind === b.kind ? 0 : a.kind < b.kind ? -1 : 1) ||
      (a.rank ?? Number.MAX_SAFE_INTEGER) - (b.rank ?? Number.MAX_SAFE_INTEGER),
  );

/** `升 1.20`, `降 0.50`, `持平`; empty where one of both is missing. */
export function differenceInWords(now: Hundredths | undefined, before: Hundredths | undefined): string {
  if (now === undefined || before === undefined) return '';
  if (now === before) return '持平';
  return `${now > before ? '升' : '降'} ${showHundredths(Math.abs(now - before))}`;
}

const shown = (score: Hundredths | undefined): string => (score === undefined ? '' : showHundredths(score));
const shownUnlessZero = (score: Hundredths): string => (score === 0 ? '' : showHundredths(score));
