import phrases from '../../../resources/sample/phrases/benefits.json';
import type { BenefitValues } from '../../records/benefit';
import { lastDay } from '../../rules/working-days';
import type { Plans } from '../plan';
import type { Turn } from '../turn';

type Policy = (typeof phrases.policies)[number];

const HOTLINE = '0710-6220000';
/** Rows of one family in a year: the land once, then a monthly benefit by quarters. */
const ROWS_A_FAMILY = 4;
const PER_MU = 8520;

const FALLBACK: Policy = {
  kind: 'other',
  title: '',
  department: '',
  scope: '',
  target: '',
  standard: '',
  monthly: '',
};

/** One row of a list as it is paid: land by area, the others by persons and months. */
function benefit(turn: Turn): BenefitValues {
  const family = turn.household(Math.floor(turn.nth / ROWS_A_FAMILY));
  const quarter = turn.nth % ROWS_A_FAMILY;
  const isLand = quarter === 0;
  const monthly = phrases.policies.filter(({ monthly }) => monthly !== '');
  const policy = isLand
    ? phrases.policies.find(({ kind }) => kind === 'farmland')
    : monthly[Math.floor(turn.nth / ROWS_A_FAMILY) % monthly.length];
  const { kind, monthly: amount } = policy ?? FALLBACK;
  const paidAt = turn.daysAgo(isLand ? 150 : 30 + 92 * (3 - quarter));
  const made = turn.made('benefit-policy', (values) => values.kind === kind);
  const common: BenefitValues = {
    head: family.head,
    beneficiary: family.head,
    relation: '本人',
    idNo: family.idNo,
    group: family.group,
    phone: family.phone,
    familySize: family.persons,
    policyKind: kind,
    policyId: made?.id,
    year: paidAt.slice(0, 4),
    period: isLand ? `${paidAt.slice(0, 4)}年度` : turn.quarterOf(paidAt),
    bankName: '农村商业银行',
    bankAccount: `6217${String(turn.between(0, 999_999_999_999)).padStart(12, '0')}`,
    accountName: family.head,
    isCadreKin: turn.percent(2),
    batchStatus: 'paid',
    status: 'active',
    paidAt,
  };
  if (isLand) {
    const area = turn.between(5, 120);
    return {
      ...common,
      area: (area / 10).toFixed(1),
      rate: '85.2',
      amount: ((area * PER_MU) / 1000).toFixed(2),
    };
  }
  const rate = Number(amount) * 3;
  return {
    ...common,
    persons: 1,
    rate: String(rate),
    monthlyAmount: amount,
    amount: rate.toFixed(2),
    hardship: kind === 'subsistence' ? turn.pick(phrases.hardships) : undefined,
  };
}

/** A list that is posted for its days; the last ones still hang. */
function notice(turn: Turn) {
  const policy = turn.inTurn(phrases.policies);
  const day = turn.day();
  const end = lastDay(day, 7, 'calendar')?.day ?? day;
  const settledAt = turn.past(end, 1, 4);
  const objection = turn.percent(10) && settledAt !== undefined ? turn.pick(phrases.objections) : undefined;
  return {
    topic: `${policy.title}${turn.quarterOf(day)}享受对象公示`,
    subject: 'target',
    policyKind: policy.kind,
    policyId: turn.made('benefit-policy', (values) => values.kind === policy.kind)?.id,
    period: turn.quarterOf(day),
    level: 'village',
    board: ['first', 'second', 'third'][turn.nth % 3] ?? 'first',
    places: '村务公开栏、各组公示点',
    content: `根据评议结果，现将${policy.title}享受对象名单公示如下，如有异议请在公示期内反映。`,
    count: turn.between(8, 40),
    hotline: HOTLINE,
    keeper: turn.person().name,
    postAt: day,
    days: 7,
    unit: 'calendar',
    endAt: end,
    removedAt: settledAt,
    objections:
      objection === undefined
        ? undefined
        : turn.list([
            {
              ...objection,
              date: turn.later(day, 1, 4),
              by: turn.villager(),
              closedAt: turn.later(day, 5, 6),
            },
          ]),
    outcome: settledAt === undefined ? undefined : 'clear',
    settledAt,
    ...(turn.percent(85) ? turn.papers(day, 'notice') : {}),
  };
}

