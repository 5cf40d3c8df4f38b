import phrases from '../../../resources/sample/phrases/membership.json';
import people from '../../../resources/sample/phrases/people.json';
import type { Plans } from '../plan';
import type { Turn } from '../turn';

/** Dues of farmers and of people on a salary, a month; a few have not paid. */
function duesOf(turn: Turn) {
  const { member } = turn;
  if (member === undefined) return undefined;
  const isFarmer = turn.unit.kind === 'village' || turn.unit.kind === 'community';
  const base = turn.between(20, 60) * 100;
  const rate = base <= 3000 ? 0.005 : base <= 5000 ? 0.01 : 0.015;
  const due = isFarmer ? '1' : (base * rate).toFixed(1);
  const month = turn.daysAgo(20 + 31 * (turn.of - 1 - turn.nth)).slice(0, 7);
  const isUnpaid = turn.percent(turn.nth === turn.of - 1 ? 6 : 1);
  return {
    name: member.name,
    memberId: member.id,
    month,
    payer: isFarmer ? 'farmer' : 'salaried',
    base: isFarmer ? undefined : String(base),
    due,
    paid: isUnpaid ? undefined : due,
    status: isUnpaid ? 'unpaid' : 'paid',
    payType: isUnpaid ? undefined : turn.pick(['cash', 'online', 'transfer']),
    paidAt: isUnpaid ? undefined : `${month}-${turn.pick(['08', '12', '15'])}`,
    receiver: isUnpaid ? undefined : turn.deputy.name,
  };
}

