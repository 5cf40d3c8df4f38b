import { defineRecordType, type ValuesOf } from './define';
import { owner, remark } from './parts';

/**
 * A survey of satisfaction or of how well a policy is known (满意度、知晓率). Usage of the rates differs, so both are
 * kept: 满意率 counts 满意 only, 综合满意率 the better grades too; those who don't know are no valid votes.
 */
export const survey = defineRecordType({
  name: 'survey',
  label: '满意度与知晓率',
  version: 1,
  fields: {
    title: { kind: 'text', label: '调查名称', required: true, max: 80, synonyms: ['测评名称', '调查主题'] },
    kind: {
      kind: 'code',
      label: '调查类别',
      codes: 'survey-kind',
      required: true,
      initial: 'satisfaction',
      synonyms: ['类别'],
    },
    branchId: owner('调查对象单位'),
    date: {
      kind: 'date',
      label: '调查日期',
      required: true,
      synonyms: ['测评日期', '调查时间', '测评时间', '日期'],
    },
    method: {
      kind: 'code',
      label: '调查方式',
      codes: 'survey-method',
      open: true,
      max: 40,
      synonyms: ['方式'],
    },
    topic: { kind: 'text', label: '调查内容', max: 200, synonyms: ['测评内容', '政策名称'] },
    entitled: { kind: 'integer', label: '应参加人数', synonyms: ['应参加', '样本数'] },
    issued: { kind: 'integer', label: '发出份数', synonyms: ['发出', '发放问卷数', '发出票数', '发放份数'] },
    returned: {
      kind: 'integer',
      label: '收回份数',
      synonyms: ['收回', '收回问卷数', '收回票数', '回收份数'],
    },
    invalid: { kind: 'integer', label: '无效份数', synonyms: ['无效', '无效票', '无效票数'] },
    satisfied: { kind: 'integer', label: '满意', synonyms: ['满意票', '满意票数', '满意人数'] },
    fairly: { kind: 'integer', label: '比较满意', synonyms: ['较满意', '比较满意票'] },
    basically: { kind: 'integer', label: '基本满意', synonyms: ['基本满意票', '基本满意票数'] },
    unsatisfied: { kind: 'integer', label: '不满意', synonyms: ['不满意票', '不满意票数', '不满意人数'] },
    unknown: {
      kind: 'integer',
      label: '不了解',
      synonyms: ['弃权', '不清楚', '不了解票'],
      hint: '不计入有效票',
    },
    satisfactionRate: {
      kind: 'decimal',
      label: '满意率（%）',
      synonyms: ['满意率', '群众满意率'],
      hint: '只计“满意”；空着时自动算出',
    },
    overallRate: {
      kind: 'decimal',
      label: '综合满意率（%）',
      synonyms: ['综合满意率', '满意度'],
      hint: '计满意、比较满意和基本满意；空着时自动算出',
    },
    asked: { kind: 'integer', label: '被询问人数', synonyms: ['调查人数', '访问人数'] },
    aware: { kind: 'integer', label: '知晓人数', synonyms: ['知道人数', '了解人数'] },
    awarenessRate: {
      kind: 'decimal',
      label: '知晓率（%）',
      synonyms: ['知晓率', '政策知晓率', '群众知晓率'],
    },
    questions: {
      kind: 'list',
      label: '分项结果',
      of: {
        question: { kind: 'text', label: '问题', required: true, max: 200 },
        satisfied: { kind: 'integer', label: '满意' },
        basically: { kind: 'integer', label: '基本满意' },
        unsatisfied: { kind: 'integer', label: '不满意' },
        unknown: { kind: 'integer', label: '不了解' },
      },
    },
    problems: {
      kind: 'longText',
      label: '群众反映的主要问题',
      max: 2000,
      synonyms: ['主要问题', '存在问题'],
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
      'date',
      'returned',
      'satisfied',
      'unsatisfied',
      'satisfactionRate',
      'overallRate',
      'awarenessRate',
    ],
    sort: { field: 'date', descending: true },
    totals: ['title', 'returned', 'satisfied', 'unsatisfied'],
  },
  form: [
    { title: '调查', fields: ['title', 'kind', 'branchId', 'date', 'method', 'topic'] },
    {
      title: '满意度',
      fields: [
        'entitled',
        'issued',
        'returned',
        'invalid',
        'satisfied',
        'fairly',
        'basically',
        'unsatisfied',
        'unknown',
        'satisfactionRate',
        'overallRate',
        'questions',
      ],
    },
    { title: '知晓率', fields: ['asked', 'aware', 'awarenessRate', 'problems', 'remark'] },
  ],
  search: ['topic', 'problems'],
  identity: [['title', 'branchId', 'date']],
  year: 'date',
  category: '考核评价',
  place: { group: '联系群众', words: 'mydzxl manyidu zhixiaolv diaocha ceping' },
});

export type SurveyValues = ValuesOf<typeof survey>;
