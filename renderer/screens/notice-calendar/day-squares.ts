import { daysInMonth } from '../../../shared/rules/partial-date';
import type { NoticeItem } from '../../data/api';
import type { MatrixGroup, Square } from '../boards/matrix';

const two = (number: number): string => String(number).padStart(2, '0');

export const dayOf = (month: string, day: number): string => `${month}-${two(day)}`;

/** The month some months later, `YYYY-MM`. */
export function monthAfter(month: string, by: number): string {
  const months = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + by;
  return `${Math.floor(months / 12)}-${two((((months % 12) + 12) % 12) + 1)}`;
}

/** 2026年3月. */
export const monthText = (month: string): string => `${month.slice(0, 4)}年${Number(month.slice(5))}月`;

const WEEKDAYS = ['日', '一', '二', '三', '四', '五', '六'];

const weekday = (day: string): string => WEEKDAYS[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? '';

const hangsOn = ({ postAt, standing }: NoticeItem, day: string): boolean =>
  postAt <= day && day <= (standing.end ?? postAt);

/** Days of a month as columns: weekday below, number of notices that hang at the foot. */
export function dayColumns(month: string, items: readonly NoticeItem[], today: string): MatrixGroup {
  const columns = Array.from(
    { length: daysInMonth(Number(month.slice(0, 4)), Number(month.slice(5))) },
    (_, at) => {
      const day = dayOf(month, at + 1);
      const count = items.filter((item) => hangsOn(item, day)).length;
      return {
        key: day,
        label: `${at + 1}`,
        note: day === today ? '今' : weekday(day),
        total: count === 0 ? '' : `${count}`,
      };
    },
  );
  return { key: month, label: monthText(month), note: '', columns };
}

/** What a notice does on a day: 张 posted, 止 last day, a bar between; days on which offices rest are shaded. */
export function daySquare(item: NoticeItem, day: string, isOff: boolean): Square {
  const { topic, postAt, standing } = item;
  if (!hangsOn(item, day)) return { text: '', tone: isOff ? 'off' : 'none', title: `${day} 未公示` };
  const what = day === postAt ? '张榜' : day === standing.end ? '截止' : '公示中';
  const text = day === postAt ? '张' : day === standing.end ? '止' : '·';
  const isMarked = standing.marks.length > 0;
  const tone = isMarked ? 'bad' : standing.state === 'settled' ? 'good' : 'going';
  return { text, tone, title: `${topic}：${day} ${what}` };
}

const STATES = {
  planned: '待张贴',
  posted: '公示中',
  over: '期满待定案',
  settled: '已定案',
  withdrawn: '已撤销',
} as const;

export const stateText = ({ standing }: NoticeItem): string => STATES[standing.state];

/** From when to when, how many days, how many of them working days. */
export function spanText({ postAt, days, standing }: NoticeItem): string {
  const working = standing.workingDays === undefined ? '' : `，含 ${standing.workingDays} 个工作日`;
  const provisional = standing.isProvisional ? '（暂算）' : '';
  return `${postAt} 至 ${standing.end ?? '—'}${provisional}，${days}${working}`;
}
