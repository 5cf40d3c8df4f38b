import type { RecordValues } from '../records/define';
import { earliestDay, isSurelyBefore, latestDay } from './partial-date';
import { elementsOf, textOf } from './values';

/** One task of a campaign's plan. */
export interface PlannedTask {
  readonly taskNo: string;
  readonly task: string;
  readonly requirement: string | undefined;
  readonly due: string | undefined;
  /** Kind of unit (`unit-kind`) that it is meant for; undefined: all. */
  readonly unitKind: string | undefined;
  /** Place of its phase among the plan's; undefined: its day lies in none. */
  readonly phase: number | undefined;
}

export interface PlannedPhase {
  readonly name: string;
  readonly from: string | undefined;
  readonly to: string | undefined;
}

/** Theme for a kind of unit (分类指导). */
export interface PlannedTheme {
  readonly unitKind: string;
  readonly theme: string;
  readonly carrier: string | undefined;
}

export interface CampaignPlan {
  readonly phases: readonly PlannedPhase[];
  readonly themes: readonly PlannedTheme[];
  readonly tasks: readonly PlannedTask[];
}

/** A unit that tasks are dealt out to. */
export interface CampaignUnit {
  readonly id: string;
  /** `unit-kind`; undefined: not known, so that only tasks for all are meant. */
  readonly kind: string | undefined;
}

/** A task that a unit has. */
export interface DealtTask {
  readonly taskNo: string | undefined;
  readonly task: string;
  readonly branchId: string;
}

/** How a task stands on a day: overdue is what is neither done nor excused when its day has passed. */
export type TaskStanding = 'todo' | 'doing' | 'done' | 'na' | 'late';

/** The plan of a campaign as its record has it. */
export function readPlan(values: RecordValues): CampaignPlan {
  const phases = elementsOf(values, 'phases').map((phase) => ({
    name: textOf(phase, 'name') ?? '',
    from: textOf(phase, 'from'),
    to: textOf(phase, 'to'),
  }));
  const themes = elementsOf(values, 'themes').map((theme) => ({
    unitKind: textOf(theme, 'unitKind') ?? '',
    theme: textOf(theme, 'theme') ?? '',
    carrier: textOf(theme, 'carrier'),
  }));
  const tasks = elementsOf(values, 'tasks').map((task) => ({
    taskNo: textOf(task, 'taskNo') ?? '',
    task: textOf(task, 'task') ?? '',
    requirement: textOf(task, 'requirement'),
    due: textOf(task, 'due'),
    unitKind: textOf(task, 'unitKind'),
    phase: phaseOf(phases, textOf(task, 'due')),
  }));
  return { phases, themes, tasks };
}

/** The phase in which a day lies. A phase without an end runs until the next one begins. */
export function phaseOf(phases: readonly PlannedPhase[], due: string | undefined): number | undefined {
  const day = latestDay(due ?? '');
  if (day === undefined) return undefined;
  const at = phases.findIndex(({ from, to }, index) => {
    const first = earliestDay(from ?? '');
    const last = latestDay(to ?? '');
    const next = earliestDay(phases[index + 1]?.from ?? '');
    if (first === undefined || day < first) return false;
    return last === undefined ? next === undefined || day < next : day <= last;
  });
  return at < 0 ? undefined : at;
}

/** Whether a task is meant for a unit. */
export const isMeantFor = (task: PlannedTask, unit: CampaignUnit): boolean =>
  task.unitKind === undefined || task.unitKind === unit.kind;

/** Place of the planned task that a dealt one is, by its number, else by its wording; -1: not of this plan. */
export function placeInPlan(plan: CampaignPlan, dealt: Pick<DealtTask, 'taskNo' | 'task'>): number {
  const byNumber = plan.tasks.findIndex(({ taskNo }) => taskNo !== '' && taskNo === dealt.taskNo);
  return byNumber >= 0 ? byNumber : plan.tasks.findIndex(({ task }) => task !== '' && task === dealt.task);
}

/** Tasks of the plan that units should have and don't: what dealing out adds. Nobody gets one twice. */
export function undealt<U extends CampaignUnit>(
  plan: CampaignPlan,
  units: readonly U[],
  dealt: readonly DealtTask[],
): readonly { readonly unit: U; readonly task: PlannedTask }[] {
  const have = new Set(dealt.map((one) => `${placeInPlan(plan, one)} ${one.branchId}`));
  return units.flatMap((unit) =>
    plan.tasks.flatMap((task, at) =>
      isMeantFor(task, unit) && !have.has(`${at} ${unit.id}`) ? [{ unit, task }] : [],
    ),
  );
}

/** Values with which a unit's task begins, all but the campaign and the unit. */
export const taskStart = (task: PlannedTask): Readonly<Record<string, string>> =>
  onlyFilled({ taskNo: task.taskNo, task: task.task, requirement: task.requirement, due: task.due });

/** What the theme of its kind adds to a unit's tasks. */
export function themeStart(plan: CampaignPlan, unit: CampaignUnit): Readonly<Record<string, string>> {
  const theme = plan.themes.find(({ unitKind }) => unitKind === unit.kind);
  if (theme === undefined) return {};
  const carrier = theme.carrier === undefined ? '' : `；载体：${theme.carrier}`;
  return { remark: `创争主题：${theme.theme}${carrier}` };
}

/** How a task stands today, by its state (code list `task-state`) and its day. */
export function taskStanding(
  state: string | undefined,
  due: string | undefined,
  today: string,
): TaskStanding {
  if (state === 'done' || state === 'na') return state;
  if (due !== undefined && isSurelyBefore(due, today)) return 'late';
  return state === 'doing' ? 'doing' : 'todo';
}

const onlyFilled = (values: Readonly<Record<string, string | undefined>>): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(values).flatMap(([key, value]) =>
      value === undefined || value === '' ? [] : [[key, value]],
    ),
  );
