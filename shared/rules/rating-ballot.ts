import type { RatingRound } from './rating-round';

/** What one typed line of a ballot means. */
export type BallotLine =
  | { readonly ok: true; readonly marks: string; readonly isInvalid: boolean }
  /** Chinese: what is wrong and what to do. */
  | { readonly ok: false; readonly problem: string };

/** Key for somebody on whom the ballot says nothing. */
export const BLANK = '0';
/** Gives all that are left the grade that was typed last. */
export const REST = '+';
/** The whole ballot is spoilt. */
export const SPOILT = '*';
const NOBODY = '-';

type Paper = Pick<RatingRound, 'subjects' | 'grades'>;

/** The line with `+` written out, one character a person. */
export function spelledOut(line: string, subjects: number): string {
  const typed = line.normalize('NFKC').replace(/\s/g, '');
  const rest = typed.indexOf(REST);
  if (rest < 1 || rest !== typed.length - 1) return typed;
  return typed.slice(0, -1).padEnd(subjects, typed[rest - 1]);
}

/** What can be typed next is decided here: digits of the ballot's grades, `0`, `+` at the end, `*` alone. */
export function isBallotText(line: string, { grades, subjects }: Paper): boolean {
  if (line === '' || line === SPOILT) return true;
  const keys = `${BLANK}${grades.map(({ key }) => key).join('')}`;
  const text = line.endsWith(REST) ? line.slice(0, -1) : line;
  return text !== '' && text.length <= subjects.length && [...text].every((char) => keys.includes(char));
}

/** Reads a line as it was typed on the numeric keys: `1121` for four people, `1+` for all alike, `*` for a spoilt one. */
export function readBallotLine(line: string, paper: Paper): BallotLine {
  const { subjects, grades } = paper;
  const marks = spelledOut(line, subjects.length);
  if (marks === SPOILT) return { ok: true, marks: '', isInvalid: true };
  if (marks === '') return { ok: false, problem: '还没有输入这张票。整张作废的按 *，没有填写的对象按 0。' };
  const keys = `${BLANK}${grades.map(({ key }) => key).join('')}`;
  const wrong = [...marks].findIndex((char) => !keys.includes(char));
  if (wrong >= 0)
    return {
      ok: false,
      problem: `“${marks[wrong]}”不是票上的档次。可用 ${[...keys].sort().join('、')}。`,
    };
  if (marks.length > subjects.length)
    return {
      ok: false,
      problem: `输入了 ${marks.length} 个数字，票上只有 ${subjects.length} 个对象，多 ${marks.length - subjects.length} 个。请核对。`,
    };
  const left = subjects.slice(marks.length);
  if (left.length > 0)
    return {
      ok: false,
      problem: `还差 ${left.length} 个对象：${namesOf(left)}。没有填写的按 0，其余都相同的按 +。`,
    };
  return { ok: true, marks: bySeat(marks, paper), isInvalid: false };
}

/** The line that a stored ballot was typed as, to be corrected. */
export function lineOf(
  ballot: { readonly marks: string; readonly isInvalid: boolean },
  paper: Paper,
): string {
  return ballot.isInvalid ? SPOILT : paper.subjects.map(({ seat }) => markAt(ballot.marks, seat)).join('');
}

/** What a ballot says of a seat: the key of a grade as a digit, or `0`. */
export function markAt(marks: string, seat: number): string {
  const mark = marks[seat - 1];
  return mark === undefined || mark === NOBODY ? BLANK : mark;
}

/** Ballots that may still come in: against those given out, or those entitled where nobody wrote down the other. */
export function ballotLimit({
  issued,
  entitled,
}: Pick<RatingRound, 'issued' | 'entitled'>): { readonly most: number; readonly word: string } | undefined {
  if (issued !== undefined && (entitled === undefined || issued <= entitled))
    return { most: issued, word: '发出的票数' };
  return entitled === undefined ? undefined : { most: entitled, word: '应参加人数' };
}

function bySeat(line: string, { subjects }: Paper): string {
  const marks = new Array<string>(subjects.at(-1)?.seat ?? 0).fill(NOBODY);
  subjects.forEach(({ seat }, at) => {
    marks[seat - 1] = line[at] ?? BLANK;
  });
  return marks.join('');
}

const NAMED = 3;

function namesOf(subjects: Paper['subjects']): string {
  const named = subjects.slice(0, NAMED).map(({ seat, name }) => `${seat} 号${name}`);
  return `${named.join('、')}${subjects.length > NAMED ? '等' : ''}`;
}
