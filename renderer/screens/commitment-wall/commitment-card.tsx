import type { CommitmentCard } from '../../data/api';
import boards from '../boards/boards.module.css';
import classes from './wall.module.css';

/** A commitment as it hangs on the wall: what was promised, where that can be read, what was done, how it was judged. */
export function CommitmentCardView({ card }: { readonly card: CommitmentCard }) {
  const last = card.progress.at(-1);
  return (
    <>
      <div className={boards.title}>
        <b>{card.promiser}</b>
        <span className={boards.soft}>{card.kind}</span>
      </div>
      <div className={classes.content}>{card.content}</div>
      {card.items.length === 0 ? null : (
        <ol className={classes.items}>
          {card.items.map((item, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the items of a card are its own, in their order.
            <li key={at} data-done={item.done || undefined}>
              {item.content}
              {item.done ? '（已兑现）' : ''}
            </li>
          ))}
        </ol>
      )}
      <div className={card.isLate ? boards.bad : boards.soft}>
        {card.isLate ? `逾期：应于 ${card.due} 前兑现` : `${card.due} 前兑现`}
      </div>
      <div className={card.published === '' ? boards.warn : boards.soft}>
        {card.published === '' ? '还没有公布' : `公布：${card.published}`}
      </div>
      {last === undefined ? null : (
        <div>
          履诺 {card.progress.length} 次，{last.date} {last.content}
        </div>
      )}
      {card.doneAt === '' ? null : <div className={boards.good}>{card.doneAt} 兑现</div>}
      {card.result === null ? null : (
        <div className={card.result.code === 'kept' ? boards.good : boards.bad}>
          评诺：{card.result.label} {card.result.judgedAt}
        </div>
      )}
    </>
  );
}
