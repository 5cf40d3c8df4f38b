import phrases from '../../../resources/sample/phrases/ledgers.json';
import type { Plans } from '../plan';

export const ledgerPlans = {
  'team-roster': {
    per: 'branch',
    yearly: 6,
    make: (turn) => {
      const isMember = turn.percent(40);
      const [member] = turn.people(1);
      const from = turn.day();
      return {
        personName: isMember && member !== undefined ? member.name : turn.villager(),
        memberId: isMember ? member?.id : undefined,
        team: turn.inTurn(['grid', 'group', 'mediator', 'volunteer', 'deputy', 'rich']),
        post: '队员',
        gender: isMember ? member?.gender : turn.pick(['1', '2']),
        birthDate: isMember ? member?.birthDate : `${turn.between(1958, 1995)}-0${turn.between(1, 9)}`,
        ethnicity: '01',
        education: turn.pick(['60', '70', '30']),
        politicalStatus: isMember ? '01' : '13',
        phone: isMember ? member?.mobile : turn.mobile(),
        from,
        duties: turn.pick(phrases.duties),
        mentor: turn.secretary.name,
        state: 'serving',
        training: turn.list([
          {
            date: turn.past(from, 5, 60) ?? from,
            content: turn.pick(phrases.trainings),
            days: '1',
            result: '合格',
          },
        ]),
      };
    },
  },
  'mass-organization': {
    per: 'branch',
    yearly: 2,
    make: (turn) => {
      const chosen = turn.inTurn(phrases.mass);
      const round = turn.round(phrases.mass);
      const elected = turn.daysAgo(turn.between(200, 360));
      return {
        title: `${turn.unit.place}${chosen.name}${round}`,
        kind: chosen.kind,
        chair: turn.villager(),
        phone: turn.mobile(),
        headcount: turn.between(10, 60),
        electedDate: elected,
        termEnd: turn.percent(5) ? turn.daysAgo(turn.between(1, 60)) : turn.later(elected, 1000),
        documentNo: turn.documentNo('群', elected),
        team: turn.list([{ name: turn.villager(), post: '副职', from: elected }]),
        leading: chosen.leading,
        activities: turn.list([
          {
            date: turn.past(elected, 30, 90) ?? elected,
            content: chosen.leading,
            headcount: turn.between(8, 30),
          },
        ]),
      };
    },
  },
  venue: {
    per: 'branch',
    yearly: 1.3,
    make: (turn) => {
      const chosen = turn.inTurn(phrases.venues);
      const round = turn.round(phrases.venues);
      return {
        title: `${turn.unit.place}${chosen.name}${round}`,
        kind: chosen.kind,
        address: `${turn.town.place}${turn.unit.place}`,
        area: String(turn.between(60, 220)),
        builtAt: `${turn.between(2012, 2022)}-0${turn.between(1, 9)}`,
        cost: String(turn.between(3, 45)),
        owner: `${turn.unit.place}集体`,
        keeper: turn.deputy.name,
        phone: turn.deputy.mobile,
        facilities: chosen.facilities,
        functions: chosen.functions,
        hours: '工作日 8:00-17:30',
        state: 'used',
        uses: turn.list([
          { date: turn.day(), activity: turn.pick(phrases.uses), headcount: turn.between(8, 40) },
        ]),
        ...turn.papers(turn.daysAgo(30), 'photo'),
      };
    },
  },
  fund: {
    per: 'branch',
    yearly: 4,
    make: (turn) => {
      const chosen = turn.inTurn(phrases.funds);
      const day = turn.day();
      return {
        ...chosen,
        purpose: `${Number(day.slice(5, 7))}月${chosen.purpose}`,
        date: day,
        amount: String(turn.between(2, 60) * 50),
        payee: chosen.direction === 'out' ? '镇文具店' : turn.unit.place,
        handler: turn.deputy.name,
        witness: turn.person().name,
        approver: turn.secretary.name,
        voucherNo: turn.runningNo('PZ', day),
        disclosedAt: turn.past(day, 10, 40),
      };
    },
  },
  'rule-document': {
    per: 'branch',
    yearly: 1.5,
    make: (turn) => {
      const chosen = turn.inTurn(phrases.rules);
      const round = turn.round(phrases.rules);
      const day = turn.day();
      return {
        ...chosen,
        title: `${turn.unit.place}${chosen.title}${round}`,
        documentNo: turn.documentNo('制', day),
        issuedAt: day,
        from: turn.later(day, 1, 10),
        state: 'force',
        passedBy: '支部党员大会',
        scope: '全体党员',
        responsible: turn.secretary.name,
        publishedWay: 'board',
        enforcement: '每季度检查一次，纳入支部考评。',
        ...turn.papers(day, 'document'),
      };
    },
  },
  publicity: {
    per: 'branch',
    yearly: 2,
    make: (turn) => {
      const chosen = turn.inTurn(phrases.publicity);
      const day = turn.day();
      return {
        ...chosen,
        title: `${turn.unit.place}${chosen.title}（${day.slice(5)}）`,
        date: day,
        media: turn.pick(['镇广播站', '村公开栏', '镇政务网', '镇简报']),
        level: turn.pick(['village', 'town', 'county']),
        author: turn.person().name,
        copies: turn.between(1, 80),
        audience: turn.between(30, 600),
      };
    },
  },
  'photo-archive': {
    per: 'branch',
    yearly: 3,
    make: (turn) => {
      const chosen = turn.inTurn(phrases.photos);
      const day = turn.day();
      return {
        ...chosen,
        title: `${turn.unit.place}${chosen.title}（${day.slice(5)}）`,
        date: day,
        place: turn.unit.place,
        people: turn
          .people(2)
          .map(({ name }) => name)
          .join('、'),
        photographer: turn.person().name,
        count: turn.between(1, 8),
        archiveNo: turn.runningNo('TP', day),
        retention: 'D30',
        ...turn.papers(day, 'photo'),
      };
    },
  },
  document: {
    per: 'branch',
    yearly: 4,
    make: (turn) => {
      const chosen = turn.inTurn(phrases.documents);
      const day = turn.day();
      const retention = turn.pick(['D30', 'D10', 'Y']);
      return {
        ...chosen,
        title: `${chosen.title}（${turn.unit.place}${day.slice(0, 7)}）`,
        documentNo: turn.documentNo('发', day),
        date: day,
        issuer: turn.town.fullName,
        receivedAt: turn.past(day, 1, 4) ?? day,
        handling: '已阅，按要求传达到支部。',
        secrecy: turn.percent(70) ? 'internal' : 'public',
        retention,
        archiveNo: turn.archiveNo(retention, day),
        pages: turn.between(2, 20),
        copies: 1,
        medium: 'both',
        location: '档案柜 1 层',
        ...turn.papers(day, 'document'),
      };
    },
  },
  'own-ledger': {
    per: 'town',
    yearly: 1,
    make: (turn) => {
      const { fields, ...design } = turn.inTurn(phrases.ownLedgers);
      return { ...design, label: `${design.label}${turn.round(phrases.ownLedgers)}`, fields };
    },
  },
  exemption: {
    per: 'town',
    yearly: 1,
    make: (turn) => ({
      ...phrases.exemption,
      branchId: turn.town.branches.at(-1)?.id,
      year: turn.year,
    }),
  },
} satisfies Plans;
