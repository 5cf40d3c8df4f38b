import { defineRecordType, type ValuesOf } from './define';

/**
 * A Party organization: committee, general branch, branch or group. Organizations make a tree by `parentId`.
 * The number of members is always counted, never stored. Fields: party-member information collection of 2017 and
 * the data set of the national system.
 */
export const organization = defineRecordType({
  name: 'organization',
  label: '党组织',
  version: 1,
  fields: {
    fullName: {
      kind: 'text',
      label: '党组织全称',
      required: true,
      max: 80,
      synonyms: ['党组织名称', '组织名称', '组织全称', '党支部名称', '支部名称', '名称'],
      hint: '与印章一致，如：中共××县××镇××村支部委员会',
    },
    shortName: { kind: 'text', label: '简称', max: 40, synonyms: ['党组织简称', '组织简称'] },
    orgType: {
      kind: 'code',
      label: '组织类别',
      codes: 'org-type',
      required: true,
      synonyms: ['党组织类别', '组织类型', '党组织类型'],
    },
    orgCode: {
      kind: 'text',
      label: '党组织编码',
      max: 40,
      synonyms: ['组织编码', '党组织代码', '组织代码', '编码'],
      hint: '上级系统给出的编码，原样填写；没有就空着',
    },
    parentId: {
      kind: 'reference',
      label: '上级党组织',
      to: 'organization',
      synonyms: ['上级组织', '隶属党组织', '上级党组织名称'],
      hint: '最上级的党组织不填',
    },
    order: { kind: 'integer', label: '排序号', synonyms: ['排序', '顺序号'], hint: '同级之间从小到大排列' },
    approvedBy: {
      kind: 'text',
      label: '批准成立的上级党组织全称',
      max: 80,
      synonyms: ['批准成立的党组织', '批准单位'],
    },
    foundDate: { kind: 'date', label: '成立日期', synonyms: ['成立时间', '建立日期', '批准成立日期'] },
    approvalNo: { kind: 'text', label: '批准文号', max: 60, synonyms: ['批准成立文号', '批复文号'] },
    endDate: { kind: 'date', label: '撤销日期', synonyms: ['撤销时间'], hint: '撤销后仍保留记录，不必删除' },

    secretary: {
      kind: 'text',
      person: true,
      label: '书记',
      max: 40,
      synonyms: ['党组织书记', '书记姓名', '支部书记', '党支部书记'],
      hint: '空缺时不填；空缺超过三个月会提示',
    },
    deputySecretary: { kind: 'text', label: '副书记', max: 80, synonyms: ['党组织副书记', '副书记姓名'] },
    contact: { kind: 'text', person: true, label: '联系人', max: 40, synonyms: ['党组织联系人', '党务干部'] },
    contactPhone: {
      kind: 'phone',
      label: '联系电话',
      synonyms: ['联系人电话', '电话', '办公电话', '党组织联系电话'],
      hint: '固定电话带区号，如 0710-6222222',
    },
    address: { kind: 'text', label: '地址', max: 120, synonyms: ['通讯地址', '办公地址'] },

    unitRelation: {
      kind: 'code',
      label: '所在单位情况',
      codes: 'unit-relation',
      synonyms: ['党组织所在单位情况'],
    },
    unitName: { kind: 'text', label: '单位名称', max: 80, synonyms: ['所在单位名称', '法人单位名称'] },
    unitCode: {
      kind: 'text',
      label: '统一社会信用代码',
      max: 18,
      synonyms: ['单位代码', '法人单位代码', '社会信用代码', '法人单位统一社会信用代码'],
      hint: '18 位；与上级党组织同一单位的不填',
    },
    unitType: {
      kind: 'code',
      label: '单位类别',
      codes: 'unit-type',
      synonyms: ['单位性质', '单位类型', '单位性质类别'],
    },
    unitOrgStatus: {
      kind: 'code',
      label: '单位建立党组织情况',
      codes: 'unit-org-status',
      synonyms: ['建立党组织情况', '法人单位建立党组织情况'],
    },
    regionCode: {
      kind: 'text',
      label: '行政区划代码',
      max: 12,
      synonyms: ['行政区划', '区划代码', '党组织属地关系'],
      hint: '县级 6 位，村级 12 位',
    },

    households: {
      kind: 'integer',
      label: '总户数',
      synonyms: ['户数', '农户数', '总农户数', '户籍户数'],
      hint: '村、社区填写；统计里的入户覆盖率按它计算',
    },

    termNo: { kind: 'text', label: '本届届次', max: 20, synonyms: ['届次', '现任届次'], hint: '如：第九届' },
    electedDate: { kind: 'date', label: '当选日期', synonyms: ['当选时间', '换届日期', '本届班子当选日期'] },
    termEnd: { kind: 'date', label: '任期届满日期', synonyms: ['届满日期', '届满时间', '任期届满时间'] },
    extensionNo: {
      kind: 'text',
      label: '延期换届批复文号',
      max: 60,
      synonyms: ['延期换届文号'],
      hint: '延期须经上级批准，不超过一年',
    },
    posts: {
      kind: 'list',
      label: '班子成员',
      of: {
        post: {
          kind: 'code',
          label: '职务',
          codes: 'post',
          open: true,
          required: true,
          synonyms: ['党内职务'],
        },
        person: { kind: 'text', person: true, label: '姓名', required: true, max: 40 },
        memberId: { kind: 'reference', label: '党员', to: 'member' },
        from: { kind: 'date', label: '任职日期', synonyms: ['任职时间'] },
        to: { kind: 'date', label: '免职日期', synonyms: ['免职时间', '离任日期'] },
        approvalNo: { kind: 'text', label: '任免文号', max: 60, synonyms: ['批准文号'] },
      },
    },
    grade: {
      kind: 'code',
      label: '标准化规范化类别/星级',
      codes: 'org-grade',
      open: true,
      max: 40,
      synonyms: ['星级', '标准化规范化类别', '类别等次'],
    },
    remark: { kind: 'longText', label: '备注', max: 500, synonyms: ['说明'] },
  },
  title: ['fullName'],
  branch: 'parentId',
  list: {
    columns: [
      'fullName',
      'orgType',
      'parentId',
      'orgCode',
      'secretary',
      'contact',
      'contactPhone',
      'unitType',
      'termEnd',
    ],
    sort: { field: 'order' },
    totals: ['fullName'],
  },
  form: [
    {
      title: '基本信息',
      fields: [
        'fullName',
        'shortName',
        'orgType',
        'orgCode',
        'parentId',
        'order',
        'approvedBy',
        'foundDate',
        'approvalNo',
        'endDate',
      ],
    },
    {
      title: '负责人与联系方式',
      fields: ['secretary', 'deputySecretary', 'contact', 'contactPhone', 'address'],
    },
    {
      title: '所在单位',
      fields: [
        'unitRelation',
        'unitName',
        'unitCode',
        'unitType',
        'unitOrgStatus',
        'regionCode',
        'households',
      ],
    },
    { title: '班子与任期', fields: ['termNo', 'electedDate', 'termEnd', 'extensionNo', 'posts'] },
    { title: '其他', fields: ['grade', 'remark'] },
  ],
  search: ['shortName', 'orgCode', 'secretary', 'contact', 'contactPhone', 'unitName', 'unitCode'],
  identity: [['orgCode'], ['fullName', 'parentId']],
  due: {
    date: 'termEnd',
    doneBy: [{ field: 'extensionNo' }, { field: 'endDate' }],
  },
  category: '组织建设',
});

export type OrganizationValues = ValuesOf<typeof organization>;
