import { type CampaignPlan, type PlannedTask, placeInPlan } from '../../../shared/rules/campaign-plan';

/** A column of the matrix: a task of the plan, or one that units have although no plan names it. */
export interface PlannedColumn {
  readonly key: string;
  readonly label: string;
  /** Undefined: not of the plan. */
  readonly task: PlannedTask | undefined;
}

export interface ColumnGroup {
  readonly key: string;
  readonly label: string;
  /** Days of the phase. */
  readonly note: string;
  readonly columns: readonly PlannedColumn[];
}

interface Worded {
  readonly taskNo: string | undefined;
  readonly task: string;
}

/** Tasks under their phases, in the order of the plan; what lies in no phase or in no plan comes after. */
export function arrange(plan: CampaignPlan, dealt: readonly Worded[]): readonly ColumnGroup[] {
  const planned = plan.tasks.map((task, place) => ({ key: `plan:${place}`, label: task.task, task }));
  const phases = plan.phases.map(({ name, from, to }, at) => ({
    key: `phase:${at}`,
    label: name,
    note: [from, to].filter((day) => day !== undefined).join(' 至 '),
    columns: planned.filter(({ task }) => task.phase === at),
  }));
  const loose = planned.filter(({ task }) => task.phase === undefined);
  const label = plan.phases.length === 0 ? '任务' : '其他任务';
  const groups = [
    ...phases,
    { key: 'loose', label, note: '', columns: loose },
    { key: 'other', label: '方案以外', note: '', columns: unplanned(plan, dealt) },
  ];
  return groups.filter(({ columns }) => columns.length > 0);
}

function unplanned(plan: CampaignPlan, dealt: readonly Worded[]): readonly PlannedColumn[] {
  const labels = new Set(dealt.filter((one) => placeInPlan(plan, one) < 0).map(({ task }) => task));
  return [...labels].map((label) => ({ key: `other:${label}`, label, task: undefined }));
}
