import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LedgerColumns } from '../../../../../shared/rules/completeness/conditions';
import { judgeInput, judgeRequirement, scoreOf } from '../../../../../shared/rules/completeness/judge';
import type { JudgeInput } from '../../../../../shared/rules/completeness/judgement';
import { periodsOfYear } from '../../../../../shared/rules/completeness/periods';
import {
  type Cell,
  type Requirement,
  requirementsInForce,
} from '../../../../../shared/rules/completeness/requirement';
import { addDays } from '../../../../../shared/rules/partial-date';

interface Kept {
  readonly branch: string;
  readonly cells: Readonly<Record<string, Cell>>;
  readonly attachments?: readonly string[];
  readonly isDeleted?: boolean;
  readonly hasError?: boolean;
}

const ledgerOf = (records: readonly Kept[]): LedgerColumns => ({
  size: records.length,
  isLive: (row) => records[row]!.isDeleted !== true,
  idAt: (row) => `r${row}`,
  branchAt: (row) => records[row]!.branch,
  reader: (field) => (row) =>
    field === 'attachments/purpose' ? records[row]!.attachments?.join('\n') : records[row]!.cells[field],
  hasError: (row) => records[row]!.hasError === true,
});

const MONTHLY: Requirement = {
  id: 'monthly',
  label: '支委会每月一次',
  short: '支委会',
  group: '组织生活',
  source: '测试',
  orgTypes: ['branch'],
  measure: {
    kind: 'often',
    records: { type: 'meeting', where: [{ field: 'kind', in: ['committee'] }], date: 'date' },
    every: 'month',
    atLeast: 1,
    graceDays: 5,
  },
};
const SIGNED: Requirement = {
  id: 'signed',
  label: '会议有签字页',
  short: '签字页',
  group: '组织生活',
  source: '测试',
  orgTypes: ['branch'],
  measure: {
    kind: 'each',
    records: { type: 'meeting', date: 'date' },
    holds: [{ attachment: ['signed-scan'] }],
    late: [{ field: 'date', day: 'past' }],
  },
};
const meeting = (date: string, more: Partial<Kept> = {}): Kept => ({
  branch: 'a',
  cells: { kind: 'committee', date },
  ...more,
});

type Given = Partial<Omit<JudgeInput, 'placesOf'>> & {
  readonly ledgers?: Readonly<Record<string, readonly Kept[]>>;
};

function judge(records: readonly Kept[], requirement: Requirement, { ledgers = {}, ...given }: Given = {}) {
  const all: Readonly<Record<string, readonly Kept[]>> = { meeting: records, ...ledgers };
  const input = judgeInput({
    branches: [{ id: 'a', orgType: 'branch', row: 0 }],
    ledger: (type) => (all[type] === undefined ? undefined : ledgerOf(all[type])),
    exemptions: [],
    year: 2026,
    today: '2026-04-15',
    ...given,
  });
  const { squares, holes } = judgeRequirement(requirement, input, true);
  return { squares, holes, score: scoreOf(squares) };
}

describe('what must come again in each period', () => {
  test('months that are over are asked, the present one is not', () => {
    const { squares, holes, score } = judge([meeting('2026-01-10'), meeting('2026-03-10')], MONTHLY);
    expect(squares[0]).toMatchObject({ state: 'missing', due: 3, done: 2 });
    expect(holes.map(({ period }) => period?.label)).toEqual(['2026年2月']);
    expect(score).toBe(66);
  });

  test('made up for within the days of grace is late, not missing', () => {
    const held = ['2026-01-10', '2026-03-03', '2026-03-20'].map((date) => meeting(date));
    expect(judge(held, MONTHLY).squares[0]).toMatchObject({ state: 'late', done: 2, late: 1 });
  });

  test('other kinds, deleted ones and those of other branches do not count', () => {
    const held = [
      meeting('2026-01-10', { cells: { kind: 'lecture', date: '2026-01-10' } }),
      meeting('2026-02-10', { isDeleted: true }),
      meeting('2026-03-10', { branch: 'b' }),
    ];
    expect(judge(held, MONTHLY).squares[0]).toMatchObject({ done: 0, due: 3 });
  });

  test('a date of the month alone counts for its month', () => {
    expect(judge([meeting('2026-02')], MONTHLY).squares[0]).toMatchObject({ done: 1 });
  });

  test('a type of which there is no record yet is missing in every period', () => {
    expect(judge([], MONTHLY, { ledger: () => undefined }).squares[0]).toMatchObject({ done: 0, due: 3 });
  });

  test('before its date of effect nothing is asked', () => {
    expect(judge([], { ...MONTHLY, from: '2026-03-01' }).squares[0]).toMatchObject({ due: 1 });
  });
});

