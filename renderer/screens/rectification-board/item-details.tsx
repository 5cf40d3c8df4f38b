import type { RectificationCard } from '../../data/api';
import classes from './rectification-board.module.css';
import { progressText, responsibleText, standingText } from './words';

const orNone = (text: string): string => (text === '' ? '—' : text);

/** The chosen item in whole sentences below the board: problem, goal, measures, who, how far. */
export function ItemDetails({ card }: { readonly card: RectificationCard }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: long texts scroll by arrow keys
    <section className={classes.details} aria-label="所选事项" tabIndex={0}>
      <div>
        <b>问题</b>　{card.problem}
        {card.source === '' ? '' : `（${card.source}）`}
      </div>
      <div>
        <b>措施</b>　{orNone(card.measure)}
      </div>
      <div>
        <b>责任</b>　{orNone([card.leader, responsibleText(card)].filter(Boolean).join('／'))}
      </div>
      <div>
        <b>目标</b>　{orNone(card.target)}
      </div>
      <div>
        <b>进展</b>　{orNone(progressText(card))}
      </div>
      <div className={card.daysOverdue > 0 ? classes.late : undefined}>
        <b>状态</b>　{standingText(card)}
      </div>
    </section>
  );
}
