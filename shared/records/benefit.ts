import { benefitFields } from './benefit-fields';
import { defineRecordType, type ValuesOf } from './define';

/** One beneficiary under one policy in one period: a row of the roster (花名册). */
export const benefit = defineRecordType({
  name: 'benefit',
  label: '惠民政策花名册',
  version: 1,
  fields: benefitFields,
  title: ['head'],
  branch: 'branchId',
  group: 'group',
  list: {
    columns: [
      'branchId',
      'group',
      'head',
      'idNo',
      'policyKind',
      'period',
      'persons',
      'monthlyAmount',
      'amount',
      'status',
    ],
    sort: { field: 'branchId' },
    totals: ['head', 'persons', 'area', 'monthlyAmount', 'amount'],
  },
  form: [
    {
      title: '受益人',
      fields: [
        'head',
        'beneficiary',
        'relation',
        'idNo',
        'branchId',
        'group',
        'phone',
        'address',
        'familySize',
        'persons',
      ],
    },
    { title: '政策与期次', fields: ['policyKind', 'policyId', 'grade', 'year', 'period', 'batch'] },
    {
      title: '标准与金额',
      fields: ['contractArea', 'deductedArea', 'area', 'quantity', 'rate', 'monthlyAmount', 'amount'],
    },
    { title: '发放账户', fields: ['bankName', 'bankAccount', 'accountName'] },
    {
      title: '申请、评议与审批',
      fields: [
        'hardship',
        'appliedAt',
        'reviewedAt',
        'agree',
        'against',
        'panelId',
        'villageOpinion',
        'townOpinion',
        'countyOpinion',
        'isCadreKin',
        'signatures',
        'batchStatus',
      ],
    },
    { title: '公示', fields: ['firstNoticeAt', 'secondNoticeAt', 'thirdNoticeAt'] },
    {
      title: '享受与发放',
      fields: ['status', 'stopReason', 'startDate', 'reviewDue', 'lastReviewAt', 'paidAt', 'remark'],
    },
  ],
  search: ['beneficiary', 'idNo', 'phone', 'address', 'bankAccount'],
  identity: [
    ['idNo', 'policyKind', 'period'],
    ['head', 'policyKind', 'period', 'branchId', 'group'],
  ],
  year: 'year',
  due: {
    date: 'reviewDue',
    doneBy: [{ field: 'status', codes: ['suspended', 'cancelled'] }],
  },
  signed: true,
  category: '惠民政策',
  place: { group: '惠民与治理', words: 'hmzchmc huiminzhengce huamingce dibao liangbu' },
});

export type BenefitValues = ValuesOf<typeof benefit>;

/** What stands on the public board and nothing else: no number, no account, no reason of hardship. */
export const PUBLIC_BENEFIT_COLUMNS = [
  'branchId',
  'group',
  'head',
  'persons',
  'area',
  'rate',
  'monthlyAmount',
  'amount',
] as const satisfies readonly (keyof typeof benefitFields)[];
