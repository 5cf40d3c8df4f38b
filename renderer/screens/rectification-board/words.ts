import { labelOf } from '../../../shared/records/codes';
import type { RectificationCard } from '../../data/api';

/** 逾期 12 天; empty: it is not. */
export const overdueText = ({ daysOverdue }: RectificationCard): string =>
  daysOverdue === 0 ? '' : `逾期 ${daysOverdue} 天`;

/** The deadline: the day where one is certain, else as the ledger words it. */
export const deadlineText = ({ due, dueText }: RectificationCard): string => due ?? dueText;

/** What was done last; before the first entry what the ledger says. */
export const progressText = ({ last, situation }: RectificationCard): string =>
  last === null ? situation : `${last.date} ${last.text}`.trim();

/** State without its explanation: 挂号, 移交. */
export const stateText = ({ state }: Pick<RectificationCard, 'state'>): string =>
  labelOf('rectification-state', state).replace(/（.*）$/, '');

/** Where it stands: 已销号 with its day and who accepted it, what it was closed without, 逾期. */
export function standingText(card: RectificationCard): string {
  const label = stateText(card);
  if (card.state === 'closed') {
    const accepted = card.acceptor === '' ? '' : `，${card.acceptor}验收`;
    const looked = card.recheck === null ? '' : `；回头看${labelOf('recheck-result', card.recheck.result)}`;
    const lacks = card.obstacles.length === 0 ? '' : `；${card.obstacles.join('、')}`;
    return `${card.closedAt} ${label}${accepted}${looked}${lacks}`.trim();
  }
  const claimed = card.isClaimed ? '原表已销号，待补佐证' : '';
  return [label, overdueText(card), claimed].filter(Boolean).join('，');
}

/** 责任人／单位 in one cell of the printed ledger. */
export const responsibleText = ({ person, unit, supportUnits }: RectificationCard): string =>
  [person, unit, supportUnits].filter(Boolean).join('／');
