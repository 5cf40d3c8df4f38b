import { readDeadline } from '../../../shared/rules/deadline';
import type { RectificationCard } from '../api';
import type { OutSheet } from '../spreadsheet/sheet-writer';

/** Column of the deadline, marked where it is past. */
const DEADLINE = 6;

/**
 * Items in the columns of the usual ledger (序号 to 是否销号), as offices send them to each other; the program reads them back.
 * Nothing is left blank.
 */
export function rectificationSheet(cards: readonly RectificationCard[], place: string): OutSheet {
  const years = new Set(cards.map(({ year }) => year));
  const [year = ''] = years.size === 1 ? years : [];
  return {
    name: '整改台账',
    titles: [`${year === '' ? '' : `${year}年`}${place}整改台账`],
    columns: [
      { heading: '序号', width: 6, numeric: true },
      { heading: '存在问题', width: 40, wrap: true },
      { heading: '问题来源', width: 12, wrap: true },
      { heading: '整改措施', width: 36, wrap: true },
      { heading: '责任单位', width: 20, wrap: true },
      { heading: '责任人', width: 10, wrap: true },
      { heading: '完成时限', width: 14, wrap: true },
      { heading: '整改情况', width: 36, wrap: true },
      { heading: '是否销号', width: 9 },
    ],
    rows: cards.map((card, at) => [
      at + 1,
      text(card.problem),
      text(card.source),
      text(card.measure),
      text([card.unit, card.supportUnits].filter(Boolean).join('、')),
      text(card.person),
      text(limitText(card)),
      text(progressText(card)),
      card.state === 'closed' ? '是' : '否',
    ]),
    marked: cards.flatMap(({ daysOverdue }, row) => (daysOverdue > 0 ? [{ row, column: DEADLINE }] : [])),
  };
}

/**
 * The limit as the ledger words it where that says by itself what holds: the very day, or none at all (立行立改). Else the
 * day: a wording without its year, or from before an extension, would be read back as another.
 */
function limitText({ dueText, due, year }: RectificationCard): string {
  if (due === null || readDeadline(dueText, undefined).due === due) return dueText;
  const namesNoDay = readDeadline(dueText, year || due).due === undefined;
  return namesNoDay && dueText !== '' ? dueText : due;
}

const text = (value: string): string => (value === '' ? '无' : value);

/** What was done: as the ledger words it, else the latest entry of progress. */
const progressText = ({ situation, last }: RectificationCard): string =>
  situation !== '' || last === null ? situation : `${last.date} ${last.text}`;
