import { defineRecordType, type ValuesOf } from './define';
import { rectificationFields } from './rectification-fields';

/** One problem under one number, from registration to closing and the look back; never deleted, only withdrawn. */
export const rectification = defineRecordType({
  name: 'rectification',
  label: '整改台账',
  version: 1,
  fields: rectificationFields,
  title: ['problem'],
  branch: 'branchId',
  list: {
    columns: [
      'itemNo',
      'problem',
      'source',
      'measureText',
      'branchId',
      'person',
      'dueText',
      'due',
      'situation',
      'state',
    ],
    sort: { field: 'due' },
    totals: ['problem', 'source', 'state'],
  },
  form: [
    {
      title: '问题',
      fields: [
        'itemNo',
        'year',
        'branchId',
        'problem',
        'source',
        'sourceNote',
        'foundAt',
        'category',
        'memberId',
        'target',
      ],
    },
    {
      title: '措施与责任',
      fields: ['measureText', 'measures', 'leader', 'person', 'supportUnits'],
    },
    { title: '时限', fields: ['kind', 'dueText', 'due', 'extensions'] },
    { title: '进展', fields: ['state', 'stateReason', 'situation', 'progress', 'doneAt'] },
    {
      title: '验收销号',
      fields: [
        'appliedAt',
        'acceptor',
        'acceptedAt',
        'acceptanceWay',
        'acceptance',
        'satisfaction',
        'closedClaim',
        'closedAt',
        'closedBy',
        'rechecks',
      ],
    },
    {
      title: '来源记录',
      fields: ['inspectionId', 'findingNo', 'meetingId', 'orderId', 'weakBranchId', 'remark'],
    },
  ],
  // Only the program writes where it made an item from, when it came back, and the day that counts.
  hidden: ['origin', 'reopenedAt', 'dueDay'],
  search: ['itemNo', 'person', 'leader', 'measureText', 'situation'],
  identity: [['itemNo'], ['year', 'branchId', 'problem', 'person']],
  supporting: 'supportUnits',
  year: 'year',
  due: {
    date: 'dueDay',
    doneBy: [
      { field: 'state', codes: ['closed', 'lasting', 'transferred', 'void'] },
      // What is kept up for good has no deadline: its day is that of the next look.
      { field: 'kind', codes: ['lasting'] },
    ],
  },
  signed: true,
  category: '督查考核',
  attachmentPurpose: 'evidence',
  place: { group: '督查整改', words: 'zgtz zhenggaitaizhang xiaohao wentiqingdan' },
});

export type RectificationValues = ValuesOf<typeof rectification>;
