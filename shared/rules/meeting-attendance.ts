import type { RecordValues } from '../records/define';
import type { RollPerson } from './meeting-roll';
import { textOf } from './values';

/** The four numbers of the minutes, keyed as the meeting's fields. People with a vote are counted of those due. */
export interface AttendanceCount {
  readonly dueCount: number;
  readonly presentCount: number;
  readonly votersDue: number;
  readonly votersPresent: number;
}

const isDue = (one: RecordValues): boolean => textOf(one, 'role') === 'due' && one.excludedFromDue !== true;

export const isPresent = (one: RecordValues): boolean => textOf(one, 'state') === 'present';

/** Counts a list of attendance. Guests count nowhere; who was left out of those due with approval neither. */
export function countAttendance(attendance: readonly RecordValues[]): AttendanceCount {
  const due = attendance.filter(isDue);
  const voters = due.filter((one) => one.hasVote === true);
  return {
    dueCount: due.length,
    presentCount: due.filter(isPresent).length,
    votersDue: voters.length,
    votersPresent: voters.filter(isPresent).length,
  };
}

/** Stands for somebody of the roll who is not ticked yet. */
function absentee(person: RollPerson, id: string): RecordValues {
  return {
    id,
    name: person.name,
    ...(person.memberId === null ? {} : { memberId: person.memberId }),
    role: 'due',
    hasVote: person.hasVote,
    state: 'absent',
    ...(person.post === '' ? {} : { post: person.post }),
  };
}

/** What a roll would change in a list of attendance. */
export interface RollChange {
  /** The list with the roll taken over; what was ticked or given a reason stays. */
  readonly attendance: readonly RecordValues[];
  readonly added: readonly string[];
  readonly removed: readonly string[];
  /** Names of those whose vote is another on that day. */
  readonly revoted: readonly string[];
}

/**
 * A list of attendance brought in line with the roll of the day. Whoever was ticked, given a reason or written in by
 * hand stays, also when the roll does not know them: they were seen at the meeting.
 */
export function withRoll(
  attendance: readonly RecordValues[],
  roll: readonly RollPerson[],
  newId: () => string,
): RollChange {
  const isOf = (one: RecordValues, person: RollPerson) =>
    person.memberId === null
      ? textOf(one, 'name') === person.name
      : textOf(one, 'memberId') === person.memberId;
  const removed = attendance.filter((one) => !roll.some((person) => isOf(one, person)) && isUntouched(one));
  const kept = attendance.filter((one) => !removed.includes(one));
  const revoted: string[] = [];
  const updated = kept.map((one) => {
    const person = roll.find((other) => isOf(one, other));
    if (person === undefined || !isDue(one) || one.hasVote === person.hasVote) return one;
    revoted.push(person.name);
    return { ...one, hasVote: person.hasVote };
  });
  const missing = roll.filter((person) => !kept.some((one) => isOf(one, person)));
  return {
    attendance: [...updated, ...missing.map((person) => absentee(person, newId()))],
    added: missing.map(({ name }) => name),
    removed: removed.map((one) => textOf(one, 'name') ?? ''),
    revoted,
  };
}

/** From the roll, and nobody has said anything about them yet. */
const isUntouched = (one: RecordValues): boolean =>
  isDue(one) && textOf(one, 'state') === 'absent' && textOf(one, 'reason') === undefined;

/** Somebody who is not of the roll, written in by name. */
export const guest = (name: string, role: 'observer' | 'guest', id: string): RecordValues => ({
  id,
  name,
  role,
  hasVote: false,
  state: 'present',
});

/** One person ticked, or a tick taken back. A reason goes with the tick: who is there needs none. */
export function ticked(one: RecordValues, isThere: boolean): RecordValues {
  const { reason: _, ...others } = one;
  return isThere ? { ...others, state: 'present' } : { ...one, state: 'absent' };
}

/** Everybody due of whom nothing was said yet is there: who is away is said first, and most come. */
export const restTicked = (attendance: readonly RecordValues[]): readonly RecordValues[] =>
  attendance.map((one) => (isUntouched(one) ? ticked(one, true) : one));

/** One person away with a reason, or voting in writing. */
export function away(
  one: RecordValues,
  state: 'leave' | 'absent' | 'written',
  reason: string | null,
): RecordValues {
  const { reason: _, ...others } = one;
  return reason === null ? { ...others, state } : { ...others, state, reason };
}
