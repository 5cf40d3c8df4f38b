import type { MatterCard } from '../../data/api';
import boards from '../boards/boards.module.css';
import classes from './village-matters.module.css';

/** One matter with the chain of its six steps. */
export function MatterCardView({ card }: { readonly card: MatterCard }) {
  // Closed by hand before all was recorded.
  const lacking =
    card.next === null && !card.isStopped ? card.steps.filter(({ isDone }) => !isDone).length : 0;
  return (
    <>
      <div className={boards.title}>
        <b>{card.matter}</b>
      </div>
      <div className={boards.soft}>
        {card.branch}，动议 <span className={boards.whole}>{card.proposedAt}</span>
      </div>
      {card.isStopped ? <div className={boards.soft}>已终止</div> : null}
      {lacking === 0 ? null : <div className={boards.warn}>已办结，还有 {lacking} 步没有登记</div>}
      <ol className={classes.chain}>
        {card.steps.map(({ code, label, date, isDone, result }) => (
          <li
            key={code}
            className={isDone ? classes.done : undefined}
            aria-current={code === card.next ? 'step' : undefined}
          >
            <span aria-hidden>{isDone ? '✓' : code}</span> {label}
            {date === null ? null : (
              <span className={classes.when}>
                <span className={boards.whole}>{date}</span>
                {isDone ? '' : ` ${result || '没有结果'}`}
              </span>
            )}
            {code === card.next ? <span className={classes.next}>下一步</span> : null}
          </li>
        ))}
      </ol>
      {card.problems.map((problem) => (
        <div key={problem} className={boards.bad}>
          {problem}
        </div>
      ))}
    </>
  );
}
