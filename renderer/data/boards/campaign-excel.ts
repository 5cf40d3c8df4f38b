import { labelOf } from '../../../shared/records/codes';
import type { CampaignMatrix, MatrixSquare } from '../api';
import type { OutSheet } from '../spreadsheet/sheet-writer';

const FIXED = 2;

/** The matrix as a sheet: phases over their tasks, a line for each unit, numbers at the right and below. */
export function campaignSheet(matrix: CampaignMatrix, place: string): OutSheet {
  const tasks = matrix.phases.flatMap((phase) => phase.tasks);
  const late = matrix.units.flatMap(({ squares }, row) =>
    squares.flatMap((square, at) => (square?.standing === 'late' ? [{ row, column: at + FIXED }] : [])),
  );
  return {
    name: '活动推进表',
    titles: [`${matrix.title}推进表`, place],
    groups: [
      { heading: '', columns: FIXED },
      ...matrix.phases.map(({ label, note, tasks: own }) => ({
        heading: note === '' ? label : `${label}（${note}）`,
        columns: own.length,
      })),
      { heading: '合计', columns: 3 },
    ],
    columns: [
      { heading: '党组织', width: 26 },
      { heading: '单位类型', width: 12 },
      ...tasks.map(({ taskNo, task, due }) => ({
        heading: [`${taskNo} ${task}`.trim(), due === null ? '' : `（${due}）`].join(''),
        width: 14,
      })),
      { heading: '完成', width: 7, numeric: true },
      { heading: '逾期', width: 7, numeric: true },
      { heading: '未完成', width: 8, numeric: true },
    ],
    rows: [
      ...matrix.units.map(({ name, kind, squares, counts }) => [
        name,
        kind === '' ? null : kind,
        ...squares.map(squareText),
        counts.done,
        counts.late,
        counts.todo + counts.doing + counts.late,
      ]),
      [
        '完成数',
        null,
        ...tasks.map(({ counts }) => `${counts.done}`),
        matrix.counts.done,
        matrix.counts.late,
        matrix.counts.todo + matrix.counts.doing + matrix.counts.late,
      ],
    ],
    marked: late,
  };
}

/** What stands in a square; never a blank one. */
export function squareText(square: MatrixSquare | null): string {
  if (square === null) return '—';
  if (square.standing === 'late') return '逾期';
  return square.id === null ? '未下达' : labelOf('task-state', square.standing);
}
