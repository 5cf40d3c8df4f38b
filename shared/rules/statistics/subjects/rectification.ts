import type { Condition } from '../../completeness/requirement';
import { noneOf, oneOf } from '../../completeness/requirements/asked';
import type { Subject } from '../subject';
import { BY_BRANCH, BY_TIME, byCodes } from './usual';

const CLOSED = oneOf('state', 'closed');
/** Its day has come, or it was to be done at once. */
const DUE: readonly Condition[] = [
  { any: [{ field: 'dueDay', day: 'past' }, oneOf('kind', 'at-once')] },
  noneOf('kind', 'lasting'),
  noneOf('state', 'lasting'),
];

/**
 * Problems registered in the period. The rate is closed of due: what is not due yet, and what is kept up for good
 * (长期坚持), neither raises nor lowers it.
 */
export const RECTIFICATION: Subject = {
  id: 'rectification',
  label: '整改',
  type: 'rectification',
  where: [noneOf('state', 'void', 'transferred')],
  time: { kind: 'happened', dates: ['foundAt', 'year'] },
  groupings: [
    byCodes('state', '整改状态'),
    BY_BRANCH,
    byCodes('source', '问题来源'),
    byCodes('category', '问题类别'),
    BY_TIME,
    byCodes('satisfaction', '群众满意度'),
  ],
  figures: [
    { id: 'count', label: '问题', unit: '个', kind: 'count' },
    { id: 'closed', label: '已销号', unit: '个', kind: 'count', where: [CLOSED] },
    { id: 'due', label: '到期', unit: '个', kind: 'count', where: DUE },
    { id: 'done', label: '到期已销号', unit: '个', kind: 'count', where: [...DUE, CLOSED] },
    { id: 'rate', label: '整改率', kind: 'rate', part: 'done', whole: 'due' },
    {
      id: 'overdue',
      label: '到期未销号',
      unit: '个',
      kind: 'count',
      where: [...DUE, noneOf('state', 'closed')],
    },
  ],
  notes: [
    '发现日期（没有填的看年度）在统计期内的问题，撤销和移交的不计。',
    '整改率＝到期已销号÷到期。应完成日期（延期的看延期后的）到了期末（没到期末的看今天）的算到期，立行立改的登记就算到期，长期坚持的不算。',
  ],
};
