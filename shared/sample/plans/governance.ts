import phrases from '../../../resources/sample/phrases/governance.json';
import type { ValuesByType } from '../../records/registry';
import { lastDay } from '../../rules/working-days';
import type { Plans } from '../plan';
import type { Turn } from '../turn';

/** Of matters with a time limit so many in a hundred are left lying. */
const LEFT_LYING = 4;

/** The day on which a matter was done; undefined while it is open or left lying. */
const doneOf = (turn: Turn, day: string, least: number, most: number): string | undefined =>
  turn.percent(LEFT_LYING) ? undefined : turn.past(day, least, most);

function dispute(turn: Turn): ValuesByType['dispute'] {
  const { outcome, ...chosen } = turn.pick(phrases.disputes);
  const day = turn.day();
  const closedAt = doneOf(turn, day, 6, 25);
  const [one, other] = [turn.villager(), turn.villager()];
  const followUpAt = turn.past(closedAt, 10, 30);
  return {
    ...chosen,
    caseNo: turn.runningNo('JF', day),
    date: day,
    group: turn.group(),
    level: turn.percent(85) ? 'low' : 'middle',
    parties: `${one}、${other}`,
    people: 2,
    mediator: turn.secretary.name,
    due: turn.later(day, 30),
    process: turn.list([
      { date: turn.past(day, 2, 5) ?? day, content: chosen.measures, by: turn.secretary.name },
    ]),
    result: closedAt === undefined ? 'pending' : 'settled',
    agreementNo: closedAt === undefined ? undefined : turn.runningNo('XY', closedAt),
    closedAt,
    followUpAt,
    followUp: followUpAt === undefined ? undefined : outcome,
  };
}

export const governancePlans = {
  dispute: { per: 'branch', yearly: 3, kinds: ['village', 'community'], make: dispute },
  'safety-hazard': {
    per: 'branch',
    yearly: 2,
    make: (turn) => {
      const { fixing, site, ...chosen } = turn.pick(phrases.hazards);
      const day = turn.day();
      const fixedAt = doneOf(turn, day, 6, 18);
      const closedAt = turn.past(fixedAt, 2, 8);
      return {
        ...chosen,
        hazardNo: turn.runningNo('YH', day),
        date: day,
        site: `${turn.unit.place}${site}`,
        level: turn.percent(92) ? 'normal' : 'major',
        checker: turn
          .people(2)
          .map(({ name }) => name)
          .join('、'),
        ownerSigned: turn.villager(),
        due: turn.later(day, 20),
        responsible: turn.deputy.name,
        unit: turn.unit.place,
        state: closedAt !== undefined ? 'closed' : fixedAt !== undefined ? 'fixed' : 'fixing',
        fixedAt,
        fixing: fixedAt === undefined ? undefined : fixing,
        closedAt,
        closedBy: closedAt === undefined ? undefined : turn.leader().name,
        ...(fixedAt === undefined ? {} : turn.papers(fixedAt, 'photo')),
      };
    },
  },
  sanitation: {
    per: 'branch',
    yearly: 1.5,
    make: (turn) => {
      const day = turn.daysAgo(turn.between(200, 340));
      const checks = [60, 120, 180].flatMap((after) => {
        const date = turn.past(day, after, after + 10);
        return date === undefined
          ? []
          : [
              {
                date,
                checker: turn.leader().name,
                score: String(turn.between(82, 98)),
                problem: turn.pick(phrases.zoneProblems),
                due: turn.later(date, 7),
                fixedAt: turn.past(date, 2, 6) ?? date,
              },
            ];
      });
      return {
        zone: `${turn.unit.place}${turn.inTurn(phrases.zones)}`,
        zoneNo: turn.runningNo('HW', day),
        kind: turn.pick(['street', 'gate', 'village', 'river']),
        boundary: '从路口至桥头，道路两侧五米内',
        responsible: turn.person().name,
        unit: `门前三包 ${turn.between(8, 28)} 户`,
        phone: turn.mobile(),
        leader: turn.leader().name,
        cleaner: turn.villager(),
        signedAt: day,
        to: turn.later(day, 365),
        duties: '每日清扫，垃圾入桶，及时反映外溢。',
        checks: turn.list(checks),
      };
    },
  },
  petition: {
    per: 'branch',
    yearly: 1.5,
    make: (turn) => {
      const { outcome, ...chosen } = turn.pick(phrases.petitions);
      const day = turn.day();
      const replyAt = doneOf(turn, day, 8, 28);
      return {
        ...chosen,
        caseNo: turn.runningNo('XF', day),
        receivedAt: day,
        channel: turn.pick(['visit', 'phone', 'reception', 'net', 'letter']),
        petitioner: turn.villager(),
        phone: turn.mobile(),
        address: `${turn.unit.place}${turn.group()}`,
        people: 1,
        receiver: turn.leader().name,
        assignedTo: turn.unit.place,
        handler: turn.deputy.name,
        due: turn.later(day, 30),
        state: replyAt === undefined ? 'doing' : 'done',
        replyAt,
        result: replyAt === undefined ? undefined : outcome,
        satisfaction: replyAt === undefined ? undefined : turn.pick(['satisfied', 'fairly', 'basically']),
      };
    },
  },
  'service-case': {
    per: 'branch',
    yearly: 5,
    make: (turn) => {
      const { outcome, ...chosen } = turn.pick(phrases.services);
      const day = turn.day();
      const limitDays = turn.pick([3, 5, 7]);
      const due = lastDay(day, limitDays, 'working')?.day;
      const doneAt = doneOf(turn, day, 1, 3);
      return {
        ...chosen,
        caseNo: turn.runningNo('BJ', day),
        date: day,
        applicant: turn.villager(),
        phone: turn.mobile(),
        firstHandler: turn.deputy.name,
        handler: turn.person().name,
        limitDays,
        limitUnit: 'working',
        due,
        state: doneAt === undefined ? 'doing' : 'done',
        doneAt,
        result: doneAt === undefined ? undefined : outcome,
        satisfaction: doneAt === undefined ? undefined : turn.pick(['satisfied', 'satisfied', 'fairly']),
      };
    },
  },
  project: {
    per: 'branch',
    yearly: 1,
    make: (turn) => {
      const chosen = turn.pick(phrases.projects);
      const from = turn.daysAgo(turn.between(60, 330));
      const due = turn.later(from, 180);
      const doneAt = turn.percent(90) ? turn.past(due, -20, -1) : undefined;
      const investment = turn.between(20, 180);
      return {
        ...chosen,
        title: `${turn.unit.place}${chosen.title}${turn.nth === 0 ? '' : `（${turn.nth + 1}期）`}`,
        year: from.slice(0, 4),
        place: turn.unit.place,
        stage: doneAt === undefined ? 'building' : 'accepted',
        leader: turn.leader().name,
        responsible: turn.secretary.name,
        unit: '县宏达建筑工程队',
        investment: String(investment),
        invested: String(doneAt === undefined ? Math.floor(investment / 2) : investment),
        fundSource: turn.pick(['上级补助和村集体', '县级以奖代补', '帮扶单位支持']),
        from,
        due,
        doneAt,
        progress: turn.list([
          {
            date: turn.past(from, 20, 50) ?? from,
            content: '完成基础施工。',
            percent: 40,
            invested: String(Math.floor(investment * 0.4)),
          },
        ]),
        households: turn.between(40, 200),
        people: turn.between(150, 800),
        ...(doneAt === undefined ? {} : turn.papers(doneAt, 'photo')),
      };
    },
  },
} satisfies Plans;
