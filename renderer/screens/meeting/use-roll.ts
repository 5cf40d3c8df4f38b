import { ok } from '../../../shared/kernel/result';
import { latestDay } from '../../../shared/rules/partial-date';
import { useLive } from '../../app/use-live';
import type { RollEntry } from '../../data/api';
import { localToday } from '../../fields/today';

export interface Roll {
  /** `branch@day` of the answer: another is another roll. */
  readonly key: string;
  readonly people: readonly RollEntry[];
}

const NOBODY: Roll = { key: '', people: [] };

/** Who belongs to the branch on the day of the meeting, kept up with the files. Null while it is asked. */
export function useRoll(branch: string | undefined, date: string | undefined): Roll | null {
  const day = latestDay(date ?? '') ?? localToday();
  const key = branch === undefined ? '' : `${branch}@${day}`;
  const { value } = useLive(key, ['member', 'organization'], async (data) => {
    if (branch === undefined) return ok(NOBODY);
    const answer = await data.meetingRoll({ branch, day });
    return answer.ok ? ok({ key, people: answer.value }) : answer;
  });
  // The answer to the last question says nothing about this one.
  return value?.key === key ? value : null;
}
