import { labelOf } from '../../../shared/records/codes';
import type { TaskStanding } from '../../../shared/rules/campaign-plan';
import type { MatrixSquare, StandingCounts } from '../../data/api';
import type { Square, Tone } from '../boards/matrix';

const TONES: Readonly<Record<TaskStanding, Tone>> = {
  todo: 'quiet',
  doing: 'going',
  done: 'good',
  na: 'none',
  late: 'bad',
};

/** 逾期 is no state of the record: it follows from its day. */
const standingText = (standing: TaskStanding): string =>
  standing === 'late' ? '逾期' : labelOf('task-state', standing);

/** A unit's task as the matrix shows it; never a blank square. */
export function squareOf(square: MatrixSquare | null, unit: string, task: string): Square {
  const title = (text: string) => `${unit}：${task}，${text}`;
  if (square === null) return { text: '—', tone: 'none', title: title('不适用于这类单位') };
  const { id, standing } = square;
  if (id === null) {
    const text = standing === 'late' ? '未下达·逾期' : '未下达';
    return { text, tone: standing === 'late' ? 'bad' : 'none', title: title(text) };
  }
  const text = standingText(standing);
  return { text, tone: TONES[standing], title: title(text) };
}

/** Done of all that apply: 3/8, with what is overdue. */
export function countsText({ todo, doing, done, late }: StandingCounts): string {
  const all = todo + doing + done + late;
  return late === 0 ? `${done}/${all}` : `${done}/${all} 逾${late}`;
}

/** States that a key sets on the chosen square. */
export const STATE_KEYS = [
  { key: '1', state: 'todo' },
  { key: '2', state: 'doing' },
  { key: '3', state: 'done' },
  { key: '4', state: 'na' },
] as const;

export type TaskState = (typeof STATE_KEYS)[number]['state'];
