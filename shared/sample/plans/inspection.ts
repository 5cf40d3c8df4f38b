import phrases from '../../../resources/sample/phrases/inspection.json';
import type { RectificationValues } from '../../records/rectification';
import type { Plans, WithPapers } from '../plan';
import type { Turn } from '../turn';

/** A problem on its way: most are closed with their papers, a few are overdue and one or two never end. */
function rectification(turn: Turn): WithPapers<RectificationValues> {
  const { kind: _, ...chosen } = { kind: '', ...turn.pick(phrases.problems) };
  const foundAt = turn.day();
  const inspection = turn.percent(40) ? turn.made('inspection') : undefined;
  const due = turn.later(foundAt, 25, 70);
  const [person] = turn.people(1);
  const common: RectificationValues = {
    itemNo: turn.runningNo('ZG', foundAt),
    year: foundAt.slice(0, 4),
    problem: `${turn.unit.place}：${chosen.problem}`,
    category: chosen.category,
    target: chosen.target,
    measureText: chosen.measure,
    source:
      inspection === undefined ? turn.pick(['self-check', 'org-life', 'masses', 'superior']) : 'supervision',
    foundAt,
    leader: turn.leader().name,
    person: person?.name,
    inspectionId: inspection?.id,
    kind: 'deadline',
    dueText: due,
    due,
  };
  const doneAt = turn.percent(86) ? turn.past(foundAt, 8, 24) : undefined;
  if (doneAt === undefined) return open(turn, common, chosen.progress);
  return closed(turn, common, doneAt, chosen.progress);
}

function open(turn: Turn, common: RectificationValues, progress: string): RectificationValues {
  if (turn.percent(15))
    return { ...common, kind: 'lasting', dueText: '长期坚持', due: undefined, state: 'lasting' };
  const day = turn.past(common.foundAt, 3, 10);
  return {
    ...common,
    state: day === undefined ? 'assigned' : 'working',
    progress:
      day === undefined
        ? undefined
        : turn.list([{ date: day, text: progress, percent: 60, by: common.person }]),
  };
}

function closed(
  turn: Turn,
  common: RectificationValues,
  doneAt: string,
  situation: string,
): WithPapers<RectificationValues> {
  const acceptor = turn.leader().name;
  const acceptedAt = turn.past(doneAt, 2, 15);
  const isClosed = acceptedAt !== undefined && acceptor !== common.person;
  return {
    ...common,
    situation,
    progress: turn.list([{ date: doneAt, text: situation, percent: 100, by: common.person }]),
    doneAt,
    appliedAt: doneAt,
    state: isClosed ? 'closed' : 'applied',
    acceptor: isClosed ? acceptor : undefined,
    acceptedAt: isClosed ? acceptedAt : undefined,
    acceptanceWay: isClosed ? 'site' : undefined,
    acceptance: isClosed ? '现场核查，问题已整改到位。' : undefined,
    satisfaction: isClosed ? turn.pick(['yes', 'yes', 'basic']) : undefined,
    closedAt: isClosed ? acceptedAt : undefined,
    closedBy: isClosed ? acceptor : undefined,
    ...turn.papers(doneAt, 'evidence'),
  };
}

