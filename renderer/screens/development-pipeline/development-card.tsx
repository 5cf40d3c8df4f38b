import type { DevelopmentCard } from '../../data/api';
import boards from '../boards/boards.module.css';

/** Papers named on a card; the rest are counted. */
const NAMED_PAPERS = 3;

/** One person on the way: the next step, what it waits for, which papers are missing. */
export function DevelopmentCardView({ card }: { readonly card: DevelopmentCard }) {
  const { next, observation } = card;
  return (
    <>
      <div className={boards.title}>
        <b className={boards.whole}>{card.name}</b>
        <span className={boards.soft}>{card.branch}</span>
      </div>
      {card.last === null ? null : (
        <div className={boards.soft}>
          {card.last.label} <Day day={card.last.date} />
        </div>
      )}
      {next === null ? (
        <div className={boards.good}>二十五个步骤都已办完</div>
      ) : (
        <div>
          下一步：<b>{next.label}</b>
        </div>
      )}
      {next !== null && !card.isReady ? (
        <div className={boards.warn}>
          <Day day={next.earliest?.day ?? ''} /> 起可办
        </div>
      ) : null}
      {next?.due === undefined ? null : <DueLine label="应于" day={next.due.day} late={card.lateStep} />}
      {observation?.due === undefined ? null : (
        <DueLine label="半年考察应于" day={observation.due.day} late={card.lateObservation} />
      )}
      {card.lacking.length === 0 ? null : (
        <div className={boards.warn} title={card.lacking.join('、')}>
          缺{lackingText(card.lacking)}
        </div>
      )}
    </>
  );
}

function DueLine({
  label,
  day,
  late,
}: {
  readonly label: string;
  readonly day: string;
  readonly late: boolean;
}) {
  return (
    <div className={late ? boards.bad : boards.soft}>
      {label} <Day day={day} /> 前{late ? '，已逾期' : ''}
    </div>
  );
}

/** A day is not broken at its hyphens. */
const Day = ({ day }: { readonly day: string }) => <span className={boards.whole}>{day}</span>;

/** 入党申请书、谈话记录等 5 份. */
export function lackingText(papers: readonly string[]): string {
  const named = [...new Set(papers)].slice(0, NAMED_PAPERS).join('、');
  return papers.length <= NAMED_PAPERS ? named : `${named}等 ${papers.length} 份`;
}
