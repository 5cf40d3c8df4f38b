import phrases from '../../../resources/sample/phrases/striving.json';
import type { Plans } from '../plan';
import type { Turn } from '../turn';

const HONORS = [
  { honor: 'member', target: 'member' },
  { honor: 'organization', target: 'organization' },
  { honor: 'choice', target: 'member' },
] as const;

/** An honour of a member or a branch, from its proposal to the day on which it is awarded. */
function commendation(turn: Turn) {
  const day = turn.day();
  const { honor, target } = HONORS[turn.nth % HONORS.length] ?? HONORS[0];
  const [person] = turn.people(1);
  const isMember = target === 'member';
  const isAwarded = turn.percent(85);
  return {
    recipient: isMember ? (person?.name ?? '') : turn.unit.fullName,
    target,
    memberId: isMember ? person?.id : undefined,
    organizationId: isMember ? undefined : turn.unit.id,
    honor,
    level: turn.pick(['town', 'town', 'county']),
    batch: `${day.slice(0, 4)}年`,
    votesYes: turn.between(20, 30),
    votesTotal: turn.between(30, 40),
    proposer: turn.secretary.name,
    deeds: turn.pick(phrases.deeds),
    state: isAwarded ? 'awarded' : 'proposed',
    noticeFrom: isAwarded ? turn.later(day, -14) : undefined,
    noticeTo: isAwarded ? turn.later(day, -8) : undefined,
    noticeResult: isAwarded ? '无异议' : undefined,
    date: day,
    authority: turn.town.fullName,
    documentNo: isAwarded ? turn.documentNo('发', day) : undefined,
    ...(isAwarded ? turn.papers(day, 'certificate') : {}),
  };
}

/** What one branch does of one campaign, each task in its turn. */
function campaignTask(turn: Turn) {
  const campaign = turn.made('campaign');
  const chosen = turn.inTurn(phrases.tasks);
  if (campaign === undefined) return undefined;
  const start = typeof campaign.values.startDate === 'string' ? campaign.values.startDate : turn.today;
  const due = turn.later(start, 20 + turn.nth * 25);
  const doneAt = turn.percent(93) ? turn.past(due, -15, -1) : undefined;
  return {
    ...chosen,
    campaignId: campaign.id,
    taskNo: String(turn.nth + 1),
    responsible: turn.secretary.name,
    due,
    state: doneAt !== undefined ? 'done' : turn.percent(60) ? 'doing' : 'todo',
    doneAt,
    progress: turn.list([
      {
        date: doneAt ?? turn.past(start, 5, 20) ?? start,
        content: turn.pick(phrases.progress),
        by: turn.deputy.name,
      },
    ]),
    evidence: doneAt === undefined ? undefined : chosen.evidence,
    checkedBy: doneAt === undefined ? undefined : turn.leader().name,
    checkedAt: turn.past(doneAt, 1, 6),
    ...(doneAt === undefined ? {} : turn.papers(doneAt, 'evidence')),
  };
}

/** A promise from its publication to the judgement at the end of its time. */
function commitment(turn: Turn) {
  const { done, ...chosen } = turn.inTurn(phrases.commitments);
  const isUnit = turn.nth === 0;
  const [person] = turn.people(1);
  const day = turn.day();
  const publishedAt = turn.past(day, 3, 10);
  const due = turn.later(day, 120, 200);
  const judgedAt = turn.percent(96) ? turn.past(due, 1, 20) : undefined;
  return {
    ...chosen,
    content: `${isUnit ? turn.unit.place : (person?.name ?? '')}承诺：${chosen.content}`,
    promiser: isUnit ? turn.unit.fullName : (person?.name ?? ''),
    ownerKind: isUnit ? 'org' : 'member',
    memberId: isUnit ? undefined : person?.id,
    kind: turn.pick(['common', 'post', 'deed']),
    year: day.slice(0, 4),
    due,
    responsible: turn.secretary.name,
    auditBy: '支部委员会',
    auditDate: day,
    publishedAt,
    publishedWay: 'board',
    publishedPlace: '村务公开栏',
    progress:
      publishedAt === undefined
        ? undefined
        : turn.list([{ date: turn.past(publishedAt, 10, 60) ?? publishedAt, content: done }]),
    fulfilment: judgedAt === undefined ? undefined : done,
    doneAt: judgedAt === undefined ? undefined : turn.past(due, -10, -1),
    judgedAt,
    ratings:
      judgedAt === undefined
        ? undefined
        : turn.list([
            {
              group: 'public',
              satisfied: turn.between(18, 25),
              basically: turn.between(0, 4),
              unsatisfied: turn.between(0, 1),
            },
          ]),
    result: judgedAt === undefined ? undefined : turn.pick(['kept', 'kept', 'kept', 'partly']),
    ...(judgedAt === undefined ? {} : turn.papers(judgedAt, 'evidence')),
  };
}

