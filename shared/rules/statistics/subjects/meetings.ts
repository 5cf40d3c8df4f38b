import { oneOf } from '../../completeness/requirements/asked';
import type { Subject } from '../subject';
import { ATTENDANCE, ATTENDANCE_NOTE, BY_BRANCH, BY_TIME, byCodes } from './usual';

/** Meetings that were held; one that was held as several kinds counts for each of them. */
export const MEETINGS: Subject = {
  id: 'meetings',
  label: '会议',
  type: 'meeting',
  where: [oneOf('status', 'held', 'signed', 'filed')],
  time: { kind: 'happened', dates: ['date'] },
  groupings: [
    { id: 'kind', label: '会议类型', by: { kind: 'codes', field: 'kind', also: 'coversKinds/kind' } },
    BY_TIME,
    BY_BRANCH,
    byCodes('status', '会议状态'),
  ],
  figures: [{ id: 'count', label: '次数', unit: '次', kind: 'count' }, ...ATTENDANCE],
  notes: [
    '统计期内召开过的会议（未开的不计）。一会多用的在每种会议里各计一次，合计里只计一次。',
    ATTENDANCE_NOTE,
  ],
};

/** Study and training. */
export const STUDY: Subject = {
  id: 'study',
  label: '学习',
  type: 'study-record',
  time: { kind: 'happened', dates: ['date'] },
  groupings: [BY_TIME, byCodes('form', '学习形式'), BY_BRANCH],
  figures: [
    { id: 'count', label: '次数', unit: '次', kind: 'count' },
    { id: 'hours', label: '学时', unit: '学时', kind: 'sum', fields: ['hours'], places: 1 },
    ...ATTENDANCE,
  ],
  notes: ['统计期内开展的集中学习和培训；学时是每人每次的学时相加。', ATTENDANCE_NOTE],
};
