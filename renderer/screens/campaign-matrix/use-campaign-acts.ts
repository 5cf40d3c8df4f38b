import { useCallback } from 'react';
import { labelOf } from '../../../shared/records/codes';
import type { RecordValues } from '../../../shared/records/define';
import { RECORD_TYPES } from '../../../shared/records/registry';
import { useMay } from '../../app/actor';
import { bridge } from '../../app/bridge';
import { useData, useSession } from '../../app/data-context';
import { useNavigation } from '../../app/navigation';
import { tell, tellError } from '../../app/notify';
import { recordRoute } from '../../app/routes';
import { saveBytes } from '../../app/save-bytes';
import type { CampaignMatrix, CampaignScope, MatrixTask } from '../../data/api';
import { localToday } from '../../fields/today';
import { campaignSheet } from '../../print/campaign-sheet';
import { useUndoToast } from '../../records/use-removal';
import type { Spot } from '../boards/matrix-keys';
import { countsText, squareOf, type TaskState } from './square-of';

const TYPE = RECORD_TYPES['campaign-task'].name;

export const tasksOf = (matrix: CampaignMatrix): readonly MatrixTask[] =>
  matrix.phases.flatMap((phase) => phase.tasks);

/** What lies on a square: unit, task and the record if there is one. Null: the task is not meant for the unit. */
export function lyingAt(matrix: CampaignMatrix, { row, column }: Spot) {
  const unit = matrix.units[row];
  const task = tasksOf(matrix)[column];
  const square = unit?.squares[column];
  if (unit === undefined || task === undefined || square === undefined || square === null) return null;
  return { unit, task, square, start: { campaignId: matrix.id, ...task.start, ...unit.start } };
}

/** What the state of a task brings with it: the day of completion comes and goes with it. */
function stateValues(state: TaskState, reason: string | undefined): RecordValues {
  if (state === 'done') return { state, doneAt: localToday() };
  return { state, doneAt: null, ...(reason === undefined ? {} : { notApplicableReason: reason }) };
}

/** What can be done on the matrix. */
export function useCampaignActs(matrix: CampaignMatrix, scope: CampaignScope, place: string | null) {
  const data = useData();
  const { unit } = useSession();
  const may = useMay();
  const navigation = useNavigation();
  const toast = useUndoToast();

  const open = useCallback(
    (spot: Spot) => {
      const lying = lyingAt(matrix, spot);
      if (lying === null) return tell('这项任务不适用于这类单位。');
      if (lying.square.id === null && !may('edit', lying.unit.id)) return;
      navigation.go(
        recordRoute(TYPE, lying.square.id, lying.square.id === null ? { initial: lying.start } : {}),
      );
    },
    [matrix, navigation, may],
  );

  const setState = async (spot: Spot, state: TaskState, reason?: string): Promise<void> => {
    const lying = lyingAt(matrix, spot);
    if (lying === null) return tell('这项任务不适用于这类单位。');
    const { id } = lying.square;
    const values = { ...(id === null ? lying.start : {}), ...stateValues(state, reason) };
    const saved = await data.commit({
      changes: [{ id, type: TYPE, values }],
      why: { kind: id === null ? 'create' : 'edit' },
    });
    if (!saved.ok) return tellError(saved.error);
    toast(`${lying.unit.name}“${lying.task.task}”：${labelOf('task-state', state)}`);
  };

  const deal = async (): Promise<void> => {
    const dealt = await data.dealTasks(scope);
    if (!dealt.ok) return tellError(dealt.error);
    if (dealt.value.count === 0) return tell('方案中的任务都已下达，没有重复下达。');
    toast(`已下达 ${dealt.value.count} 项任务`);
  };

  const exportExcel = async (): Promise<void> => {
    const answer = await data.exportCampaignMatrix(scope);
    if (!answer.ok) return tellError(answer.error);
    const saved = await saveBytes(`${matrix.title}推进表.xlsx`, 'Excel 工作簿', 'xlsx', answer.value);
    if (saved !== null) tell(`已保存 ${saved}`);
  };

  const print = async (): Promise<void> => {
    const html = campaignSheet({
      title: `${matrix.title}推进表`,
      place: place ?? unit.name,
      corner: '党组织',
      totalHeading: '完成',
      date: localToday(),
      groups: matrix.phases.map(({ label, note, tasks }) => ({
        label,
        note,
        columns: tasks.map(({ task, counts }) => ({ label: task, total: countsText(counts) })),
      })),
      rows: matrix.units.map((one) => ({
        label: one.name,
        total: countsText(one.counts),
        squares: one.squares.map((square) => squareOf(square, '', '').text),
      })),
    });
    const printed = await bridge().program.print({ html, landscape: true, toPdf: null });
    if (!printed.ok) tellError(printed.error);
  };

  return { open, setState, deal, exportExcel, print };
}