export const membershipPlans = {
  'reserve-cadre': {
    per: 'branch',
    yearly: 0.8,
    make: (turn) => {
      const day = turn.day();
      const person = turn.person();
      return {
        name: person.name,
        memberId: person.id,
        gender: person.gender,
        birthDate: person.birthDate,
        politicalStatus: '01',
        education: turn.pick(['20', '30', '60']),
        phone: person.mobile,
        kind: turn.pick(['secretary', 'committee', 'committee', 'youth']),
        state: 'in',
        addedAt: day,
        mentor: turn.leader().name,
        measures: turn.pick(phrases.measures),
        training: turn.list([
          { date: turn.past(day, 10, 90) ?? day, content: turn.pick(phrases.trainings), result: '合格' },
        ]),
      };
    },
  },
  dues: { per: 'member', yearly: 3, make: duesOf },
  transfer: {
    per: 'branch',
    yearly: 1,
    make: (turn) => {
      const day = turn.day();
      const person = turn.person();
      const accepted = turn.percent(85) ? turn.past(day, 5, 40) : undefined;
      const isOut = turn.percent(50);
      const outside = turn.pick(phrases.outside);
      return {
        name: person.name,
        direction: isOut ? 'out' : 'in',
        scope: turn.pick(['city', 'province', 'nation']),
        letterNo: turn.runningNo('ZJ', day),
        from: isOut ? turn.unit.fullName : outside,
        to: isOut ? outside : turn.unit.fullName,
        issuedAt: day,
        validDays: 90,
        duesPaidTo: day.slice(0, 7),
        reason: turn.pick(phrases.transfers),
        phone: person.mobile,
        status: accepted === undefined ? 'issued' : 'accepted',
        acceptedAt: accepted,
        receiptAt: accepted,
        handler: turn.secretary.name,
        ...(accepted === undefined ? {} : turn.papers(accepted, 'certificate')),
      };
    },
  },
  'mobile-member': {
    per: 'branch',
    yearly: 2,
    kinds: ['village', 'community'],
    make: (turn) => {
      const person = turn.person();
      const since = turn.day();
      const isLost = turn.percent(8);
      return {
        name: person.name,
        memberId: person.id,
        kind: isLost ? 'lost' : 'floating',
        direction: isLost ? undefined : 'out',
        since,
        reason: '1',
        place: turn.pick(people.away),
        placeBranch: isLost ? undefined : '流入地街道党工委',
        phone: person.mobile,
        contactPerson: turn.secretary.name,
        contactMemberId: turn.secretary.id,
        state: isLost ? 'searching' : 'away',
        searches: turn.list([
          {
            date: turn.past(since, 20, 60) ?? since,
            way: 'phone',
            by: turn.secretary.name,
            result: isLost ? '电话停机，已请亲属转告。' : '每月线上参加组织生活。',
          },
        ]),
      };
    },
  },
  'reward-penalty': {
    per: 'branch',
    yearly: 0.5,
    make: (turn) => {
      const person = turn.person();
      const day = turn.day();
      const isReward = turn.percent(85);
      return {
        name: person.name,
        memberId: person.id,
        kind: isReward ? 'reward' : 'disposal',
        type: isReward ? turn.pick(['excellent-member', 'excellent-worker']) : 'correct',
        level: isReward ? 'town' : undefined,
        authority: turn.town.fullName,
        documentNo: turn.documentNo('发', day),
        date: day,
        endDate: isReward ? undefined : turn.later(day, 180, 300),
        reason: isReward ? turn.pick(phrases.rewards) : '无正当理由多次不参加组织生活。',
        result: isReward ? undefined : '定期谈话，逐步改正。',
      };
    },
  },
  duty: {
    per: 'branch',
    yearly: 5,
    make: (turn) => {
      const chosen = turn.inTurn(phrases.posts);
      const [person] = turn.people(1);
      if (person === undefined) return undefined;
      const from = turn.day();
      return {
        ...chosen,
        kind: turn.pick(['post', 'vanguard', 'zone', 'promise']),
        name: person.name,
        memberId: person.id,
        method: '支部大会认领',
        from,
        state: 'active',
        performance: turn.pick(phrases.performances),
        reviews: turn.list([
          {
            date: turn.past(from, 30, 120) ?? from,
            work: turn.pick(phrases.performances),
            grade: turn.pick(['excellent', 'good', 'good']),
            by: '支部委员会',
          },
        ]),
      };
    },
  },
  'leading-group': {
    per: 'town',
    yearly: 5,
    make: (turn) => {
      const chosen = turn.inTurn(phrases.groups);
      const day = turn.day();
      const [leader, ...others] = turn.people(5);
      return {
        ...chosen,
        title: `${chosen.title}${turn.round(phrases.groups)}`,
        documentNo: turn.documentNo('发', day),
        setUpAt: day,
        leader: leader?.name,
        office: '镇党建办公室',
        officeHead: others[0]?.name,
        members: turn.list(
          others.map(({ id, name }) => ({ role: 'member', name, memberId: id, post: '党委委员' })),
        ),
      };
    },
  },
  responsibility: {
    per: 'branch',
    yearly: 2,
    make: (turn) => {
      const chosen = turn.inTurn(phrases.duties);
      const day = turn.day();
      const signed = turn.percent(90);
      const assessed = signed ? turn.past(day, 150, 300) : undefined;
      return {
        ...chosen,
        year: day.slice(0, 4),
        rank: 'first',
        name: turn.secretary.name,
        memberId: turn.secretary.id,
        post: '支部书记',
        items: turn.list([{ text: '每季度专题研究一次', due: turn.later(day, 90), done: '按期完成' }]),
        party: turn.town.fullName,
        partySigner: turn.leader().name,
        signedAt: signed ? day : undefined,
        state: !signed ? 'draft' : assessed === undefined ? 'signed' : 'assessed',
        assessedAt: assessed,
        assessment: assessed === undefined ? undefined : '良好',
        ...(signed ? turn.papers(day, 'signed-scan') : {}),
      };
    },
  },
  'member-review': {
    per: 'member',
    yearly: 1,
    make: (turn) => {
      const { member } = turn;
      if (member === undefined) return undefined;
      const day = turn.daysAgo(turn.between(60, 200));
      const isFull = member.category === 'full';
      const ballots = Math.max(3, Math.floor(turn.unit.people.length * 0.8));
      const excellent = turn.between(0, Math.floor(ballots / 2));
      const fair = turn.between(0, Math.min(2, ballots - excellent));
      return {
        personName: member.name,
        memberId: member.id,
        year: day.slice(0, 4),
        memberCategory: member.category,
        heldAt: day,
        state: 'feedback',
        selfText: turn.pick(phrases.selfReviews),
        selfGrade: isFull ? 'good' : undefined,
        ballots,
        excellent,
        good: ballots - excellent - fair,
        fair,
        poor: 0,
        abstain: 0,
        committeeGrade: !isFull ? 'none' : turn.percent(30) ? 'excellent' : turn.percent(4) ? 'fair' : 'good',
        opinion: turn.pick(phrases.opinions),
        disposal: 'none',
        feedbackAt: turn.past(day, 3, 20) ?? day,
        isSigned: true,
      };
    },
  },
} satisfies Plans;
