import { oneOf } from '../../completeness/requirements/asked';
import type { Subject } from '../subject';
import { BY_BRANCH, BY_TIME, byCodes } from './usual';

/** Public notices by what they are about and where they hang. */
export const NOTICES: Subject = {
  id: 'notices',
  label: '公示',
  type: 'public-notice',
  time: { kind: 'happened', dates: ['postAt'] },
  groupings: [
    byCodes('subject', '公示事项'),
    byCodes('level', '公示级别'),
    byCodes('board', '榜次'),
    BY_BRANCH,
    BY_TIME,
    byCodes('outcome', '公示结果'),
  ],
  figures: [
    { id: 'count', label: '公示', unit: '次', kind: 'count' },
    { id: 'people', label: '公示人数', unit: '人', kind: 'sum', fields: ['count'], places: 0 },
    { id: 'clear', label: '无异议', unit: '次', kind: 'count', where: [oneOf('outcome', 'clear')] },
    {
      id: 'objected',
      label: '有异议',
      unit: '次',
      kind: 'count',
      where: [{ field: 'objections', atLeast: 1 }],
    },
    { id: 'objections', label: '异议', unit: '条', kind: 'sum', fields: ['objections'], places: 0 },
    {
      id: 'settled',
      label: '已定案',
      unit: '次',
      kind: 'count',
      where: [{ field: 'settledAt', is: 'present' }],
    },
  ],
  notes: ['公示日期在统计期内的公示，一榜算一次。'],
};

/** Which household was visited. Groups are often left out, so they don't tell households apart. */
const HOUSEHOLD = ['branchId', 'household'] as const;

/** Visits and how far they reach (两个全覆盖). */
export const VISITS: Subject = {
  id: 'visits',
  label: '走访',
  type: 'visit',
  time: { kind: 'happened', dates: ['date'] },
  groupings: [
    BY_BRANCH,
    BY_TIME,
    byCodes('kind', '走访类别'),
    byCodes('household-kind', '农户类型', 'householdKind'),
  ],
  figures: [
    { id: 'count', label: '走访', unit: '次', kind: 'count' },
    { id: 'households', label: '走访户', unit: '户', kind: 'distinct', fields: HOUSEHOLD },
    { id: 'coverage', label: '入户覆盖率', kind: 'coverage', fields: HOUSEHOLD, outOf: 'households' },
    { id: 'villages', label: '覆盖党组织', unit: '个', kind: 'distinct', fields: ['branchId'] },
    {
      id: 'opinions',
      label: '反映意见',
      unit: '次',
      kind: 'count',
      where: [
        { field: 'opinions', is: 'present' },
        { field: 'opinions', notIn: ['无'] },
      ],
    },
    { id: 'comfort', label: '慰问金', unit: '元', kind: 'sum', fields: ['comfortAmount'], places: 2 },
  ],
  notes: [
    '走访日期在统计期内。同一党组织里同名的户主算一户；覆盖党组织是去过的党组织个数。',
    '入户覆盖率＝走访户÷总户数，总户数在党组织的“总户数”里填写；没有填的党组织不参加计算，全都没有填时显示“—”。',
  ],
};