describe('what each record must have', () => {
  test('records of the year without it are holes that name the record', () => {
    const held = [
      meeting('2026-01-10', { attachments: ['signed-scan'] }),
      meeting('2026-02-10'),
      meeting('2025-12-31'),
    ];
    const { squares, holes } = judge(held, SIGNED);
    expect(squares[0]).toMatchObject({ state: 'late', due: 2, done: 1 });
    expect(holes).toEqual([{ branch: 'a', record: 'r1', isLate: true }]);
  });

  test('with no record nothing is due, and the score is whole', () => {
    expect(judge([], SIGNED)).toMatchObject({ score: 100, squares: [{ state: 'none' }] });
  });
});

const PLAN: Requirement = {
  ...MONTHLY,
  id: 'plan',
  measure: {
    kind: 'often',
    records: { type: 'meeting', date: 'date' },
    every: 'year',
    atLeast: 1,
    graceDays: 0,
    by: '03-31',
  },
};

describe('what is asked once a year by a day', () => {
  test('is not asked before that day', () => {
    expect(judge([], PLAN, { today: '2026-03-31' }).squares[0]).toMatchObject({ state: 'none' });
    expect(judge([], PLAN, { today: '2026-04-01' }).squares[0]).toMatchObject({ state: 'missing', due: 1 });
  });

  test('is late when it comes after it, until the year is over', () => {
    expect(judge([meeting('2026-04-10')], PLAN).squares[0]).toMatchObject({ state: 'late' });
    expect(judge([meeting('2026-03-10')], PLAN).squares[0]).toMatchObject({ state: 'present' });
  });
});

test('amounts are added up where the requirement is one of amount', () => {
  const HOURS: Requirement = {
    ...PLAN,
    measure: { ...PLAN.measure, kind: 'often', sum: 'hours', atLeast: 8 } as Requirement['measure'],
  };
  const study = (hours: string) => meeting('2026-02-10', { cells: { date: '2026-02-10', hours } });
  expect(judge([study('4'), study('3.5')], HOURS).squares[0]).toMatchObject({ state: 'missing' });
  expect(judge([study('4'), study('4')], HOURS).squares[0]).toMatchObject({ state: 'present' });
});

test('an organization founded in the course of the year is asked from its next period on', () => {
  const branches = [{ id: 'a', orgType: 'branch', row: 0, since: '2026-02-10' }];
  const { holes } = judge([], MONTHLY, { branches });
  expect(holes.map(({ period }) => period?.label)).toEqual(['2026年3月']);
});

describe('what every member needs', () => {
  const DUES: Requirement = {
    ...MONTHLY,
    id: 'dues',
    measure: {
      kind: 'per',
      subjects: { type: 'member', since: 'joinDate', name: 'name' },
      records: { type: 'dues', where: [{ field: 'status', in: ['paid'] }], date: 'month' },
      about: { reference: 'memberId', name: 'name' },
      every: 'month',
      atLeast: 1,
      graceDays: 0,
    },
  };
  const person = (name: string, joinDate = '2001-07-01'): Kept => ({
    branch: 'a',
    cells: { name, joinDate },
  });
  const paid = (month: string, cells: Kept['cells']): Kept => ({
    branch: 'a',
    cells: { month, status: 'paid', ...cells },
  });
  const judged = (member: readonly Kept[], dues: readonly Kept[]) =>
    judge([], DUES, { ledgers: { member, dues }, today: '2026-03-15' });

  test('is found by reference or, where it is not linked, by name', () => {
    const { squares, holes } = judged(
      [person('张三'), person('李四')],
      [
        paid('2026-01', { memberId: 'r0' }),
        paid('2026-02', { name: '张三' }),
        paid('2026-01', { name: '李四' }),
      ],
    );
    expect(squares[0]).toMatchObject({ due: 4, done: 3 });
    expect(holes).toMatchObject([{ subject: 'r1', period: { label: '2026年2月' } }]);
  });

  test('a name that two members have says nothing', () => {
    const { squares } = judged([person('王伟'), person('王伟')], [paid('2026-01', { name: '王伟' })]);
    expect(squares[0]).toMatchObject({ due: 4, done: 0 });
  });

  test('is asked of a new member from the first whole month on', () => {
    expect(judged([person('张三', '2026-01-20')], []).squares[0]).toMatchObject({ due: 1 });
  });
});

