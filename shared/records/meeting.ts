import { defineRecordType, type ValuesOf } from './define';
import { meetingFields } from './meeting-fields';

/** One meeting and its minutes, of whatever kind; the paper page with signatures stays the evidence. */
export const meeting = defineRecordType({
  name: 'meeting',
  label: '会议',
  version: 1,
  fields: meetingFields,
  title: ['title'],
  branch: 'branchId',
  list: {
    columns: [
      'date',
      'title',
      'kind',
      'branchId',
      'place',
      'host',
      'recorder',
      'dueCount',
      'presentCount',
      'status',
    ],
    sort: { field: 'date', descending: true },
    totals: ['title', 'kind', 'dueCount', 'presentCount'],
  },
  form: [
    {
      title: '会议概况',
      fields: [
        'title',
        'kind',
        'branchId',
        'groupId',
        'coversKinds',
        'date',
        'startTime',
        'endTime',
        'place',
        'termNo',
        'host',
        'recorder',
        'lecturer',
        'status',
      ],
    },
    {
      title: '到会情况',
      fields: [
        'dueCount',
        'presentCount',
        'votersDue',
        'votersPresent',
        'attendance',
        'absentText',
        'guestsText',
      ],
    },
    { title: '议题与发言', fields: ['agenda', 'speeches', 'content'] },
    { title: '表决与决议', fields: ['votes', 'resolutions', 'conclusion'] },
    { title: '签字与备注', fields: ['signatures', 'remark'] },
  ],
  hidden: ['votingRules'],
  search: ['place', 'host', 'recorder', 'lecturer', 'content', 'conclusion'],
  identity: [['branchId', 'date', 'kind', 'title']],
  year: 'date',
  signed: true,
  category: '组织生活',
  attachmentPurpose: 'signed-scan',
  place: { group: '组织生活', words: 'hy huiyi sanhuiyike dangyuandahui zhiweihui dangke zhutidangri' },
});

export type MeetingValues = ValuesOf<typeof meeting>;
