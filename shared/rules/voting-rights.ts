import type { RecordValues } from '../records/define';
import { earliestDay, latestDay } from './partial-date';
import { elementsOf, textOf } from './values';

/** Whether a member votes on a day, and if not, why: the reason stands beside the name on the attendance sheet. */
export type VotingRight =
  | { readonly hasVote: true; readonly note?: string }
  | { readonly hasVote: false; readonly reason: string };

/** Penalties during which a member has neither vote nor can stand (Party Regulations on Discipline; 党章第四十一条). */
const ON_PROBATION_WITHIN_PARTY = /留党察看/;
/** Statuses of who no longer belongs to the branch. */
const GONE: readonly string[] = ['left', 'dead', 'moved'];

/**
 * Voting right of a member on a day, as of that day and not as of today (Party Constitution art. 7: probationary
 * members have no vote; regulation on basic-level elections: none while on probation within the Party).
 * @param day `YYYY-MM-DD`
 */
export function votingRightOn(member: RecordValues, day: string): VotingRight {
  const status = textOf(member, 'status') ?? 'normal';
  if (GONE.includes(status)) return { hasVote: false, reason: '已不在本支部' };
  if (status === 'suspended') return { hasVote: false, reason: '停止党籍' };
  const joined = firstDay(member, 'joinDate');
  if (joined !== undefined && joined > day) return { hasVote: false, reason: '当时尚未入党' };
  const punished = elementsOf(member, 'discipline').find((penalty) => isOnProbation(penalty, day));
  if (punished !== undefined) return { hasVote: false, reason: '留党察看期间' };
  return byCategory(member, day);
}

function byCategory(member: RecordValues, day: string): VotingRight {
  const category = textOf(member, 'memberCategory');
  const full = firstDay(member, 'fullDate');
  if (category === 'full') {
    return full !== undefined && full > day
      ? { hasVote: false, reason: '当时为预备党员' }
      : { hasVote: true };
  }
  if (category === 'probationary') return { hasVote: false, reason: '预备党员' };
  return { hasVote: false, reason: '不是党员' };
}

function isOnProbation(penalty: RecordValues, day: string): boolean {
  if (!ON_PROBATION_WITHIN_PARTY.test(textOf(penalty, 'name') ?? '')) return false;
  const from = firstDay(penalty, 'date');
  const to = latestDay(textOf(penalty, 'endDate') ?? '');
  return (from === undefined || from <= day) && (to === undefined || to >= day);
}

const firstDay = (values: RecordValues, key: string): string | undefined =>
  earliestDay(textOf(values, key) ?? '');