export const strivingPlans = {
  commendation: { per: 'branch', yearly: 1, isReferred: true, make: commendation },
  model: {
    per: 'branch',
    yearly: 0.4,
    make: (turn) => {
      const day = turn.day();
      const isPerson = turn.percent(50);
      const [person] = turn.people(1);
      return {
        title: isPerson ? (person?.name ?? '') : `${turn.unit.place}党建示范点`,
        kind: isPerson ? 'person' : turn.pick(['site', 'village', 'base']),
        memberId: isPerson ? person?.id : undefined,
        level: 'town',
        batch: `${day.slice(0, 4)}年第一批`,
        namedAt: day,
        namedBy: turn.town.fullName,
        documentNo: turn.documentNo('发', day),
        state: turn.pick(['named', 'spread']),
        address: `${turn.town.place}${turn.unit.place}`,
        contact: turn.deputy.name,
        story: turn.pick(phrases.stories),
        publicity: turn.list([
          { date: turn.past(day, 5, 30) ?? day, way: '事迹宣讲', media: '镇村广播', reach: '受众二百余人' },
        ]),
        ...turn.papers(day, 'photo'),
      };
    },
  },
  campaign: {
    per: 'town',
    yearly: 2,
    isReferred: true,
    make: (turn) => {
      const chosen = turn.inTurn(phrases.campaigns);
      const start = turn.daysAgo(turn.between(150, 200));
      const end = turn.later(start, 300);
      return {
        ...chosen,
        title: `${chosen.title}${turn.round(phrases.campaigns)}`,
        documentNo: turn.documentNo('发', start),
        startDate: start,
        endDate: end,
        state: 'running',
        leadingGroup: turn
          .people(3)
          .map(({ name }) => name)
          .join('、'),
        requirement: '结合实际制定方案，不搞形式，重在解决问题。',
        themes: turn.list([
          { unitKind: 'village', theme: '产业带头、治理有效', carrier: '党员责任区、积分管理' },
          { unitKind: 'community', theme: '服务居民、共建家园', carrier: '网格走访、楼栋联系' },
          { unitKind: 'school', theme: '立德树人、关爱学生', carrier: '党员教师家访' },
        ]),
        phases: turn.list([
          { name: '动员部署', from: start, to: turn.later(start, 20), content: '制定方案，召开动员会。' },
          {
            name: '组织实施',
            from: turn.later(start, 21),
            to: turn.later(start, 260),
            content: '承诺、走访、办实事。',
          },
          { name: '总结评比', from: turn.later(start, 261), to: end, content: '测评、总结、表彰。' },
        ]),
        tasks: turn.list(
          phrases.tasks.map((task, at) => ({
            ...task,
            taskNo: String(at + 1),
            due: turn.later(start, 20 + at * 25),
            unitKind: 'village',
          })),
        ),
        ...turn.papers(start, 'document'),
      };
    },
  },
  'campaign-task': { per: 'branch', yearly: 7, make: campaignTask },
  commitment: { per: 'branch', yearly: 5, make: commitment },
  'term-goal': {
    per: 'branch',
    yearly: 2,
    make: (turn) => {
      const { item, target, ...chosen } = turn.inTurn(phrases.goals);
      const from = turn.day();
      return {
        ...chosen,
        owner: turn.unit.fullName,
        ownerKind: 'org',
        kind: turn.nth % 2 === 0 ? 'branch' : 'annual',
        from,
        due: turn.later(from, 400, 700),
        indicators: turn.list([{ item, target, due: turn.later(from, 360), result: 'doing' }]),
        responsible: turn.secretary.name,
        progress: turn.list([
          {
            date: turn.past(from, 20, 90) ?? from,
            content: turn.pick(phrases.progress),
            by: turn.deputy.name,
          },
        ]),
        result: 'doing',
      };
    },
  },
  nomination: {
    per: 'branch',
    yearly: 0.7,
    make: (turn) => {
      const [person] = turn.people(1);
      const day = turn.day();
      const cast = turn.between(25, 36);
      const votes = turn.between(10, cast);
      const isElected = votes * 2 > cast;
      return {
        personName: person?.name ?? '',
        memberId: person?.id,
        year: day.slice(0, 4),
        activity: '群众心目中的好党员',
        batch: '第一批',
        way: turn.pick(['people', 'branch', 'joint']),
        nominator: turn.villager(),
        nominatedAt: day,
        deeds: turn.pick(phrases.deeds),
        entitled: 40,
        cast,
        votes,
        rank: 1,
        stage: isElected ? 'elected' : 'declined',
        examination: '材料属实，群众认可。',
        electedAt: isElected ? turn.past(day, 5, 20) : undefined,
        documentNo: isElected ? turn.documentNo('发', day) : undefined,
      };
    },
  },
} satisfies Plans;
