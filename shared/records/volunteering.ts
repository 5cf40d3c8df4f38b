import { defineRecordType } from './define';
import { owner, remark } from './parts';

/** One act of volunteering (志愿服务): what, where, who took part for how long, whom it served. */
export const volunteering = defineRecordType({
  name: 'volunteering',
  label: '志愿服务',
  version: 1,
  fields: {
    title: {
      kind: 'text',
      label: '活动名称',
      required: true,
      max: 80,
      synonyms: ['服务名称', '服务项目', '活动主题'],
    },
    kind: {
      kind: 'code',
      label: '服务类别',
      codes: 'volunteer-kind',
      open: true,
      max: 40,
      synonyms: ['类别', '服务类型'],
    },
    date: {
      kind: 'date',
      label: '活动日期',
      required: true,
      synonyms: ['服务日期', '活动时间', '服务时间', '日期'],
    },
    branchId: owner('组织单位'),
    place: { kind: 'text', label: '活动地点', max: 120, synonyms: ['服务地点', '地点'] },
    organizer: {
      kind: 'text',
      person: true,
      label: '组织者',
      max: 40,
      synonyms: ['领队', '带队人', '负责人'],
    },
    headcount: { kind: 'integer', label: '参加人数', synonyms: ['参与人数', '人数', '志愿者人数'] },
    hours: { kind: 'decimal', label: '服务时长（小时）', synonyms: ['服务时长', '时长'] },
    participants: {
      kind: 'list',
      label: '参加人员',
      of: {
        name: { kind: 'text', person: true, label: '姓名', required: true, max: 40 },
        memberId: { kind: 'reference', label: '党员档案', to: 'member' },
        hours: { kind: 'decimal', label: '时长（小时）' },
        role: { kind: 'text', label: '分工', max: 40 },
      },
    },
    content: { kind: 'longText', label: '服务内容', max: 1000, synonyms: ['活动内容', '主要内容'] },
    served: { kind: 'text', label: '服务对象', max: 120, synonyms: ['受益对象', '受益群众'] },
    servedCount: { kind: 'integer', label: '服务人次', synonyms: ['受益人数', '受益人次'] },
    result: { kind: 'text', label: '活动成效', max: 300, synonyms: ['成效', '效果'] },
    remark,
  },
  title: ['title'],
  branch: 'branchId',
  list: {
    columns: ['date', 'title', 'kind', 'branchId', 'place', 'organizer', 'headcount', 'hours', 'servedCount'],
    sort: { field: 'date', descending: true },
    totals: ['title', 'headcount', 'hours', 'servedCount'],
  },
  form: [
    {
      title: '活动',
      fields: ['title', 'kind', 'date', 'branchId', 'place', 'organizer', 'headcount', 'hours', 'content'],
    },
    { title: '参加人员', fields: ['participants'] },
    { title: '成效', fields: ['served', 'servedCount', 'result', 'remark'] },
  ],
  search: ['place', 'organizer', 'content', 'served'],
  identity: [['title', 'branchId', 'date']],
  year: 'date',
  category: '联系群众',
  attachmentPurpose: 'photo',
  place: { group: '联系群众', words: 'zyfw zhiyuanfuwu zhiyuanzhe' },
});
