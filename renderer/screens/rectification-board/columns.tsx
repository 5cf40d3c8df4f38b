import type { RectificationCard } from '../../data/api';
import boards from '../boards/boards.module.css';
import type { SectionColumn } from '../boards/sections';
import classes from './rectification-board.module.css';
import { deadlineText, overdueText, progressText, standingText, stateText } from './words';

/** What a line of the board says, in the order of the usual ledger. */
const ALL: readonly SectionColumn<RectificationCard>[] = [
  { heading: '编号', width: '8em', cell: ({ no }) => no || '—', title: ({ no }) => no },
  {
    heading: '问题',
    width: 'minmax(7em, 2.2fr)',
    cell: ({ problem }) => problem,
    title: ({ problem }) => problem,
  },
  { heading: '责任单位', width: '9em', cell: ({ unit }) => unit || '—', title: ({ unit }) => unit },
  { heading: '责任人', width: '5.2em', cell: ({ person }) => person || '—', title: ({ person }) => person },
  {
    heading: '整改时限',
    width: 'minmax(11.4em, 12.8em)',
    cell: (card) =>
      card.daysOverdue === 0 ? (
        deadlineText(card) || '—'
      ) : (
        <>
          {deadlineText(card)} <span className={classes.late}>{overdueText(card)}</span>
        </>
      ),
    title: ({ dueText }) => dueText,
  },
  {
    heading: '最近进展',
    width: 'minmax(4em, 1.5fr)',
    cell: (card) => progressText(card) || '—',
    title: progressText,
  },
  {
    heading: '佐证',
    width: '3em',
    cell: ({ evidence }) => (evidence === 0 ? <span className={boards.warn}>无</span> : evidence),
  },
  {
    heading: '状态',
    width: '7.4em',
    cell: (card) => (
      <span className={toneOf(card)}>
        {stateText(card)}
        {isMarked(card) ? '，待核' : ''}
      </span>
    ),
    title: standingText,
  },
];

/** The columns that these items fill: ledgers from elsewhere have no numbers of their own. */
export const columnsFor = (
  cards: readonly RectificationCard[],
): readonly SectionColumn<RectificationCard>[] => (cards.some(({ no }) => no !== '') ? ALL : ALL.slice(1));

/** Closed elsewhere without what closing takes, or only said to be. */
const isMarked = ({ state, obstacles, isClaimed }: RectificationCard): boolean =>
  isClaimed || (state === 'closed' && obstacles.length > 0);

const toneOf = (card: RectificationCard): string | undefined => {
  if (isMarked(card)) return boards.warn;
  return card.state === 'closed' ? boards.good : undefined;
};