test('a code in a list, an attachment of a purpose and a day that has passed are conditions', () => {
  const STEPS: Requirement = {
    ...SIGNED,
    measure: {
      kind: 'each',
      records: { type: 'meeting', where: [{ field: 'due', day: 'past' }] },
      holds: [{ field: 'steps/step', includes: '07' }],
    },
  };
  const matter = (due: string, steps: string): Kept => ({ branch: 'a', cells: { due, 'steps/step': steps } });
  const held = [matter('2026-04-01', '01\n07'), matter('2026-04-01', '01'), matter('2026-05-01', '01')];
  expect(judge(held, STEPS).squares[0]).toMatchObject({ due: 2, done: 1 });
});

test('each requirement weighs the same in the score, however many parts it has', () => {
  const square = (due: number, done: number) => ({ state: 'missing' as const, due, done, late: 0 });
  expect(scoreOf([square(300, 300), square(2, 0)])).toBe(50);
  expect(scoreOf([square(3, 3), square(0, 0)])).toBe(100);
});

test('an organization of another kind is not asked', () => {
  const branches = [{ id: 'a', orgType: 'committee', row: 0 }];
  expect(judge([], MONTHLY, { branches }).squares[0]).toMatchObject({ state: 'none', due: 0 });
});

test('an exemption carries its reason and takes the requirement out of the score', () => {
  const exemptions = [{ branch: 'a', requirement: 'monthly', reason: '支部今年四月才成立' }];
  expect(judge([], MONTHLY, { exemptions })).toMatchObject({
    score: 100,
    squares: [{ state: 'exempt', reason: '支部今年四月才成立' }],
  });
});

test('an administrator switches a requirement off, dates it or gives it another threshold', () => {
  expect(requirementsInForce([MONTHLY, SIGNED], [{ requirement: 'signed', isOff: true }])).toEqual([MONTHLY]);
  const [set] = requirementsInForce([MONTHLY], [{ requirement: 'monthly', atLeast: 2, from: '2026-02-01' }]);
  expect(set).toMatchObject({ from: '2026-02-01', measure: { atLeast: 2, graceDays: 5 } });
});

test('periods of a year follow each other without a gap, leap years too', () => {
  for (const unit of ['month', 'quarter', 'half', 'year'] as const) {
    for (const year of [2024, 2026]) {
      const periods = periodsOfYear(year, unit);
      expect(periods[0]?.from).toBe(`${year}-01-01`);
      expect(periods.at(-1)?.to).toBe(`${year}-12-31`);
      periods.slice(1).forEach((period, index) => {
        expect(period.from).toBe(addDays(periods[index]!.to, 1));
      });
    }
  }
});

test('the matrix equals a slow plain computation on random records', () => {
  const day = fc
    .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
    .map(([month, date]) => `2026-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`);
  const record = fc.record({
    branch: fc.constantFrom('a', 'b', 'c'),
    cells: fc.record({ kind: fc.constantFrom('committee', 'lecture'), date: day }),
    isDeleted: fc.boolean(),
    attachments: fc.subarray(['signed-scan', 'photo']),
  });
  fc.assert(
    fc.property(fc.array(record, { maxLength: 60 }), day, (records, today) => {
      const ledger = ledgerOf(records);
      const input = judgeInput({
        branches: ['a', 'b'].map((id) => ({ id, orgType: 'branch', row: 0 })),
        ledger: () => ledger,
        exemptions: [],
        year: 2026,
        today,
      });
      const [monthly, signed] = [MONTHLY, SIGNED].map((one) => judgeRequirement(one, input, true));
      for (const [place, branch] of ['a', 'b'].entries()) {
        const squares = [monthly!.squares[place], signed!.squares[place]];
        const own = records.filter((one) => one.branch === branch && !one.isDeleted);
        const monthNow = Number(today.slice(5, 7));
        const months = Array.from({ length: monthNow - 1 }, (_, index) => index + 1);
        const held = months.filter((month) =>
          own.some(({ cells }) => cells.kind === 'committee' && Number(cells.date.slice(5, 7)) === month),
        );
        expect([squares[0]?.due, squares[0]?.done]).toEqual([months.length, held.length]);
        expect([squares[1]?.due, squares[1]?.done]).toEqual([
          own.length,
          own.filter(({ attachments }) => attachments.includes('signed-scan')).length,
        ]);
      }
    }),
  );
});
