import type { RecordValues } from '../records/define';
import { isEmptyValue, textOf } from './values';

/** A paper of one step, and how it is told from what was noted. */
export interface StepPaper {
  readonly label: string;
  /** Words in the papers noted with the step itself. */
  readonly noted: RegExp;
  /** Words in the name of an attachment that can mean no other step's paper; undefined: names are too alike. */
  readonly file?: RegExp;
  /** A link or number at the step that proves it as well. */
  readonly proof?: 'meetingId' | 'documentNo';
}

/** One of the twenty-five steps: who acts, the stage it belongs to, the main date that it gives, its papers. */
export interface DevelopmentStep {
  /** Code of `development-step`, `01` to `25`. */
  readonly code: string;
  /** Code of `development-actor`. */
  readonly actor: string;
  /** Code of `development-stage`. */
  readonly stage: string;
  readonly dateField?: 'appliedAt' | 'activistAt' | 'targetAt' | 'admittedAt';
  readonly papers: readonly StepPaper[];
}

const minutes: StepPaper = { label: '会议记录', noted: /会议|纪要|决议/u, proof: 'meetingId' };
const filing: StepPaper = { label: '备案表或备案报告', noted: /备案/u, proof: 'documentNo' };
const approval: StepPaper = { label: '审批批复', noted: /批复|审批/u, proof: 'documentNo' };

/**
 * The flow chart of the Central Organization Department with the papers of each step; a county that asks for more has
 * them noted with the step. Papers that stand only in a register (steps 5, 9, 16, 18, 19) are not asked for apart.
 */
export const DEVELOPMENT_STEPS: readonly DevelopmentStep[] = [
  {
    code: '01',
    actor: 'applicant',
    stage: '1',
    dateField: 'appliedAt',
    papers: [{ label: '入党申请书', noted: /申请书/u, file: /入党申请/u }],
  },
  {
    code: '02',
    actor: 'branch',
    stage: '1',
    papers: [{ label: '谈话记录', noted: /谈话/u, file: /申请人?谈话|谈话记录/u }],
  },
  {
    code: '03',
    actor: 'committee',
    stage: '2',
    dateField: 'activistAt',
    papers: [{ label: '推荐（推优）材料', noted: /推荐|推优/u, file: /推荐|推优/u }, minutes],
  },
  { code: '04', actor: 'township', stage: '2', papers: [filing] },
  { code: '05', actor: 'committee', stage: '2', papers: [] },
  {
    code: '06',
    actor: 'contact',
    stage: '2',
    papers: [
      {
        label: '培养教育考察登记表',
        noted: /考察|思想汇报/u,
        file: /积极分子.*考察|培养教育考察|思想汇报/u,
      },
    ],
  },
  {
    code: '07',
    actor: 'committee',
    stage: '3',
    dateField: 'targetAt',
    papers: [{ label: '征求意见材料', noted: /征求意见|群众意见/u, file: /征求.*意见/u }, minutes],
  },
  { code: '08', actor: 'township', stage: '3', papers: [filing] },
  { code: '09', actor: 'branch', stage: '3', papers: [] },
  {
    code: '10',
    actor: 'branch',
    stage: '3',
    papers: [{ label: '政治审查结论', noted: /政审|政治审查/u, file: /政审|政治审查/u }],
  },
  {
    code: '11',
    actor: 'township',
    stage: '3',
    papers: [{ label: '培训结业证明', noted: /培训|结业/u, file: /培训|结业/u }],
  },
  {
    code: '12',
    actor: 'committee',
    stage: '4',
    papers: [{ label: '支委会审查意见', noted: /审查|意见|会议/u, proof: 'meetingId' }],
  },
  {
    code: '13',
    actor: 'township',
    stage: '4',
    papers: [{ label: '预审意见', noted: /预审/u, file: /预审/u, proof: 'documentNo' }],
  },
  {
    code: '14',
    actor: 'applicant',
    stage: '4',
    papers: [{ label: '入党志愿书', noted: /志愿书/u, file: /志愿书/u }],
  },
  { code: '15', actor: 'assembly', stage: '4', dateField: 'admittedAt', papers: [minutes] },
  { code: '16', actor: 'township', stage: '4', papers: [] },
  { code: '17', actor: 'township', stage: '4', papers: [approval] },
  { code: '18', actor: 'county', stage: '4', papers: [] },
  { code: '19', actor: 'branch', stage: '5', papers: [] },
  {
    code: '20',
    actor: 'township',
    stage: '5',
    papers: [{ label: '入党宣誓记录或照片', noted: /宣誓|照片|活动/u, file: /宣誓/u, proof: 'meetingId' }],
  },
  {
    code: '21',
    actor: 'contact',
    stage: '5',
    papers: [{ label: '预备党员考察记录', noted: /考察/u, file: /预备.*考察/u }],
  },
  {
    code: '22',
    actor: 'applicant',
    stage: '5',
    papers: [{ label: '转正申请书', noted: /申请/u, file: /转正申请/u }],
  },
  { code: '23', actor: 'assembly', stage: '5', papers: [minutes] },
  { code: '24', actor: 'township', stage: '5', papers: [approval] },
  {
    code: '25',
    actor: 'township',
    stage: '5',
    papers: [{ label: '档案清单', noted: /清单|归档|档案/u, file: /档案.*清单|归档清单/u }],
  },
];

/** Place of a step by its code; -1: none of the twenty-five. */
export const stepPlace = (code: string | undefined): number =>
  DEVELOPMENT_STEPS.findIndex((step) => step.code === code);

/** Papers of one step that neither the step nor the attachments show. `recorded` are the entries of that step. */
export function lackingPapers(
  step: DevelopmentStep,
  recorded: readonly RecordValues[],
  values: RecordValues,
  fileNames: readonly string[],
): readonly string[] {
  return step.papers.flatMap((paper) => {
    const isNoted = recorded.some(
      (entry) =>
        paper.noted.test(textOf(entry, 'documents') ?? '') ||
        (paper.proof !== undefined && !isEmptyValue(entry[paper.proof])),
    );
    const { file } = paper;
    const isFiled = file !== undefined && fileNames.some((name) => file.test(name));
    // The book of admission has a number of its own in the record.
    const isNumbered = step.code === '14' && !isEmptyValue(values.bookNo);
    return isNoted || isFiled || isNumbered ? [] : [paper.label];
  });
}
