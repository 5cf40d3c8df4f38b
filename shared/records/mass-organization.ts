import { defineRecordType } from './define';
import { owner, remark } from './parts';

/** A mass organization led by the Party organization (党建带工建、带团建、带妇建). */
export const massOrganization = defineRecordType({
  name: 'mass-organization',
  label: '群团组织',
  version: 1,
  fields: {
    title: { kind: 'text', label: '群团组织名称', required: true, max: 80, synonyms: ['名称', '组织名称'] },
    kind: {
      kind: 'code',
      label: '群团组织类别',
      codes: 'mass-kind',
      open: true,
      required: true,
      max: 40,
      synonyms: ['类别', '组织类别'],
    },
    branchId: owner('所在党组织'),
    chair: {
      kind: 'text',
      person: true,
      label: '负责人',
      max: 40,
      synonyms: ['主席', '书记', '主任', '负责人姓名'],
    },
    phone: { kind: 'phone', label: '联系电话', sensitive: true, synonyms: ['电话', '手机号码'] },
    headcount: { kind: 'integer', label: '人数', synonyms: ['会员数', '团员数', '成员数', '会员人数'] },
    foundDate: { kind: 'date', label: '成立日期', synonyms: ['成立时间'] },
    electedDate: { kind: 'date', label: '换届日期', synonyms: ['换届时间', '当选日期'] },
    termEnd: { kind: 'date', label: '任期届满日期', synonyms: ['届满日期', '届满时间'] },
    documentNo: { kind: 'text', label: '批复文号', max: 60, synonyms: ['文号', '批准文号'] },
    team: {
      kind: 'list',
      label: '班子成员',
      of: {
        name: { kind: 'text', person: true, label: '姓名', required: true, max: 40 },
        post: { kind: 'text', label: '职务', max: 40 },
        from: { kind: 'date', label: '任职日期' },
      },
    },
    leading: { kind: 'longText', label: '党建带动措施', max: 1000, synonyms: ['带建措施', '党建带群建措施'] },
    activities: {
      kind: 'list',
      label: '活动情况',
      of: {
        date: { kind: 'date', label: '日期', required: true },
        content: { kind: 'text', label: '活动内容', required: true, max: 200 },
        headcount: { kind: 'integer', label: '参加人数' },
      },
    },
    remark,
  },
  title: ['title'],
  branch: 'branchId',
  list: {
    columns: [
      'title',
      'kind',
      'branchId',
      'chair',
      'headcount',
      'foundDate',
      'electedDate',
      'termEnd',
      'activities',
    ],
    sort: { field: 'kind' },
    totals: ['title', 'kind', 'headcount'],
  },
  form: [
    {
      title: '基本信息',
      fields: [
        'title',
        'kind',
        'branchId',
        'chair',
        'phone',
        'headcount',
        'foundDate',
        'electedDate',
        'termEnd',
        'documentNo',
        'team',
      ],
    },
    { title: '党建带群建', fields: ['leading', 'activities', 'remark'] },
  ],
  search: ['chair', 'leading'],
  identity: [
    ['title', 'branchId'],
    ['kind', 'branchId'],
  ],
  due: {
    date: 'termEnd',
    doneBy: [],
  },
  category: '组织建设',
  place: { group: '基础台账', words: 'qtzz quntuan gonghui gongqingtuan fulian gongqingfu' },
});
