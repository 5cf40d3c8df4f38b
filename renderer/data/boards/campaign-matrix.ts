import { appError } from '../../../shared/kernel/errors';
import { err, ok, type Result } from '../../../shared/kernel/result';
import { labelOf } from '../../../shared/records/codes';
import type { RecordValues } from '../../../shared/records/define';
import {
  type CampaignPlan,
  isMeantFor,
  placeInPlan,
  readPlan,
  type TaskStanding,
  taskStanding,
  taskStart,
  themeStart,
  undealt,
} from '../../../shared/rules/campaign-plan';
import { textOf } from '../../../shared/rules/values';
import type { CampaignChoice, CampaignMatrix, CampaignScope, MatrixSquare, StandingCounts } from '../api';
import { commitChanges } from '../commit';
import { describeContext, type OpenVault } from '../open-vault';
import type { Work } from '../work';
import { type GrassrootsUnit, indexOf, placeName, rowsIn, textAt, unitsIn, valuesOfAll } from './board-scope';
import { arrange, type PlannedColumn } from './matrix-columns';

const CAMPAIGN = 'campaign';
const TASK = 'campaign-task';

/** Campaigns that concern a branch: led by it, by one below it, or by one above it. The latest begin first. */
export function campaignsOf(vault: OpenVault, branch: string | null): readonly CampaignChoice[] {
  const index = indexOf(vault, CAMPAIGN);
  const tree = vault.index.tree();
  const below = branch === null ? undefined : tree.subtree(branch);
  const concerns = (leader: string) =>
    branch === null || leader === '' || below?.has(leader) === true || tree.subtree(leader).has(branch);
  return rowsIn(vault, index, null)
    .filter((row) => concerns(textAt(index, 'branchId', row)))
    .sort((a, b) => (textAt(index, 'startDate', a) < textAt(index, 'startDate', b) ? 1 : -1))
    .map((row) => ({
      id: index.idAt(row),
      title: index.titleAt(row),
      state: textAt(index, 'state', row) || null,
    }));
}

/** A campaign with its plan, the units that it concerns and the tasks they have. */
interface Laid {
  readonly title: string;
  readonly plan: CampaignPlan;
  readonly units: readonly GrassrootsUnit[];
  readonly dealt: readonly Dealt[];
}

interface Dealt {
  readonly id: string;
  readonly taskNo: string | undefined;
  readonly task: string;
  readonly branchId: string;
  readonly due: string | undefined;
  readonly standing: TaskStanding;
}

async function lay(vault: OpenVault, { campaign, branch }: CampaignScope): Promise<Laid | undefined> {
  const index = indexOf(vault, CAMPAIGN);
  const row = index.rowOf(campaign);
  const values = (await valuesOfAll(vault, [campaign])).get(campaign);
  if (row === undefined || !index.isLive(row) || values === undefined) return undefined;
  const leader = textOf(values, 'branchId') ?? null;
  const dealt = dealtOf(vault, campaign, branch);
  return {
    title: index.titleAt(row),
    plan: readPlan(values),
    units: withHolders(vault, unitsIn(vault, branch, leader), dealt),
    dealt,
  };
}

/** Who has a task stands in the matrix, also an organization that none would be dealt out to. */
function withHolders(
  vault: OpenVault,
  units: readonly GrassrootsUnit[],
  dealt: readonly Dealt[],
): readonly GrassrootsUnit[] {
  const known = new Set(units.map(({ id }) => id));
  const others = new Set(dealt.map(({ branchId }) => branchId).filter((id) => id !== '' && !known.has(id)));
  const added = [...others].map((id) => ({
    id,
    name: placeName(vault, id) || '（找不到的党组织）',
    kind: undefined,
  }));
  return [...added, ...units];
}

function dealtOf(vault: OpenVault, campaign: string, branch: string | null): readonly Dealt[] {
  const index = indexOf(vault, TASK);
  const { today } = describeContext(vault);
  return rowsIn(vault, index, branch).flatMap((row) => {
    if (index.cell('campaignId', row) !== campaign) return [];
    const due = textAt(index, 'due', row) || undefined;
    return [
      {
        id: index.idAt(row),
        taskNo: textAt(index, 'taskNo', row) || undefined,
        task: textAt(index, 'task', row),
        branchId: textAt(index, 'branchId', row),
        due,
        standing: taskStanding(textAt(index, 'state', row) || undefined, due, today),
      },
    ];
  });
}

