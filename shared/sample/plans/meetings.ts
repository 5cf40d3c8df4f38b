import phrases from '../../../resources/sample/phrases/life.json';
import type { MeetingValues } from '../../records/meeting';
import type { Plan, WithPapers } from '../plan';
import type { Turn } from '../turn';
import type { Person } from '../unit';

/** What a branch holds in a year: every month a committee meeting and a theme day, every quarter an assembly and a lecture. */
const MEETINGS: readonly { readonly kind: string; readonly label: string }[] = Array.from(
  { length: 12 },
  (_, month) => [
    { kind: 'branch-committee', label: '支部委员会会议' },
    { kind: 'theme-day', label: '主题党日' },
    ...(month % 3 === 1
      ? [
          { kind: 'member-assembly', label: '支部党员大会' },
          { kind: 'party-lecture', label: '党课' },
        ]
      : []),
    ...(month % 6 === 3 ? [{ kind: 'org-life', label: '组织生活会' }] : []),
  ],
).flat();

const HOURS: readonly (readonly [from: string, to: string])[] = [
  ['08:30', '10:20'],
  ['09:00', '11:10'],
  ['14:30', '16:00'],
  ['15:00', '16:40'],
  ['19:30', '21:00'],
];

/** A few months without a meeting, a few minutes without a signed scan: what a check looks for. */
const MISSED = 4;
const UNSIGNED = 12;

function branchMeeting(turn: Turn) {
  if (turn.percent(MISSED)) return undefined;
  const { kind, label } = MEETINGS[
    Math.floor((turn.nth * MEETINGS.length) / Math.max(turn.of, 1)) % MEETINGS.length
  ] ?? {
    kind: 'theme-day',
    label: '主题党日',
  };
  const isCommittee = kind === 'branch-committee';
  const day = turn.day();
  const about = titleOf(turn, kind, label, day);
  return {
    ...course(
      turn,
      day,
      isCommittee ? turn.unit.people.slice(0, 5) : turn.unit.people,
      !isCommittee && kind !== 'member-assembly',
    ),
    title: about,
    kind,
    branchId: turn.unit.id,
    ...(kind === 'party-lecture' ? { lecturer: turn.secretary.name } : {}),
  };
}

function titleOf(turn: Turn, kind: string, label: string, day: string): string {
  const month = `${day.slice(0, 4)}年${Number(day.slice(5, 7))}月`;
  if (kind === 'theme-day') return `${month}${label}：${turn.pick(phrases.themes)}`;
  if (kind === 'party-lecture') return `${month}${label}：${turn.pick(phrases.lectures)}`;
  return `${turn.unit.place}${month}${label}`;
}

function townMeeting(turn: Turn) {
  const day = turn.day();
  const item = turn.pick(phrases.committee);
  return {
    ...course(turn, day, turn.unit.people.slice(0, 7), false, item),
    title: `党委会议（${day}）`,
    kind: 'committee',
    branchId: turn.unit.id,
    place: '镇政府三楼会议室',
  };
}

/** Who came, what was discussed and decided. Only the numbers of a large meeting where nothing is voted on. */
function course(
  turn: Turn,
  day: string,
  due: readonly Person[],
  onlyNumbers: boolean,
  item = turn.pick(phrases.items),
): WithPapers<MeetingValues> {
  const [host, second] = [turn.secretary, turn.deputy];
  const away = due.filter((person, at) => at > 1 && turn.percent(person.category === 'full' ? 14 : 5));
  const present = due.length - away.length;
  const isVoter = (person: Person) => person.category === 'full';
  const votersDue = due.filter(isVoter).length;
  const votersPresent = votersDue - away.filter(isVoter).length;
  const against = turn.percent(8) ? Math.min(1, votersPresent) : 0;
  const isPassed = votersPresent * 2 > votersDue && (votersPresent - against) * 2 > votersDue;
  const [startTime, endTime] = turn.pick(HOURS);
  const reasons = away.map((person) => ({ person, reason: turn.pick(phrases.absences) }));
  return {
    date: day,
    startTime,
    endTime,
    place: turn.pick(phrases.places),
    host: host.name,
    recorder: second.id === host.id ? turn.person().name : second.name,
    status: turn.percent(70) ? 'filed' : 'held',
    dueCount: due.length,
    presentCount: present,
    votersDue,
    votersPresent,
    ...(onlyNumbers
      ? {
          absentText:
            reasons.map(({ person, reason }) => `${person.name}（${reason}）`).join('、') || undefined,
        }
      : {
          attendance: turn.list(
            due.map((person) => ({
              name: person.name,
              memberId: person.id,
              role: 'due',
              hasVote: isVoter(person),
              state: away.includes(person) ? 'leave' : 'present',
              reason: reasons.find((one) => one.person === person)?.reason,
            })),
          ),
        }),
    agenda: turn.list([{ no: 1, subject: item.subject, reporter: host.name, content: item.content }]),
    speeches: turn.list([{ item: 1, name: second.name, memberId: second.id, points: item.point }]),
    content: `会议由${host.name}主持。${item.content}与会人员进行了讨论。`,
    ...(onlyNumbers || votersDue === 0
      ? {}
      : {
          votes: turn.list([
            {
              item: 1,
              subject: item.subject,
              procedure: due.length <= 7 ? 'committee' : 'general',
              method: 'hands',
              due: votersDue,
              present: votersPresent,
              yes: votersPresent - against,
              no: against,
              abstain: 0,
              result: isPassed ? 'passed' : 'failed',
            },
          ]),
        }),
    resolutions: turn.list([
      { item: 1, text: item.resolution, responsible: second.name, due: turn.later(day, 15, 60) },
    ]),
    conclusion: item.resolution,
    signatures: turn.list([
      { role: 'host', name: host.name, date: day },
      { role: 'recorder', name: second.name, date: day },
    ]),
    ...(turn.percent(UNSIGNED)
      ? {}
      : turn.papers(day, 'signed-scan', ...(turn.percent(30) ? ['photo'] : []))),
  };
}

export const meetingPlans: readonly Plan<'meeting'>[] = [
  { per: 'branch', yearly: MEETINGS.length, isReferred: true, make: branchMeeting },
  { per: 'town', yearly: 24, isReferred: true, make: townMeeting },
];
