import { labelOf } from '../records/codes';
import type { RecordValues } from '../records/define';
import { meetingKind } from './meeting-kinds';
import { earliestDay, latestDay } from './partial-date';
import { elementsOf, textOf } from './values';
import { isGoneOn, votingRightOn } from './voting-rights';

/** Somebody who belongs to the branch on the day of a meeting. */
export interface RollPerson {
  /** The member's file; null: named in the committee without one. */
  readonly memberId: string | null;
  readonly name: string;
  readonly hasVote: boolean;
  /** Why there is no vote; empty when there is one. */
  readonly note: string;
  /** Post in the branch's committee on that day, in words; empty: none. */
  readonly post: string;
  /** Organization that the member's file names: a branch or a group. */
  readonly organizations: readonly string[];
}

const MEMBERS: readonly string[] = ['full', 'probationary'];
const COMMITTEE: readonly string[] = [
  'secretary',
  'deputy',
  'organization',
  'publicity',
  'discipline',
  'member',
  'united-front',
  'youth',
  'masses',
];

/** Whether a member belongs to the Party and has not left on a day; where to, is told by the file's own branch. */
export function isMemberOn(member: RecordValues, day: string): boolean {
  if (!MEMBERS.includes(textOf(member, 'memberCategory') ?? '')) return false;
  const joined = earliestDay(textOf(member, 'joinDate') ?? '');
  if (joined !== undefined && joined > day) return false;
  return !isGoneOn(member, day) && !isYetToCome(member, day);
}

/** Came to the branch only after that day (transferred in, found again). */
function isYetToCome(member: RecordValues, day: string): boolean {
  const entered = elementsOf(member, 'enterLeave').flatMap(
    (one) => earliestDay(textOf(one, 'enterDate') ?? '') ?? [],
  );
  return entered.length > 0 && entered.every((first) => first > day);
}

/** A member as the roll of a day has them. */
export function rollPerson(memberId: string, member: RecordValues, day: string): RollPerson {
  const right = votingRightOn(member, day);
  return {
    memberId,
    name: textOf(member, 'name') ?? '',
    hasVote: right.hasVote,
    note: right.hasVote ? '' : right.reason,
    post: '',
    organizations: ['branchId', 'groupId'].flatMap((key) => textOf(member, key) ?? []),
  };
}

interface CommitteePost {
  readonly name: string;
  readonly memberId: string | undefined;
  readonly post: string;
}

/** Who held a post in the committee of an organization on a day, in the order of the posts. */
export function committeeOn(organization: RecordValues, day: string): readonly CommitteePost[] {
  const held = elementsOf(organization, 'posts').filter((one) => {
    const from = earliestDay(textOf(one, 'from') ?? '');
    const to = latestDay(textOf(one, 'to') ?? '');
    return (
      COMMITTEE.includes(textOf(one, 'post') ?? '') &&
      (from === undefined || from <= day) &&
      (to === undefined || to > day)
    );
  });
  const rank = (one: RecordValues) => COMMITTEE.indexOf(textOf(one, 'post') ?? '');
  return [...held]
    .sort((a, b) => rank(a) - rank(b))
    .map((one) => ({
      name: textOf(one, 'person') ?? '',
      memberId: textOf(one, 'memberId'),
      post: labelOf('post', textOf(one, 'post') ?? ''),
    }));
}

/** The roll with the posts of the committee; who holds one without being on the roll comes first. */
export function withCommittee(
  people: readonly RollPerson[],
  committee: readonly CommitteePost[],
): readonly RollPerson[] {
  const isSame = (person: RollPerson, post: CommitteePost) =>
    post.memberId === undefined ? person.name === post.name : person.memberId === post.memberId;
  const others = committee
    .filter((post) => !people.some((person) => isSame(person, post)))
    .map(({ name, post }) => ({ memberId: null, name, hasVote: true, note: '', post, organizations: [] }));
  return [
    ...others,
    ...people.map((person) => {
      const posts = committee.filter((post) => isSame(person, post)).map(({ post }) => post);
      return { ...person, post: [...new Set(posts)].join('、') };
    }),
  ];
}

/** Who of the branch is called to a meeting of that kind. */
export function convened(
  kind: string | undefined,
  groupId: string | undefined,
  people: readonly RollPerson[],
): readonly RollPerson[] {
  switch (meetingKind(kind).convened) {
    case 'members':
      return people.filter(({ memberId }) => memberId !== null);
    case 'group':
      return groupId === undefined
        ? []
        : people.filter(({ organizations }) => organizations.includes(groupId));
    case 'committee':
      return people.filter(({ post }) => post !== '');
    case 'others':
      return [];
  }
}
