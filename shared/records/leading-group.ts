import { defineRecordType, type ValuesOf } from './define';
import { owner, person, remark } from './parts';

/** A leading group with its office and members, as the document that set it up names them. */
export const leadingGroup = defineRecordType({
  name: 'leading-group',
  label: '领导小组',
  version: 1,
  fields: {
    title: {
      kind: 'text',
      label: '小组名称',
      required: true,
      max: 80,
      synonyms: ['领导小组名称', '机构名称', '名称'],
    },
    branchId: owner('成立单位', ['牵头单位']),
    field: {
      kind: 'text',
      label: '工作领域',
      max: 60,
      synonyms: ['工作内容'],
      hint: '如：创先争优、环境卫生整治',
    },
    documentNo: { kind: 'text', label: '成立文号', max: 60, synonyms: ['文号', '发文字号'] },
    setUpAt: { kind: 'date', label: '成立日期', required: true, synonyms: ['成立时间', '日期'] },
    endedAt: { kind: 'date', label: '撤销日期', synonyms: ['撤销时间'] },
    leader: { ...person('组长', ['小组组长']), required: true },
    office: { kind: 'text', label: '办公室设在', max: 60, synonyms: ['办公室', '办公地点'] },
    officeHead: person('办公室主任'),
    members: {
      kind: 'list',
      label: '小组成员',
      of: {
        role: { kind: 'code', label: '小组职务', codes: 'group-role', open: true, required: true },
        name: { kind: 'text', person: true, label: '姓名', required: true, max: 40 },
        memberId: { kind: 'reference', label: '党员', to: 'member' },
        post: { kind: 'text', label: '单位及职务', max: 60 },
        tasks: { kind: 'text', label: '分工', max: 200 },
      },
    },
    membersText: { kind: 'longText', label: '成员名单', max: 500, synonyms: ['成员', '组成人员'] },
    duties: { kind: 'longText', label: '主要职责', max: 1000, synonyms: ['职责', '工作职责'] },
    remark,
  },
  title: ['title'],
  branch: 'branchId',
  list: {
    columns: [
      'title',
      'branchId',
      'field',
      'documentNo',
      'setUpAt',
      'leader',
      'officeHead',
      'members',
      'endedAt',
    ],
    sort: { field: 'setUpAt', descending: true },
    totals: ['title'],
  },
  form: [
    { title: '小组', fields: ['title', 'branchId', 'field', 'documentNo', 'setUpAt', 'endedAt'] },
    {
      title: '人员与职责',
      fields: ['leader', 'office', 'officeHead', 'members', 'membersText', 'duties', 'remark'],
    },
  ],
  search: ['field', 'documentNo', 'leader', 'membersText'],
  identity: [['branchId', 'title', 'setUpAt']],
  category: '组织领导',
  place: { group: '创先争优', words: 'ldxz lingdaoxiaozu bangongshi' },
});

export type LeadingGroupValues = ValuesOf<typeof leadingGroup>;
