import { defineRecordType, type ValuesOf } from './define';
import { memberFile, owner, person, remark, subject } from './parts';

/** Dues of one person for one month. Amounts are exact to 0.1 yuan. */
export const dues = defineRecordType({
  name: 'dues',
  label: '党费',
  version: 1,
  fields: {
    name: subject('姓名', ['党员姓名', '交费人']),
    memberId: memberFile('name'),
    branchId: owner('交纳党支部', ['交纳党组织', '收缴单位']),
    month: {
      kind: 'date',
      label: '所属年月',
      required: true,
      synonyms: ['月份', '所属月份', '年月', '缴费月份', '交纳月份'],
      hint: '如：2026-03',
    },
    payer: {
      kind: 'code',
      label: '交纳类别',
      codes: 'dues-payer',
      synonyms: ['人员类别', '党员类别', '类别'],
      hint: '决定交纳标准',
    },
    base: {
      kind: 'decimal',
      label: '计算基数（元）',
      sensitive: true,
      synonyms: ['计算基数', '党费基数', '月收入', '基数', '工资收入'],
      hint: '在职：每月税后经常性工资收入；离退休：每月实际领取的养老金',
    },
    due: {
      kind: 'decimal',
      label: '应交（元）',
      required: true,
      synonyms: ['应交', '应缴', '应交党费', '应缴党费', '应缴金额', '应交金额', '月交纳标准'],
    },
    paid: {
      kind: 'decimal',
      label: '实交（元）',
      synonyms: ['实交', '实缴', '实交党费', '实缴党费', '实缴金额', '实交金额', '金额', '交纳金额'],
    },
    status: {
      kind: 'code',
      label: '交纳状态',
      codes: 'dues-status',
      required: true,
      initial: 'paid',
      synonyms: ['状态', '缴费状态', '是否缴纳'],
    },
    payType: {
      kind: 'code',
      label: '交纳方式',
      codes: 'dues-pay-type',
      open: true,
      max: 20,
      synonyms: ['缴费方式', '方式'],
    },
    paidAt: {
      kind: 'date',
      label: '交纳日期',
      synonyms: ['缴纳日期', '交费日期', '缴费日期', '交纳时间', '缴费时间'],
    },
    receiver: person('收缴人', ['收款人', '经收人']),
    reliefReason: {
      kind: 'text',
      label: '少交或免交原因及批准',
      max: 200,
      sensitive: true,
      synonyms: ['免交原因', '少交原因'],
      hint: '支部决定、上级党委批准',
    },
    remark,
  },
  title: ['name', 'month'],
  branch: 'branchId',
  list: {
    columns: ['month', 'name', 'branchId', 'payer', 'due', 'paid', 'status', 'paidAt', 'receiver'],
    sort: { field: 'month', descending: true },
    totals: ['name', 'due', 'paid', 'status'],
  },
  form: [
    { title: '党员与月份', fields: ['name', 'memberId', 'branchId', 'month'] },
    { title: '应交', fields: ['payer', 'base', 'due', 'reliefReason'] },
    { title: '实交', fields: ['paid', 'status', 'payType', 'paidAt', 'receiver', 'remark'] },
  ],
  search: ['receiver'],
  identity: [
    ['memberId', 'month'],
    ['name', 'branchId', 'month'],
  ],
  year: 'month',
  signed: true,
  category: '党费管理',
  place: { group: '党员发展与管理', words: 'df dangfei' },
});

export type DuesValues = ValuesOf<typeof dues>;
