import { defineRecordType } from './define';
import { owner, remark } from './parts';

/** A set of photographs of one event (图片档案): what, when, where, who is on them; the pictures are attachments. */
export const photoArchive = defineRecordType({
  name: 'photo-archive',
  label: '图片档案',
  version: 1,
  fields: {
    title: {
      kind: 'text',
      label: '图片题名',
      required: true,
      max: 120,
      synonyms: ['题名', '照片题名', '标题', '图片名称'],
    },
    date: { kind: 'date', label: '拍摄日期', required: true, synonyms: ['拍摄时间', '日期', '时间'] },
    branchId: owner('形成单位'),
    place: { kind: 'text', label: '拍摄地点', max: 120, synonyms: ['地点'] },
    event: { kind: 'text', label: '事由', max: 200, synonyms: ['活动名称', '背景'] },
    people: { kind: 'text', label: '人物', max: 300, synonyms: ['主要人物'], hint: '从左到右写明姓名和职务' },
    photographer: {
      kind: 'text',
      person: true,
      label: '摄影者',
      max: 40,
      synonyms: ['拍摄人', '拍摄者', '作者'],
    },
    caption: { kind: 'longText', label: '文字说明', max: 1000, synonyms: ['图片说明', '照片说明'] },
    count: { kind: 'integer', label: '张数', synonyms: ['照片张数', '数量'] },
    archiveNo: { kind: 'text', label: '档号', max: 60, synonyms: ['照片号', '图片编号', '编号'] },
    retention: { kind: 'code', label: '保管期限', codes: 'retention', synonyms: ['期限'] },
    isExhibited: { kind: 'boolean', label: '用于图片展', synonyms: ['是否展出'] },
    remark,
  },
  title: ['title'],
  branch: 'branchId',
  list: {
    columns: [
      'date',
      'title',
      'branchId',
      'place',
      'event',
      'photographer',
      'count',
      'archiveNo',
      'isExhibited',
    ],
    sort: { field: 'date', descending: true },
    totals: ['title', 'count'],
  },
  form: [
    {
      title: '图片',
      fields: ['title', 'date', 'branchId', 'place', 'event', 'people', 'photographer', 'caption', 'count'],
    },
    { title: '保管', fields: ['archiveNo', 'retention', 'isExhibited', 'remark'] },
  ],
  search: ['place', 'event', 'people', 'photographer', 'caption'],
  identity: [
    ['title', 'branchId', 'date'],
    ['archiveNo', 'branchId'],
  ],
  year: 'date',
  category: '图片档案',
  attachmentPurpose: 'photo',
  place: { group: '基础台账', words: 'tpda tupiandangan zhaopian tupianzhan' },
});
