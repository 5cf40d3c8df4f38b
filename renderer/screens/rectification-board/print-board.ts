import { bridge } from '../../app/bridge';
import { tell, tellError } from '../../app/notify';
import type { RectificationCard } from '../../data/api';
import { localToday } from '../../fields/today';
import { listSheet } from '../../print/list-sheet';
import { deadlineText, progressText, responsibleText, standingText } from './words';

/** Columns of the ledger as it lies on paper, with their share of the width. */
const COLUMNS: readonly (readonly [string, string, (card: RectificationCard) => string])[] = [
  ['问题', '18%', (card) => [card.no, card.problem].filter(Boolean).join(' ')],
  ['整改目标', '11%', ({ target }) => target],
  ['整改措施', '16%', ({ measure }) => measure],
  ['责任领导', '6.5%', ({ leader }) => leader],
  ['责任人/单位', '12%', responsibleText],
  ['整改时限', '8.5%', deadlineText],
  ['进展', '14%', progressText],
  ['完成情况', '14%', standingText],
];

/** Prints the items that are shown, in the order in which they are shown, on A4 across. */
export async function printBoard(
  cards: readonly RectificationCard[],
  place: string,
  note: string,
): Promise<void> {
  if (cards.length === 0) return tell('没有可打印的整改事项。');
  const html = listSheet({
    title: '整改台账',
    place,
    headings: COLUMNS.map(([heading]) => heading),
    widths: COLUMNS.map(([, width]) => width),
    rows: cards.map((card) => COLUMNS.map(([, , text]) => text(card))),
    date: localToday(),
    note,
  });
  const printed = await bridge().program.print({ html, landscape: true, toPdf: null });
  if (!printed.ok) tellError(printed.error);
}
