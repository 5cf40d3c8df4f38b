import { defineRecordType, type ValuesOf } from './define';
import { owner, remark, satisfactionGrade, year } from './parts';

/**
 * One vote of one group of raters on several organizations or people: who is voted on, how many may vote, and every
 * ballot as it was read off the paper. Ballots are kept, never running means: a second count adds up to the same, and
 * the last one can be taken back. What the grades are worth and what the group weighs is copied from the scheme, so
 * that a result keeps the rule it began under.
 */
export const ratingRound = defineRecordType({
  name: 'rating-round',
  label: '测评场次',
  version: 1,
  fields: {
    title: { kind: 'text', label: '测评名称', required: true, max: 80, synonyms: ['名称', '场次名称'] },
    branchId: owner('组织测评的党组织'),
    year,
    schemeId: {
      kind: 'reference',
      label: '评价办法',
      to: 'evaluation-scheme',
      required: true,
      synonyms: ['考核办法'],
    },
    group: {
      kind: 'code',
      label: '评价主体',
      codes: 'rater-group',
      open: true,
      required: true,
      max: 20,
      synonyms: ['测评方式'],
    },
    weight: { kind: 'integer', label: '权重（%）', hint: '按评价办法，开始时记下' },
    target: { kind: 'code', label: '评价对象', codes: 'subject-kind', required: true, initial: 'org' },
    method: {
      kind: 'code',
      label: '录入方式',
      codes: 'rating-method',
      required: true,
      initial: 'ballots',
      synonyms: ['计票方式'],
    },
    heldAt: { kind: 'date', label: '测评日期', synonyms: ['评价日期', '测评时间'] },
    entitled: { kind: 'integer', label: '应参加人数', synonyms: ['应到人数', '应参加'] },
    issued: { kind: 'integer', label: '发出票数', synonyms: ['发出', '发票数'] },
    returned: {
      kind: 'integer',
      label: '收回票数',
      synonyms: ['收回', '回收票数'],
      hint: '按档计票时填写；逐张录票时由程序计数',
    },
    full: { kind: 'decimal', label: '满分', initial: '100', hint: '不分指标打分时，每人最多打多少分' },
    subjects: {
      kind: 'list',
      label: '被测评的对象',
      of: {
        seat: { kind: 'integer', label: '票上序号', required: true },
        name: { kind: 'text', label: '名称', required: true, max: 80 },
        organizationId: { kind: 'reference', label: '党组织', to: 'organization' },
        memberId: { kind: 'reference', label: '党员', to: 'member' },
        kind: { kind: 'text', label: '类别', max: 80 },
      },
    },
    grades: {
      kind: 'list',
      label: '票上的档次',
      of: {
        key: { kind: 'integer', label: '按键', required: true },
        grade: satisfactionGrade,
        points: { kind: 'decimal', label: '折算分' },
        isExcluded: { kind: 'boolean', label: '不计入有效票' },
      },
    },
    items: {
      kind: 'list',
      label: '打分指标',
      of: {
        order: { kind: 'integer', label: '顺序', required: true },
        code: { kind: 'text', label: '编号', required: true, max: 20 },
        text: { kind: 'text', label: '考核内容', required: true, max: 300 },
        max: { kind: 'decimal', label: '标准分' },
        type: { kind: 'code', label: '类型', codes: 'indicator-type', initial: 'base' },
      },
    },
    /** One character a seat: the key of the grade, `0` for a blank, `-` for a seat that nobody has. */
    ballots: {
      kind: 'list',
      label: '录入的票',
      sensitive: true,
      of: {
        number: { kind: 'integer', label: '票号', required: true },
        marks: { kind: 'text', label: '票面' },
        isInvalid: { kind: 'boolean', label: '废票' },
      },
    },
    counts: {
      kind: 'list',
      label: '各档票数',
      of: {
        seat: { kind: 'integer', label: '票上序号', required: true },
        /** Key of the grade; 0 counts blanks and spoilt ones. */
        key: { kind: 'integer', label: '按键', required: true },
        count: { kind: 'integer', label: '票数', required: true },
      },
    },
    scores: {
      kind: 'list',
      label: '记名打分',
      sensitive: true,
      of: {
        rater: { kind: 'text', label: '打分人', required: true, max: 40 },
        seat: { kind: 'integer', label: '票上序号', required: true },
        /** Empty: the whole score at once. */
        code: { kind: 'text', label: '指标编号', max: 20 },
        points: { kind: 'decimal', label: '得分', required: true },
      },
    },
    remark,
  },
  title: ['title', 'group'],
  branch: 'branchId',
  list: {
    columns: ['title', 'group', 'year', 'branchId', 'schemeId', 'heldAt', 'entitled', 'subjects', 'ballots'],
    sort: { field: 'year', descending: true },
    totals: ['title'],
  },
  form: [
    {
      title: '测评',
      fields: ['title', 'branchId', 'year', 'schemeId', 'group', 'weight', 'target', 'heldAt'],
    },
    { title: '票数', fields: ['method', 'entitled', 'issued', 'returned', 'full'] },
    { title: '票面', fields: ['subjects', 'grades', 'items', 'remark'] },
  ],
  hidden: ['ballots', 'counts', 'scores'],
  search: [],
  identity: [['title', 'group', 'year', 'branchId']],
  year: 'year',
  category: '考核评价',
});

export type RatingRoundValues = ValuesOf<typeof ratingRound>;
