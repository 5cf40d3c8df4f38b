import { oneOf } from '../../completeness/requirements/asked';
import type { Subject } from '../subject';
import { BY_BRANCH, BY_TIME, byCodes } from './usual';

/** Dues by the month that they are for, whenever they were paid. */
export const DUES: Subject = {
  id: 'dues',
  label: '党费',
  type: 'dues',
  time: { kind: 'happened', dates: ['month'] },
  groupings: [BY_TIME, BY_BRANCH, byCodes('status', '交纳状态'), byCodes('payer', '交纳类别')],
  figures: [
    { id: 'paid', label: '实交', unit: '元', kind: 'sum', fields: ['paid'], places: 2 },
    { id: 'due', label: '应交', unit: '元', kind: 'sum', fields: ['due'], places: 2 },
    { id: 'rate', label: '收缴率', kind: 'rate', part: 'paid', whole: 'due' },
    { id: 'count', label: '人次', unit: '人次', kind: 'count' },
    { id: 'unpaid', label: '未交', unit: '人次', kind: 'count', where: [oneOf('status', 'unpaid')] },
  ],
  notes: ['按所属年月计，不按交纳日期。收缴率＝实交÷应交，免交、少交的以批准后的应交数为准。'],
};
