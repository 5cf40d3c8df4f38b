import type { MatrixBranch, SquareMark } from '../../data/api';

/** What a square shows: a sign that is read without colour, and its word. */
export const MARKS: Readonly<Record<SquareMark, { readonly sign: string; readonly word: string }>> = {
  p: { sign: '✓', word: '齐' },
  m: { sign: '✗', word: '缺' },
  l: { sign: '迟', word: '迟' },
  x: { sign: '免', word: '不适用' },
  '-': { sign: '', word: '无需检查' },
};

const isMark = (text: string): text is SquareMark => Object.hasOwn(MARKS, text);

/** Mark of one square. */
export function markAt(branch: MatrixBranch, at: number): SquareMark {
  const mark = branch.marks[at] ?? '-';
  return isMark(mark) ? mark : '-';
}

/** The square in words, for those who hear it: 缺，应有 10，齐 8. */
export function wordsAt(branch: MatrixBranch, at: number): string {
  const mark = markAt(branch, at);
  const { word } = MARKS[mark];
  if (mark === '-' || mark === 'x') return word;
  return `${word}，应有 ${branch.due[at] ?? 0}，齐 ${branch.done[at] ?? 0}`;
}

/** What stands in the square: how many are missing says more than that some are. */
export function signAt(branch: MatrixBranch, at: number): string {
  const mark = markAt(branch, at);
  const holes = (branch.due[at] ?? 0) - (branch.done[at] ?? 0);
  if (mark !== 'm') return MARKS[mark].sign;
  return holes === 1 ? '✗' : holes > 99 ? '99+' : `${holes}`;
}