export const benefitPlans = {
  'benefit-policy': {
    per: 'town',
    yearly: phrases.policies.length,
    isReferred: true,
    make: (turn) => {
      const { monthly, ...policy } = turn.inTurn(phrases.policies);
      const from = turn.daysAgo(turn.between(300, 360));
      return {
        ...policy,
        title: `${policy.title}${turn.round(phrases.policies)}`,
        year: from.slice(0, 4),
        documentNo: turn.documentNo('政', from),
        from,
        scale: '按实际核定人数发放',
        unitPrice: monthly === '' ? '85.2' : monthly,
        unit: monthly === '' ? 'mu' : 'month',
        payMethod: 'card',
        noticeDays: 7,
        noticeUnit: 'calendar',
        reviewMonths: monthly === '' ? undefined : 12,
        hotline: HOTLINE,
      };
    },
  },
  'assessment-group': {
    per: 'branch',
    yearly: 1,
    kinds: ['village', 'community'],
    isReferred: true,
    make: (turn) => {
      const day = turn.day();
      const roles = ['cadre', 'member', 'deputy', 'deputy', 'villager', 'elder', 'villager'];
      return {
        title: `${turn.unit.place}惠民政策评议小组`,
        policyKind: turn.pick(['subsistence', 'relief']),
        establishedAt: day,
        electedWay: '村民代表会议推选',
        documentNo: turn.documentNo('民', day),
        leader: turn.secretary.name,
        members: turn.list(
          roles.map((role, at) => ({
            name: at === 0 ? turn.secretary.name : turn.villager(),
            role,
            group: ['一组', '二组', '三组', '四组'][at % 4],
            gender: at % 3 === 0 ? '2' : '1',
            phone: turn.mobile(),
            from: day,
          })),
        ),
        sessions: turn.list([
          {
            date: turn.past(day, 5, 30) ?? day,
            place: '村委会会议室',
            cases: turn.pick(phrases.cases),
            expected: 7,
            present: 6,
            agree: 5,
            against: 1,
            abstain: 0,
            result: '同意按评议结果上报。',
            recorder: turn.deputy.name,
          },
        ]),
      };
    },
  },
  benefit: { per: 'branch', yearly: 40, kinds: ['village', 'community'], make: benefit },
  'public-notice': { per: 'branch', yearly: 6, isReferred: true, make: notice },
  'self-check': {
    per: 'branch',
    yearly: 2,
    make: (turn) => {
      const chosen = turn.inTurn(phrases.selfChecks);
      const day = turn.day();
      const doneAt = turn.past(day, 5, 20);
      const isClean = turn.percent(50);
      return {
        topic: chosen.topic,
        kind: 'benefit',
        date: day,
        scope: chosen.scope,
        period: '近十二个月',
        checkers: turn
          .people(3)
          .map(({ name }) => name)
          .join('、'),
        households: turn.between(20, 60),
        problems: isClean
          ? undefined
          : turn.list([
              {
                problem: chosen.problem,
                measure: chosen.measure,
                responsible: turn.deputy.name,
                due: turn.later(day, 30),
                doneAt,
              },
            ]),
        conclusion: isClean ? 'clean' : doneAt === undefined ? 'fixing' : 'fixed',
        report: '自查由支部书记主持，逐项核对台账，结果已向村民代表通报。',
        reportedAt: turn.past(day, 3, 12),
      };
    },
  },
  disclosure: {
    per: 'branch',
    yearly: 6,
    make: (turn) => {
      const chosen = turn.inTurn(phrases.disclosures);
      const day = turn.day();
      return {
        ...chosen,
        topic: `${Number(day.slice(5, 7))}月${chosen.topic}`,
        period: turn.quarterOf(day),
        postAt: day,
        place: '村务公开栏',
        way: 'board',
        auditedBy: '村务监督委员会',
        auditedAt: turn.later(day, -3, -1),
        keeper: turn.person().name,
        ...(turn.percent(75) ? turn.papers(day, 'photo') : {}),
      };
    },
  },
} satisfies Plans;
