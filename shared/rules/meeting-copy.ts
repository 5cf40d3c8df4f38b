import { labelOf } from '../records/codes';
import type { RecordValues } from '../records/define';
import { countAttendance, ticked } from './meeting-attendance';
import { addMonths, latestDay } from './partial-date';
import { elementsOf, textOf } from './values';

/** What the next meeting has in common with the last: who is called, where, who leads, what always stands on the agenda. */
const KEPT = ['kind', 'branchId', 'groupId', 'startTime', 'place', 'host', 'recorder', 'lecturer'] as const;

/** Values of an agenda item that the next meeting starts with; what was reported was of that day. */
const KEPT_OF_AGENDA = ['no', 'subject', 'reporter'] as const;

/**
 * A new meeting after the model of an earlier one: its head, the agenda without what was said, everybody unticked and
 * without a reason. The day, the roll of that day and the title are the new meeting's own.
 */
export function copiedMeeting(earlier: RecordValues, newId: () => string): RecordValues {
  const agenda = elementsOf(earlier, 'agenda').map((item) => ({
    id: newId(),
    ...only(item, KEPT_OF_AGENDA),
  }));
  // Guests come to one meeting; who is due comes again.
  const called = elementsOf(earlier, 'attendance').filter((one) => textOf(one, 'role') === 'due');
  const attendance = called.map((one) => {
    const { id: _, reason: _reason, ...kept } = one;
    return { ...ticked(kept, false), id: newId() };
  });
  return {
    ...only(earlier, KEPT),
    ...(agenda.length === 0 ? {} : { agenda }),
    ...(attendance.length === 0 ? {} : { attendance, ...countAttendance(attendance) }),
  };
}

function only(values: RecordValues, keys: readonly string[]): RecordValues {
  return Object.fromEntries(
    keys.flatMap((key) => (values[key] === undefined || values[key] === null ? [] : [[key, values[key]]])),
  );
}

/** Day on which the next meeting is supposed: today, or a month after one that was held this month or is still ahead. */
export function nextMeetingDay(earlier: string, today: string): string {
  const day = latestDay(earlier) ?? today;
  if (day.slice(0, 7) < today.slice(0, 7)) return today;
  return addMonths(day, 1) ?? today;
}

/**
 * Name of a meeting nobody has named yet: whose, when, which; as the paper's heading has it.
 * @param date as stored; a date without a month gives none
 */
export function suggestedTitle(branchName: string, date: string, kind: string): string {
  if (branchName === '' || kind === '' || !/^\d{4}-\d{2}/.test(date)) return '';
  const month = `${date.slice(0, 4)} 年 ${Number(date.slice(5, 7))} 月`;
  return `${shortName(branchName)} ${month}${labelOf('meeting-kind', kind)}`;
}

/** Minutes name the branch without 中共 before it. */
const shortName = (name: string): string => name.replace(/^(?:中国共产党|中共)/, '');

/**
 * The title that should follow a change of day, kind or branch: a suggested one follows, one that people wrote stays.
 * Undefined: nothing to change.
 */
export function followingTitle(
  before: RecordValues,
  after: RecordValues,
  nameOf: (organization: string) => string,
): string | undefined {
  const suggestion = (values: RecordValues) =>
    suggestedTitle(
      nameOf(textOf(values, 'branchId') ?? ''),
      textOf(values, 'date') ?? '',
      textOf(values, 'kind') ?? '',
    );
  const title = textOf(after, 'title') ?? '';
  const next = suggestion(after);
  if (next === '' || next === title) return undefined;
  return title === '' || title === suggestion(before) ? next : undefined;
}
