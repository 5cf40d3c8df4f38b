import phrases from '../../../resources/sample/phrases/outreach.json';
import type { ValuesByType } from '../../records/registry';
import { surveyRates } from '../../rules/survey-rules';
import type { Plans } from '../plan';
import type { Turn } from '../turn';

const HOUSEHOLDS = ['normal', 'normal', 'subsistence', 'lifted', 'left', 'disabled', 'veteran'] as const;
const LEFT_LYING = 4;

function visit(turn: Turn): ValuesByType['visit'] {
  const day = turn.day();
  const [person] = turn.people(1);
  const asked = turn.pick(phrases.opinions);
  const isQuiet = turn.percent(40);
  const doneAt = turn.percent(LEFT_LYING) ? undefined : turn.past(day, 5, 20);
  return {
    date: day,
    visitor: person?.name ?? '',
    memberId: person?.id,
    kind: turn.pick(['household', 'household', 'comfort', 'pairing', 'survey']),
    household: turn.villager(),
    householdKind: turn.pick(HOUSEHOLDS),
    address: `${turn.unit.place}${turn.group()}`,
    phone: turn.mobile(),
    situation: turn.pick(phrases.situations),
    ...(isQuiet
      ? {}
      : {
          opinions: asked.content,
          promised: turn.pick(phrases.promises),
          due: turn.later(day, 30),
          state: doneAt === undefined ? 'doing' : 'done',
          result: doneAt === undefined ? undefined : asked.outcome,
          doneAt,
        }),
  };
}

/** Ballots of a poll; the rates follow from them. */
function survey(turn: Turn) {
  const chosen = turn.inTurn(phrases.surveys);
  const day = turn.day();
  const votes = {
    satisfied: turn.between(50, 80),
    fairly: turn.between(8, 18),
    basically: turn.between(2, 8),
    unsatisfied: turn.between(0, 3),
    unknown: turn.between(0, 3),
  };
  const returned = Object.values(votes).reduce((sum, count) => sum + count, 0);
  const counts = { ...votes, asked: returned, aware: returned - turn.between(3, 15) };
  return {
    ...chosen,
    title: `${turn.unit.place}${chosen.title}${turn.round(phrases.surveys)}`,
    kind: 'both',
    date: day,
    method: turn.pick(['paper', 'phone', 'household']),
    entitled: returned + 12,
    issued: returned + 5,
    returned,
    invalid: 0,
    ...counts,
    ...surveyRates(counts),
    problems: turn.pick(phrases.surveyProblems),
  };
}

export const outreachPlans = {
  visit: { per: 'branch', yearly: 12, kinds: ['village', 'community'], isReferred: true, make: visit },
  pairing: {
    per: 'branch',
    yearly: 2,
    make: (turn) => {
      const [person] = turn.people(1);
      const from = turn.day();
      return {
        helper: person?.name ?? '',
        memberId: person?.id,
        helperUnit: turn.unit.place,
        helperPhone: person?.mobile,
        kind: turn.pick(['poor', 'rich', 'cadre', 'child']),
        household: turn.villager(),
        householdKind: turn.pick(['lifted', 'subsistence', 'left', 'disabled']),
        persons: turn.between(1, 5),
        phone: turn.mobile(),
        hardship: turn.pick(phrases.situations),
        from,
        goal: turn.pick(phrases.goals),
        measures: turn.pick(phrases.helps),
        activities: turn.list([
          {
            date: turn.past(from, 10, 60) ?? from,
            content: turn.pick(phrases.helps),
            amount: String(turn.between(1, 8) * 100),
            effect: '群众满意',
          },
        ]),
        state: 'active',
      };
    },
  },
  volunteering: {
    per: 'branch',
    yearly: 4,
    make: (turn) => {
      const chosen = turn.inTurn(phrases.volunteering);
      const day = turn.day();
      const there = turn.people(6);
      return {
        ...chosen,
        date: day,
        place: turn.unit.place,
        organizer: turn.secretary.name,
        headcount: there.length + turn.between(0, 6),
        hours: '3',
        participants: turn.list(there.map(({ id, name }) => ({ name, memberId: id, hours: '3' }))),
        servedCount: turn.between(10, 60),
        result: '现场照片和签到表已归档。',
        ...(turn.percent(70) ? turn.papers(day, 'photo') : {}),
      };
    },
  },
  opinion: {
    per: 'branch',
    yearly: 3,
    make: (turn) => {
      const { outcome, ...chosen } = turn.pick(phrases.opinions);
      const day = turn.day();
      const from = turn.madeHere('visit', (values) => typeof values.date === 'string' && values.date <= day);
      const replyAt = turn.percent(LEFT_LYING) ? undefined : turn.past(day, 5, 25);
      return {
        ...chosen,
        opinionNo: turn.runningNo('MQ', day),
        date: day,
        channel: from === undefined ? turn.pick(['caller', 'phone', 'meeting', 'box']) : 'visit',
        visitId: from?.id,
        person: turn.villager(),
        phone: turn.mobile(),
        recordedBy: turn.person().name,
        assignedTo: turn.unit.place,
        responsible: turn.deputy.name,
        due: turn.later(day, 30),
        progress: turn.list([
          {
            date: turn.past(day, 2, 4) ?? day,
            content: '已现场了解情况，转有关单位办理。',
            by: turn.deputy.name,
          },
        ]),
        state: replyAt === undefined ? 'doing' : 'done',
        result: replyAt === undefined ? undefined : outcome,
        replyAt,
        satisfaction: replyAt === undefined ? undefined : turn.pick(['satisfied', 'basically']),
      };
    },
  },
  survey: { per: 'branch', yearly: 1, make: survey },
} satisfies Plans;