export const inspectionPlans = {
  'inspection-checklist': {
    per: 'town',
    yearly: 1,
    isReferred: true,
    make: (turn) => {
      const day = turn.day();
      return {
        title: `${day.slice(0, 4)}年基层党建考核资料清单（${turn.nth + 1}）`,
        madeAt: day,
        issuedBy: '县委组织部',
        documentNo: turn.documentNo('考', day),
        due: turn.later(day, 40, 90),
        responsible: turn.deputy.name,
        items: turn.list(
          phrases.checklist.map(({ evidence, ...item }, at) => {
            const isReady = turn.percent(70);
            return {
              ...item,
              no: String(at + 1),
              points: '10',
              state: isReady ? 'ready' : 'missing',
              evidence: isReady ? `${evidence}（档案柜第${(at % 3) + 1}层）` : undefined,
            };
          }),
        ),
      };
    },
  },
  inspection: {
    per: 'town',
    yearly: 8,
    isReferred: true,
    make: (turn) => {
      const { scope, ...chosen } = turn.pick(phrases.checks);
      const day = turn.day();
      const units = turn.town.branches.slice(turn.nth % 5).slice(0, 4);
      return {
        ...chosen,
        title: `${chosen.title}（${day.slice(0, 7)}）`,
        scope,
        date: day,
        level: turn.pick(['township', 'township', 'county']),
        by: turn.pick([turn.town.fullName, '县委组织部']),
        units: turn.list(
          units.map(({ id, place }) => ({ unitId: id, name: place, score: String(turn.between(78, 97)) })),
        ),
        inspectors: turn
          .people(3)
          .map(({ name }) => name)
          .join('、'),
        receivedBy: turn.person().name,
        findings: turn.list(
          units.slice(0, 2).map(({ id, place }, at) => ({
            no: String(at + 1),
            unitId: id,
            unit: place,
            problem: turn.pick(phrases.problems).problem,
            disposal: 'listed',
            due: turn.later(day, 30),
          })),
        ),
        praise: turn.pick(phrases.praise),
        feedbackAt: turn.past(day, 3, 10),
        ...turn.papers(day, 'photo'),
      };
    },
  },
  'weak-branch': {
    per: 'town',
    yearly: 1,
    isReferred: true,
    make: (turn) => {
      const unit = turn.town.branches[(turn.nth * 7) % Math.max(turn.town.branches.length, 1)] ?? turn.unit;
      const day = turn.day();
      const due = turn.later(day, 180);
      const chosen = turn.pick(phrases.weak);
      return {
        ...chosen,
        title: `${unit.place}党支部`,
        branchId: unit.id,
        year: day.slice(0, 4),
        foundAt: day,
        criteria: turn.list([
          {
            criterion: turn.pick(['vacancy', 'org-life', 'development', 'governance']),
            note: chosen.problem,
          },
        ]),
        screening: '支部自查、乡镇审核、县委组织部备案。',
        state: due < turn.today ? 'extended' : 'working',
        leader: turn.leader().name,
        helpers: turn.list([{ name: turn.person().name, role: '第一书记', from: turn.later(day, 10) }]),
        due,
        reports: turn.list([
          { date: turn.past(day, 20, 60) ?? day, text: '已完成班子分工和党员核实。', done: 3, total: 6 },
        ]),
      };
    },
  },
  rectification: { per: 'branch', yearly: 4, isReferred: true, make: rectification },
  'rectification-order': {
    per: 'town',
    yearly: 3,
    make: (turn) => {
      const chosen = turn.pick(phrases.problems);
      const unit = turn.town.branches[(turn.nth * 3) % Math.max(turn.town.branches.length, 1)] ?? turn.unit;
      const day = turn.day();
      const receivedAt = turn.past(day, 1, 3);
      const repliedAt = turn.percent(80) ? turn.past(day, 10, 25) : undefined;
      return {
        title: `关于${unit.place}限期整改的通知`,
        documentNo: turn.documentNo('整', day),
        branchId: unit.id,
        issuedBy: turn.town.fullName,
        signer: turn.leader().name,
        date: day,
        problem: chosen.problem,
        requirement: chosen.measure,
        due: turn.later(day, 30),
        inspectionId: turn.made('inspection')?.id,
        items: turn.list([{ rectificationId: turn.made('rectification')?.id, problem: chosen.problem }]),
        state: repliedAt !== undefined ? 'ended' : receivedAt !== undefined ? 'received' : 'issued',
        receivedAt,
        receiver: receivedAt === undefined ? undefined : unit.people[0]?.name,
        repliedAt,
        reply: repliedAt === undefined ? undefined : chosen.progress,
      };
    },
  },
  circular: {
    per: 'town',
    yearly: 4,
    make: (turn) => {
      const chosen = turn.pick(phrases.circulars);
      const day = turn.day();
      const units = turn.town.branches.slice(0, 2);
      return {
        ...chosen,
        documentNo: turn.documentNo('通', day),
        date: day,
        scope: '各党支部',
        inspectionId: turn.made('inspection')?.id,
        subjects: turn.list(
          units.map(({ id, place }) => ({ unitId: id, name: `${place}党支部`, reason: chosen.title })),
        ),
        requirement: '各支部对照检查，十五日内报送整改情况。',
        ...turn.papers(day, 'document'),
      };
    },
  },
} satisfies Plans;
