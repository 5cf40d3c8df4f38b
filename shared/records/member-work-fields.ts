import type { FieldDefinitions } from './define';

/** Work and stratum as the yearly statistics ask for them, and who confirmed the file. */
export const workFields = {
  workStart: { kind: 'date', label: '参加工作日期', synonyms: ['参加工作时间', '工作时间', '参工时间'] },
  jobCode: {
    kind: 'code',
    label: '工作岗位',
    codes: 'job',
    open: true,
    required: true,
    max: 60,
    synonyms: ['从事职业', '职业', '岗位', '个人身份', '从业情况', '现从事职业', '从事工作'],
    hint: '选统计用的岗位；选不准的照实填写',
  },
  employer: {
    kind: 'text',
    label: '工作单位及职务',
    max: 100,
    synonyms: ['工作单位', '单位及职务', '单位职务', '工作单位职务', '现任职务', '职务'],
  },
  techPost: {
    kind: 'text',
    label: '从事专业技术职务',
    max: 60,
    synonyms: ['专业技术职务', '职称', '专业技术职称'],
  },
  techLevel: {
    kind: 'code',
    label: '专业技术职务级别',
    codes: 'tech-level',
    synonyms: ['职称级别', '专业技术级别'],
  },
  stratum: {
    kind: 'code',
    label: '新社会阶层类型',
    codes: 'stratum',
    open: true,
    max: 40,
    synonyms: ['新社会阶层', '社会阶层类型'],
  },
  frontline: {
    kind: 'code',
    label: '一线情况',
    codes: 'frontline',
    synonyms: ['是否一线', '生产工作一线情况'],
  },
  isMigrantWorker: { kind: 'boolean', label: '是否农民工', synonyms: ['农民工'] },
  archiveUnit: {
    kind: 'text',
    label: '党员档案所在单位',
    max: 80,
    synonyms: ['档案所在单位', '党员档案管理单位', '档案管理单位'],
  },
  background: { kind: 'longText', label: '背景信息', max: 1000 },
  confirmMethod: {
    kind: 'code',
    label: '核对方式',
    codes: 'confirm-method',
    synonyms: ['确认方式'],
    hint: '本人不能签字时，注明怎样确认',
  },
  confirmDate: { kind: 'date', label: '核对日期', synonyms: ['确认日期', '采集日期'] },
  filledBy: { kind: 'text', person: true, label: '代填人', max: 40, synonyms: ['填表人', '代填'] },
  remark: { kind: 'longText', label: '备注', max: 500, synonyms: ['备 注', '说明'] },
} as const satisfies FieldDefinitions;
