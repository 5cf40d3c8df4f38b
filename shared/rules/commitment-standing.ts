import type { RecordValues } from '../records/define';
import { isSurelyBefore } from './partial-date';
import { textOf } from './values';

/** Where a commitment is on its way: 提诺、公布、践诺、评诺. */
export const COMMITMENT_STAGES = ['drafted', 'published', 'fulfilled', 'judged'] as const;

export type CommitmentStage = (typeof COMMITMENT_STAGES)[number];

export interface CommitmentStanding {
  readonly stage: CommitmentStage;
  /** Its day has passed, it is neither fulfilled nor judged. */
  readonly isLate: boolean;
}

/** How a commitment stands on a day. What was judged is judged, whatever else is missing: the rules say what. */
export function commitmentStanding(values: RecordValues, today: string): CommitmentStanding {
  const has = (key: string) => textOf(values, key) !== undefined;
  if (has('result')) return { stage: 'judged', isLate: false };
  if (has('doneAt') || has('reportedAt')) return { stage: 'fulfilled', isLate: false };
  const due = textOf(values, 'due');
  const isLate = due !== undefined && isSurelyBefore(due, today);
  return { stage: has('publishedAt') ? 'published' : 'drafted', isLate };
}
