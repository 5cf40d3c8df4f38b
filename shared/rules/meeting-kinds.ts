/**
 * Who is called to a meeting of a kind, and the procedure by which it opens and votes unless another is chosen:
 * 《中国共产党支部工作条例（试行）》 arts. 11 to 18, 《村民委员会组织法》 arts. 21 to 26.
 */

/**
 * - `members`: all members of the branch
 * - `group`: members of one Party group
 * - `committee`: the committee of the branch
 * - `others`: people of whom the vault keeps no roll (villagers, representatives); their numbers are typed in
 */
export type Convened = 'members' | 'group' | 'committee' | 'others';

export interface MeetingKind {
  readonly convened: Convened;
  /** Voting procedure; undefined: no rule says how many must be there. */
  readonly procedure?: string;
}

const KINDS: Readonly<Record<string, MeetingKind>> = {
  'member-assembly': { convened: 'members', procedure: 'general' },
  'branch-committee': { convened: 'committee', procedure: 'committee' },
  'group-meeting': { convened: 'group' },
  'party-lecture': { convened: 'members' },
  'theme-day': { convened: 'members' },
  'org-life': { convened: 'members' },
  'member-review': { convened: 'members' },
  'village-representatives': { convened: 'others', procedure: 'village-representatives' },
  villagers: { convened: 'others', procedure: 'villagers' },
  committee: { convened: 'committee', procedure: 'committee' },
  'democratic-life': { convened: 'committee' },
  election: { convened: 'members', procedure: 'election' },
};

/** What is known of a kind; of one that an office named itself, that people of whatever roll come. */
export const meetingKind = (kind: string | undefined): MeetingKind =>
  (kind !== undefined && Object.hasOwn(KINDS, kind) ? KINDS[kind] : undefined) ?? { convened: 'others' };

/** Motions that have a procedure of their own, by their usual wording. */
const BY_SUBJECT: readonly { readonly words: RegExp; readonly procedure: string }[] = [
  { words: /接收.{0,12}预备党员|预备党员.{0,12}转正|转为?正式党员/u, procedure: 'admission' },
  { words: /选举/u, procedure: 'election' },
];

/** The procedure by which a motion is put unless somebody chooses another. */
export function usualProcedure(kind: string | undefined, subject: string | undefined): string {
  const { convened, procedure } = meetingKind(kind);
  const own =
    convened === 'members' ? BY_SUBJECT.find(({ words }) => words.test(subject ?? ''))?.procedure : undefined;
  return own ?? procedure ?? 'general';
}
