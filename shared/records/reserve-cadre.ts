import { defineRecordType, type ValuesOf } from './define';
import { memberFile, owner, person, remark, subject } from './parts';

/** A reserve cadre of a village or office and how they are brought on (后备干部花名册及培养措施). */
export const reserveCadre = defineRecordType({
  name: 'reserve-cadre',
  label: '后备干部',
  version: 1,
  fields: {
    name: subject('姓名', ['后备干部姓名']),
    memberId: memberFile('name'),
    branchId: owner('推荐党组织', ['推荐单位', '所在村（社区）']),
    kind: {
      kind: 'code',
      label: '后备类别',
      codes: 'reserve-kind',
      open: true,
      required: true,
      max: 30,
      synonyms: ['类别', '培养方向'],
    },
    state: {
      kind: 'code',
      label: '后备状态',
      codes: 'reserve-state',
      required: true,
      initial: 'in',
      synonyms: ['状态'],
    },
    gender: { kind: 'code', label: '性别', codes: 'sex' },
    birthDate: { kind: 'date', label: '出生日期', synonyms: ['出生年月', '出生时间'] },
    politicalStatus: { kind: 'code', label: '政治面貌', codes: 'political-status' },
    education: { kind: 'code', label: '学历', codes: 'education', synonyms: ['文化程度'] },
    phone: { kind: 'phone', label: '联系电话', sensitive: true, synonyms: ['手机号码', '电话'] },
    post: {
      kind: 'text',
      label: '现任职务',
      max: 60,
      synonyms: ['现职务', '职务', '现工作单位及职务', '职业'],
    },
    addedAt: {
      kind: 'date',
      label: '入库日期',
      required: true,
      synonyms: ['入库时间', '推荐时间', '确定时间'],
    },
    mentor: person('培养联系人', ['帮带人', '联系人', '培养责任人']),
    measures: {
      kind: 'longText',
      label: '培养措施',
      required: true,
      max: 500,
      synonyms: ['培养计划', '培养情况'],
    },
    training: {
      kind: 'list',
      label: '培养记录',
      of: {
        date: { kind: 'date', label: '日期', required: true },
        content: { kind: 'text', label: '内容', required: true, max: 200 },
        result: { kind: 'text', label: '表现', max: 200 },
      },
    },
    usedAt: { kind: 'date', label: '任用或出库日期', synonyms: ['任用时间', '出库时间'] },
    usedAs: { kind: 'text', label: '任用职务或出库原因', max: 100, synonyms: ['任用情况'] },
    remark,
  },
  title: ['name'],
  branch: 'branchId',
  list: {
    columns: [
      'name',
      'branchId',
      'kind',
      'gender',
      'birthDate',
      'education',
      'politicalStatus',
      'post',
      'mentor',
      'state',
    ],
    sort: { field: 'addedAt', descending: true },
    totals: ['name', 'gender', 'state'],
  },
  form: [
    {
      title: '基本情况',
      fields: [
        'name',
        'memberId',
        'branchId',
        'gender',
        'birthDate',
        'politicalStatus',
        'education',
        'phone',
        'post',
      ],
    },
    { title: '培养', fields: ['kind', 'state', 'addedAt', 'mentor', 'measures', 'training'] },
    { title: '任用', fields: ['usedAt', 'usedAs', 'remark'] },
  ],
  search: ['post', 'mentor', 'measures'],
  identity: [
    ['memberId', 'kind'],
    ['name', 'birthDate'],
    ['name', 'branchId'],
  ],
  category: '干部队伍',
  place: { group: '党员发展与管理', words: 'hbgb houbeiganbu' },
});

export type ReserveCadreValues = ValuesOf<typeof reserveCadre>;
