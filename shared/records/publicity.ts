import { defineRecordType } from './define';
import { owner, remark } from './parts';

/** One act of publicity (宣传): lecture, window, broadcast, message, press piece, exhibition. */
export const publicity = defineRecordType({
  name: 'publicity',
  label: '宣传报道',
  version: 1,
  fields: {
    title: {
      kind: 'text',
      label: '宣传内容',
      required: true,
      max: 120,
      synonyms: ['标题', '题目', '报道标题', '宣传主题'],
    },
    date: {
      kind: 'date',
      label: '宣传日期',
      required: true,
      synonyms: ['日期', '刊播日期', '刊登时间', '宣传时间'],
    },
    channel: {
      kind: 'code',
      label: '宣传方式',
      codes: 'publicity-channel',
      open: true,
      required: true,
      max: 40,
      synonyms: ['方式', '宣传形式', '渠道'],
    },
    branchId: owner('所在党组织'),
    media: { kind: 'text', label: '媒体或位置', max: 80, synonyms: ['刊播媒体', '媒体', '媒体名称', '地点'] },
    level: { kind: 'code', label: '级别', codes: 'honor-level', open: true, max: 20, synonyms: ['媒体级别'] },
    author: { kind: 'text', label: '作者', max: 60, synonyms: ['供稿人', '撰稿人', '主讲人'] },
    issueNo: { kind: 'text', label: '期号', max: 40, synonyms: ['期数', '版面'] },
    copies: { kind: 'integer', label: '份数（条数）', synonyms: ['份数', '条数', '发放份数'] },
    audience: { kind: 'integer', label: '受众人数', synonyms: ['参加人数', '听众人数'] },
    content: { kind: 'longText', label: '内容摘要', max: 4000, synonyms: ['正文', '主要内容', '摘要'] },
    link: { kind: 'text', label: '网址', max: 300, synonyms: ['链接'] },
    remark,
  },
  title: ['title'],
  branch: 'branchId',
  list: {
    columns: ['date', 'title', 'channel', 'branchId', 'media', 'level', 'author', 'copies', 'audience'],
    sort: { field: 'date', descending: true },
    totals: ['title', 'channel', 'level'],
  },
  form: [
    {
      title: '宣传',
      fields: [
        'title',
        'date',
        'channel',
        'branchId',
        'media',
        'level',
        'author',
        'issueNo',
        'copies',
        'audience',
      ],
    },
    { title: '内容', fields: ['content', 'link', 'remark'] },
  ],
  search: ['media', 'author', 'content'],
  identity: [
    ['title', 'branchId', 'date', 'channel'],
    ['title', 'branchId', 'date'],
  ],
  year: 'date',
  category: '宣传教育',
  place: { group: '基础台账', words: 'xcbd xuanchuanbaodao xuanchuan duanxin guangbo' },
});
