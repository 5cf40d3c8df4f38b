import { defineRecordType, type ValuesOf } from './define';
import { owner, remark } from './parts';

/**
 * A document kept in the archive (资料、简报、讲话): what it is, its number, date and issuer, how long it is kept. The
 * file is an attachment. Only public and internal papers; classified ones may not be on this computer at all.
 */
export const document = defineRecordType({
  name: 'document',
  label: '文件资料',
  version: 1,
  fields: {
    title: {
      kind: 'text',
      label: '题名',
      required: true,
      max: 200,
      synonyms: ['文件题名', '标题', '文件标题', '资料名称', '名称'],
    },
    kind: {
      kind: 'code',
      label: '文种',
      codes: 'document-kind',
      open: true,
      required: true,
      max: 40,
      synonyms: ['文种类别', '资料类别', '类别'],
    },
    documentNo: { kind: 'text', label: '文号', max: 60, synonyms: ['发文字号', '文件编号', '字号'] },
    date: {
      kind: 'date',
      label: '成文日期',
      required: true,
      synonyms: ['日期', '发文日期', '文件日期', '形成日期'],
    },
    issuer: {
      kind: 'text',
      label: '责任者',
      required: true,
      max: 80,
      synonyms: ['发文单位', '发文机关', '制发单位', '来文单位'],
    },
    branchId: owner('归档党组织'),
    receivedAt: { kind: 'date', label: '收文日期', synonyms: ['收文时间', '收到日期'] },
    summary: { kind: 'longText', label: '内容摘要', max: 2000, synonyms: ['摘要', '主要内容'] },
    keywords: { kind: 'text', label: '关键词', max: 120, synonyms: ['主题词'] },
    handling: { kind: 'text', label: '批办情况', max: 300, synonyms: ['拟办意见', '领导批示', '办理情况'] },
    secrecy: {
      kind: 'code',
      label: '公开程度',
      codes: 'secrecy',
      required: true,
      initial: 'internal',
      synonyms: ['密级', '公开属性'],
      hint: '只收公开和内部资料；涉密文件不得录入',
    },
    retention: {
      kind: 'code',
      label: '保管期限',
      codes: 'retention',
      synonyms: ['期限'],
      hint: '由档案人员按本单位保管期限表确定',
    },
    archiveNo: { kind: 'text', label: '档号', max: 60, synonyms: ['档案号'] },
    pages: { kind: 'integer', label: '页数', synonyms: ['页码数'] },
    copies: { kind: 'integer', label: '份数', synonyms: ['印发份数'] },
    medium: {
      kind: 'code',
      label: '载体',
      codes: 'document-medium',
      initial: 'electronic',
      synonyms: ['载体类型'],
    },
    location: { kind: 'text', label: '存放位置', max: 80, synonyms: ['存放地点', '盒号'] },
    remark,
  },
  title: ['title'],
  branch: 'branchId',
  list: {
    columns: ['archiveNo', 'documentNo', 'issuer', 'title', 'date', 'kind', 'secrecy', 'retention', 'pages'],
    sort: { field: 'date', descending: true },
    totals: ['title', 'kind', 'pages'],
  },
  form: [
    {
      title: '文件',
      fields: [
        'title',
        'kind',
        'documentNo',
        'date',
        'issuer',
        'branchId',
        'receivedAt',
        'summary',
        'keywords',
        'handling',
      ],
    },
    {
      title: '归档',
      fields: ['secrecy', 'retention', 'archiveNo', 'pages', 'copies', 'medium', 'location', 'remark'],
    },
  ],
  search: ['documentNo', 'issuer', 'summary', 'keywords', 'archiveNo'],
  searchFiles: true,
  identity: [
    ['documentNo', 'issuer', 'title'],
    ['title', 'date', 'branchId'],
  ],
  year: 'date',
  signed: true,
  category: '文件资料',
  attachmentPurpose: 'document',
  place: { group: '基础台账', words: 'wjzl wenjianziliao ziliao jianbao jianghua' },
});

export type DocumentValues = ValuesOf<typeof document>;
