import phrases from '../../../resources/sample/phrases/life.json';
import type { Plans } from '../plan';
import type { Turn } from '../turn';

const share = (of: number, numerator: number, denominator: number) =>
  Math.ceil((of * numerator) / denominator);

/** Four discussions and two publications; the younger the matter, the fewer of the six steps it has. */
function stepsOf(turn: Turn, first: string) {
  const voters = turn.unit.people.filter(({ category }) => category === 'full').length;
  const official = `${turn.leader().name}（党委委员）`;
  const size: readonly (readonly [due: number, share: number])[] = [
    [5, 1],
    [7, 1],
    [voters, 0.86],
    [36, 0.9],
  ];
  const steps: object[] = [];
  let day: string | undefined = first;
  for (let number = 1; number <= 6 && day !== undefined; number += 1) {
    const [due, part] = size[number - 1] ?? [];
    const present =
      due === undefined || part === undefined
        ? undefined
        : Math.max(share(due, 2, 3), Math.floor(due * part));
    steps.push({
      step: String(number),
      date: day,
      ...(due === undefined || present === undefined ? {} : { due, present, yes: present, result: 'passed' }),
      ...(number >= 3 ? { townAttendees: official } : {}),
      ...(number >= 5 ? { publicPlace: '村务公开栏', publicFrom: day, publicTo: turn.later(day, 7) } : {}),
    });
    day = turn.past(day, 8, 25);
  }
  return { steps, last: day };
}

export const organizationLifePlans = {
  'study-plan': {
    per: 'branch',
    yearly: 1,
    isReferred: true,
    make: (turn) => {
      const day = turn.daysAgo(turn.between(300, 360));
      return {
        title: `${turn.unit.place}党员学习计划`,
        year: day.slice(0, 4),
        madeAt: day,
        target: '全体党员',
        hoursPlanned: '32',
        responsible: turn.secretary.name,
        requirement: '全年集中学习不少于 32 学时，每季度检验一次学习效果，外出党员通过线上参加。',
        items: turn.list(
          phrases.studies.slice(0, 4).map((subject, at) => ({
            when: turn.later(day, 30 + at * 80),
            subject,
            form: 'together',
            lead: turn.person().name,
            hours: '4',
          })),
        ),
      };
    },
  },
  'study-record': {
    per: 'branch',
    yearly: 6,
    make: (turn) => {
      const day = turn.day();
      const there = turn.people(8);
      const subject = turn.pick(phrases.studies);
      return {
        subject: `${subject}（第${turn.nth + 1}次集中学习）`,
        date: day,
        form: turn.pick(['together', 'seminar', 'lecture', 'training', 'visit']),
        place: turn.pick(phrases.places),
        lecturer: turn.person().name,
        hours: turn.pick(['2', '3', '4']),
        planId: turn.madeHere('study-plan')?.id,
        dueCount: turn.unit.people.length,
        presentCount: Math.max(1, Math.floor(turn.unit.people.length * 0.8)),
        attendance: turn.list(
          there.map(({ id, name }) => ({ name, memberId: id, state: 'present', hours: '2' })),
        ),
        notes: turn.pick(phrases.notes),
        results: turn.list(
          there.slice(0, 3).map(({ id, name }) => ({
            name,
            memberId: id,
            check: turn.pick(['test', 'review', 'report']),
            date: day,
            score: String(turn.between(70, 98)),
            grade: turn.pick(['excellent', 'good', 'fair']),
            note: turn.pick(phrases.reports),
          })),
        ),
        ...(turn.percent(70) ? turn.papers(day, 'sign-in') : {}),
      };
    },
  },
  'village-matter': {
    per: 'branch',
    yearly: 1.5,
    kinds: ['village', 'community'],
    make: (turn) => {
      const chosen = turn.pick(phrases.matters);
      const day = turn.day();
      const { steps, last } = stepsOf(turn, day);
      const isDone = steps.length === 6;
      return {
        matter: `${turn.unit.place}${chosen.matter}`,
        proposedAt: day,
        cause: turn.pick(['masses', 'cadres', 'superior']),
        category: chosen.category,
        content: chosen.content,
        state: isDone ? 'done' : steps.length > 4 ? 'doing' : 'deciding',
        steps: turn.list(steps),
        supervisor: '村务监督委员会',
        finishedAt: isDone ? (last ?? turn.today) : undefined,
        result: isDone ? chosen.result : undefined,
      };
    },
  },
  'term-election': {
    per: 'branch',
    yearly: 0.3,
    make: (turn) => {
      const day = turn.day();
      const voters = turn.unit.people.filter(({ category }) => category === 'full').length;
      const present = Math.ceil(voters * 0.9);
      const standing = turn.unit.people.slice(0, 4);
      const seats = Math.min(3, Math.max(1, standing.length - 1));
      return {
        title: `${turn.unit.place}党支部换届选举`,
        kind: 'term',
        termNo: `第${turn.pick(['八', '九', '十'])}届`,
        state: 'approved',
        date: day,
        previousEnd: turn.later(day, -20, -1),
        due: voters,
        present,
        seats,
        issued: present,
        returned: present,
        valid: present,
        invalid: 0,
        // One more than is elected stands; the votes go to the others.
        candidates: turn.list(
          standing.map(({ id, name }, at) => ({
            name,
            memberId: id,
            post: ['secretary', 'deputy', 'organization', 'publicity'][at],
            yes: at < seats ? present : 0,
            no: 0,
            abstain: at < seats ? 0 : present,
            elected: at < seats,
          })),
        ),
        steps: turn.list([
          { step: 'apply', date: turn.later(day, -60, -50), documentNo: turn.documentNo('请') },
          { step: 'reply', date: turn.later(day, -48, -40), documentNo: turn.documentNo('复') },
          { step: 'assembly', date: day },
        ]),
        approvalNo: turn.documentNo('复', day),
        ...turn.papers(day, 'document'),
      };
    },
  },
} satisfies Plans;