/** Units by tasks, with numbers for each unit and each task. */
export async function campaignMatrixOf(
  vault: OpenVault,
  scope: CampaignScope,
): Promise<CampaignMatrix | null> {
  const laid = await lay(vault, scope);
  if (laid === undefined) return null;
  const { plan, units, dealt } = laid;
  const phases = arrange(plan, dealt);
  const columns = phases.flatMap((phase) => phase.columns);
  const places = new Map(dealt.map((one) => [`${columnKey(plan, one)} ${one.branchId}`, one]));
  const { today } = describeContext(vault);
  const rows = units.map((unit) => ({
    unit,
    squares: columns.map((column) => squareOf(places.get(`${column.key} ${unit.id}`), column, unit, today)),
  }));
  return {
    id: scope.campaign,
    title: laid.title,
    phases: phases.map(({ key, label, note, columns: own }) => ({
      key,
      label,
      note,
      tasks: own.map((column) => ({
        ...shownTask(column),
        counts: countsOf(rows.map(({ squares }) => squares[columns.indexOf(column)])),
      })),
    })),
    units: rows.map(({ unit, squares }) => ({
      ...shownUnit(plan, unit),
      squares,
      counts: countsOf(squares),
    })),
    undealt: undealt(plan, units, dealt).length,
    counts: countsOf(rows.flatMap(({ squares }) => squares)),
  };
}

/** Place of a dealt task among the columns: that of the plan, else its own wording. */
const columnKey = (plan: CampaignPlan, dealt: Dealt): string => {
  const place = placeInPlan(plan, dealt);
  return place < 0 ? `other:${dealt.task}` : `plan:${place}`;
};

function squareOf(
  dealt: Dealt | undefined,
  { task }: PlannedColumn,
  unit: GrassrootsUnit,
  today: string,
): MatrixSquare | null {
  if (dealt !== undefined) return { id: dealt.id, standing: dealt.standing };
  // Tasks outside the plan were never meant for anybody else.
  if (task === undefined || !isMeantFor(task, unit)) return null;
  return { id: null, standing: taskStanding(undefined, task.due, today) };
}

function countsOf(squares: readonly (MatrixSquare | null | undefined)[]): StandingCounts {
  const counts = { todo: 0, doing: 0, done: 0, na: 0, late: 0 };
  for (const square of squares) if (square) counts[square.standing] += 1;
  return counts;
}

const shownTask = ({ key, label, task }: PlannedColumn) => ({
  key,
  taskNo: task?.taskNo ?? '',
  task: label,
  due: task?.due ?? null,
  unitKind: task?.unitKind === undefined ? null : labelOf('unit-kind', task.unitKind),
  start: task === undefined ? { task: label } : taskStart(task),
});

function shownUnit(plan: CampaignPlan, unit: GrassrootsUnit) {
  const theme = plan.themes.find(({ unitKind }) => unitKind === unit.kind)?.theme ?? '';
  return {
    id: unit.id,
    name: unit.name,
    kind: unit.kind === undefined ? '' : labelOf('unit-kind', unit.kind),
    theme,
    start: { ...themeStart(plan, unit), branchId: unit.id },
  };
}

/** Gives units what they lack of the plan, as one act that one undo takes back. */
export async function dealTasks(
  work: Work,
  scope: CampaignScope,
): Promise<Result<{ readonly count: number }>> {
  const laid = await lay(work.vault, scope);
  if (laid === undefined) return err(appError('records.not-found', { label: '活动方案' }));
  const { plan, units, dealt } = laid;
  const changes = undealt(plan, units, dealt).map(({ unit, task }) => {
    const values: RecordValues = {
      campaignId: scope.campaign,
      ...taskStart(task),
      ...themeStart(plan, unit),
      branchId: unit.id,
      state: 'todo',
    };
    return { id: null, type: TASK, values };
  });
  if (changes.length === 0) return ok({ count: 0 });
  const saved = await commitChanges(work, changes, { kind: 'create' });
  return saved.ok ? ok({ count: changes.length }) : saved;
}
