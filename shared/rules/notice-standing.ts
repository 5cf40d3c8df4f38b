import type { RecordValues } from '../records/define';
import { addDays, isPartialDate } from './partial-date';
import { noticeEnd } from './public-notice-rules';
import { elementsOf, isEmptyValue, numberOf, textOf } from './values';
import { type DayUnit, lastDay, workingDaysBetween } from './working-days';

/** Where a notice is: not yet posted, posted, its days over but nothing settled, settled, withdrawn. */
export type NoticeState = 'planned' | 'posted' | 'over' | 'settled' | 'withdrawn';

/** What is wrong with a notice, in words. */
export interface NoticeMark {
  readonly kind: 'short' | 'objections';
  readonly text: string;
}

/** Days that the policy asks of each notice. */
export interface NoticeDays {
  readonly days: number;
  readonly unit: DayUnit;
}

export interface NoticeStanding {
  readonly state: NoticeState;
  /** Last day of the notice, `YYYY-MM-DD`; undefined while posting or days are not known. */
  readonly end: string | undefined;
  /** The list of holidays of a year in between is missing (暂算). */
  readonly isProvisional: boolean;
  /** Working days from the first counted day to the last. */
  readonly workingDays: number | undefined;
  readonly marks: readonly NoticeMark[];
}

/** How a notice stands on a day. `asked`: what its policy asks; undefined: nothing is known of that. */
export function noticeStanding(
  values: RecordValues,
  today: string,
  asked: NoticeDays | undefined,
): NoticeStanding {
  const due = noticeEnd(values);
  const post = textOf(values, 'postAt') ?? '';
  const first = values.countsPostingDay === true ? post : (addDays(post, 1) ?? '');
  const end = shownEnd(values, due?.day);
  const state = stateOf(values, post, end, today);
  const marks =
    state === 'withdrawn' ? [] : [...shortMarks(values, due?.day, asked), ...openObjections(values)];
  return {
    state,
    end,
    isProvisional: due?.isProvisional === true,
    workingDays: workingDaysBetween(first, end ?? ''),
    marks,
  };
}

const isFullDay = (date: string | undefined): date is string => date?.length === 10 && isPartialDate(date);

/** The day that was typed counts, else the one that follows from posting and days. */
function shownEnd(values: RecordValues, due: string | undefined): string | undefined {
  const typed = textOf(values, 'endAt');
  return isFullDay(typed) ? typed : due;
}

function stateOf(values: RecordValues, post: string, end: string | undefined, today: string): NoticeState {
  const outcome = textOf(values, 'outcome');
  if (outcome === 'withdrawn' || outcome === 'corrected') return 'withdrawn';
  if (outcome === 'clear' || !isEmptyValue(values.settledAt)) return 'settled';
  if (isFullDay(post) && today < post) return 'planned';
  return end !== undefined && end < today ? 'over' : 'posted';
}

function shortMarks(
  values: RecordValues,
  due: string | undefined,
  asked: NoticeDays | undefined,
): readonly NoticeMark[] {
  const marks: string[] = [];
  const typed = textOf(values, 'endAt');
  const removed = textOf(values, 'removedAt');
  if (due !== undefined && isFullDay(typed) && typed < due)
    marks.push(`截止 ${typed}，按所填天数应到 ${due}，公示天数不足`);
  if (due !== undefined && isFullDay(removed) && removed < due)
    marks.push(`${removed} 就撤榜，应到 ${due}，公示天数不足`);
  const needed = asked && neededEnd(values, asked);
  if (asked !== undefined && needed !== undefined && due !== undefined && due < needed)
    marks.push(`政策要求公示 ${daysText(asked)}（到 ${needed}），公示天数不足`);
  return marks.map((text) => ({ kind: 'short', text }));
}

const neededEnd = (values: RecordValues, asked: NoticeDays): string | undefined =>
  lastDay(textOf(values, 'postAt') ?? '', asked.days, asked.unit, values.countsPostingDay === true)?.day;

/** 7 个工作日, 7 天. */
export const daysText = ({ days, unit }: NoticeDays): string =>
  `${days} ${unit === 'working' ? '个工作日' : '天'}`;

function openObjections(values: RecordValues): readonly NoticeMark[] {
  const open = elementsOf(values, 'objections').filter((objection) =>
    ['', 'open'].includes(textOf(objection, 'state') ?? ''),
  ).length;
  return open === 0 ? [] : [{ kind: 'objections', text: `${open} 条异议没有办结` }];
}

/** Days that a policy's record asks of each notice; undefined when it says nothing. */
export function policyDays(policy: RecordValues): NoticeDays | undefined {
  const days = numberOf(policy, 'noticeDays');
  if (days === undefined || days < 1) return undefined;
  return { days, unit: policy.noticeUnit === 'working' ? 'working' : 'calendar' };
}
