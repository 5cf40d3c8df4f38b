import type { RecordValues } from '../records/define';
import { earliestDay, latestDay } from './partial-date';
import { elementsOf, textOf } from './values';

/** Whether a member votes on a day, and if not, why: the reason stands beside the name on the attendance sheet. */
export type VotingRight =
  | { readonly hasVote: true; readonly note?: string }
  | { readonly hasVote: false; readonly reason: string };

/**
 * Penalties during which a member has neither vote nor can stand (Party Regulations on Discipline; 党章第四十一条), and
 * the suspension of rights while somebody is detained (regulation on basic-level elections).
 */
const WITHOUT_RIGHTS: readonly { readonly name: RegExp; readonly reason: string }[] = [
  { name: /留党察看/, reason: '留党察看期间' },
  { name: /[中停暂]止(?:其)?党员(?:的)?权利/, reason: '中止党员权利期间' },
];
/** Statuses of who no longer belongs to the branch. */
const GONE: readonly string[] = ['left', 'dead', 'moved'];

/**
 * Voting right of a member on a day, as of that day and not as of today (Party Constitution art. 7: probationary
 * members have no vote; regulation on basic-level elections: none while on probation within the Party).
 * @param day `YYYY-MM-DD`
 */
export function votingRightOn(member: RecordValues, day: string): VotingRight {
  if (isGoneOn(member, day)) return { hasVote: false, reason: '已不在本支部' };
  if (textOf(member, 'status') === 'suspended') return { hasVote: false, reason: '停止党籍' };
  const joined = firstDay(member, 'joinDate');
  if (joined !== undefined && joined > day) return { hasVote: false, reason: '当时尚未入党' };
  const [reason] = elementsOf(member, 'discipline').flatMap((penalty) => lostBy(penalty, day) ?? []);
  if (reason !== undefined) return { hasVote: false, reason };
  return byCategory(member, day);
}

/**
 * Whether a member had left by a day: left, died or moved. Whoever is marked so but has a later date of leaving was
 * still there on that day; on the day itself one is gone.
 */
export function isGoneOn(member: RecordValues, day: string): boolean {
  if (!GONE.includes(textOf(member, 'status') ?? '')) return false;
  const left = elementsOf(member, 'enterLeave').flatMap(
    (one) => earliestDay(textOf(one, 'leaveDate') ?? '') ?? [],
  );
  return left.every((first) => first <= day);
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

/** Why a penalty takes the vote on a day; undefined if it does not, or not then. */
function lostBy(penalty: RecordValues, day: string): string | undefined {
  const name = textOf(penalty, 'name') ?? '';
  const from = firstDay(penalty, 'date');
  const to = latestDay(textOf(penalty, 'endDate') ?? '');
  if ((from !== undefined && from > day) || (to !== undefined && to < day)) return undefined;
  return WITHOUT_RIGHTS.find((one) => one.name.test(name))?.reason;
}

const firstDay = (values: RecordValues, key: string): string | undefined =>
  earliestDay(textOf(values, key) ?? '');
