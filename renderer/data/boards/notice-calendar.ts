import { labelOf } from '../../../shared/records/codes';
import { ATTACHMENTS_FIELD, type RecordValues } from '../../../shared/records/define';
import { daysText, type NoticeDays, noticeStanding, policyDays } from '../../../shared/rules/notice-standing';
import { daysInMonth } from '../../../shared/rules/partial-date';
import { noticeEnd } from '../../../shared/rules/public-notice-rules';
import { textOf } from '../../../shared/rules/values';
import { isWorkingDay } from '../../../shared/rules/working-days';
import type { NoticeCalendar, NoticeItem } from '../api';
import type { TypeIndex } from '../index/type-index';
import { describeContext, type OpenVault } from '../open-vault';
import { indexOf, placeName, rowsIn, textAt, valuesOfAll } from './board-scope';

export const NOTICE = 'public-notice';
const MONTHS = 12;
/** Next due notices that are shown; whoever has more of them looks into the list. */
const MOST_DUE = 30;

/** The notices of a month, the numbers of its year, and what is due next. */
export async function noticeCalendarOf(
  vault: OpenVault,
  { branch, month }: { readonly branch: string | null; readonly month: string },
): Promise<NoticeCalendar> {
  const index = indexOf(vault, NOTICE);
  const year = month.slice(0, 4);
  const ofYear = rowsIn(vault, index, branch).filter((row) => hangsWithin(index, row, year));
  const items = await noticeItems(vault, ofYear);
  const inMonth = (item: NoticeItem, of: string) =>
    item.postAt.slice(0, of.length) <= of && (item.standing.end ?? item.postAt) >= of;
  const months = Array.from({ length: MONTHS }, (_, at) => {
    const of = `${year}-${String(at + 1).padStart(2, '0')}`;
    const those = items.filter((item) => inMonth(item, of));
    const marked = those.filter(({ standing }) => standing.marks.length > 0).length;
    return { month: of, count: those.length, marked };
  });
  return {
    months,
    items: items.filter((item) => inMonth(item, month)).sort(byPosting),
    due: items.filter(isDue).sort(byEnd).slice(0, MOST_DUE),
    daysOff: daysOffIn(month),
  };
}

/** Whether a notice hangs on any day of a year: by its posting and what is known of its end. */
function hangsWithin(index: TypeIndex, row: number, year: string): boolean {
  const postAt = textAt(index, 'postAt', row);
  if (postAt === '' || postAt.slice(0, 4) > year) return false;
  if (postAt.slice(0, 4) === year) return true;
  const end = textAt(index, 'endAt', row) || noticeEnd(endCells(index, row))?.day;
  return end !== undefined && end >= year;
}

const endCells = (index: TypeIndex, row: number): RecordValues =>
  Object.fromEntries(
    ['postAt', 'days', 'unit', 'countsPostingDay'].map((key) => [key, index.cell(key, row)]),
  );

/** Notices as the calendar shows them. */
export async function noticeItems(vault: OpenVault, rows: readonly number[]): Promise<readonly NoticeItem[]> {
  const index = indexOf(vault, NOTICE);
  // Only objections need the whole record: all else stands in the columns.
  const objected = rows.filter((row) => index.has('objections', row)).map((row) => index.idAt(row));
  const whole = await valuesOfAll(vault, objected);
  const asked = daysByPolicy(vault);
  const { today } = describeContext(vault);
  return rows.map((row) => {
    const values = whole.get(index.idAt(row)) ?? cellsOf(index, row);
    const policy = asked.byId.get(textOf(values, 'policyId') ?? '');
    return {
      id: index.idAt(row),
      topic: textAt(index, 'topic', row),
      branch: placeName(vault, textAt(index, 'branchId', row)),
      level: labelOf('notice-level', textAt(index, 'level', row)),
      board: labelOf('notice-board', textAt(index, 'board', row)),
      postAt: textAt(index, 'postAt', row),
      days: daysOf(values),
      photos: attachmentsOf(index, row),
      standing: noticeStanding(values, today, policy ?? asked.byKind.get(textOf(values, 'policyKind') ?? '')),
    };
  });
}

const attachmentsOf = (index: TypeIndex, row: number): number => {
  const cell = index.cell(ATTACHMENTS_FIELD, row);
  return typeof cell === 'number' ? cell : 0;
};

const STANDING_FIELDS = [
  'postAt',
  'days',
  'unit',
  'countsPostingDay',
  'endAt',
  'removedAt',
  'outcome',
  'settledAt',
  'policyId',
  'policyKind',
];

const cellsOf = (index: TypeIndex, row: number): RecordValues =>
  Object.fromEntries(STANDING_FIELDS.map((key) => [key, index.cell(key, row)]));

const daysOf = (values: RecordValues): string =>
  typeof values.days === 'number'
    ? daysText({ days: values.days, unit: values.unit === 'working' ? 'working' : 'calendar' })
    : '';

/** Days that policies ask of their notices, by the policy and, for notices that name only its kind, by that. */
function daysByPolicy(vault: OpenVault) {
  const index = indexOf(vault, 'benefit-policy');
  const byId = new Map<string, NoticeDays>();
  const byKind = new Map<string, NoticeDays>();
  for (const row of rowsIn(vault, index, null)) {
    const asked = policyDays({
      noticeDays: index.cell('noticeDays', row),
      noticeUnit: index.cell('noticeUnit', row),
    });
    if (asked === undefined) continue;
    byId.set(index.idAt(row), asked);
    byKind.set(textAt(index, 'kind', row), asked);
  }
  return { byId, byKind };
}

const isDue = ({ standing }: NoticeItem): boolean =>
  standing.state === 'planned' || standing.state === 'posted' || standing.state === 'over';

const byPosting = (a: NoticeItem, b: NoticeItem): number =>
  compare(`${a.postAt} ${a.topic} ${a.id}`, `${b.postAt} ${b.topic} ${b.id}`);

const byEnd = (a: NoticeItem, b: NoticeItem): number =>
  compare(`${a.standing.end ?? '9999'} ${a.id}`, `${b.standing.end ?? '9999'} ${b.id}`);

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Days of a month, `YYYY-MM`, on which offices do not work. */
function daysOffIn(month: string): readonly number[] {
  const count = daysInMonth(Number(month.slice(0, 4)), Number(month.slice(5)));
  return Array.from({ length: count }, (_, at) => at + 1).filter(
    (day) => !isWorkingDay(`${month}-${String(day).padStart(2, '0')}`),
  );
}
