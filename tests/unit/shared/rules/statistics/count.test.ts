import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ancestorsOf } from '../../../../../shared/records/codes';
import type { RecordTypeDefinition } from '../../../../../shared/records/define';
import { recordType } from '../../../../../shared/records/registry';
import type { LedgerColumns } from '../../../../../shared/rules/completeness/conditions';
import type { Cell, Condition } from '../../../../../shared/rules/completeness/requirement';
import { addDays, addMonths, earliestDay, latestDay } from '../../../../../shared/rules/partial-date';
import { type CountInput, countSubject, rowsBehind } from '../../../../../shared/rules/statistics/count';
import type { Days } from '../../../../../shared/rules/statistics/period';
import {
  type Grouping,
  OTHER_ROW,
  type Subject,
  TOTAL_ROW,
  UNKNOWN_ROW,
} from '../../../../../shared/rules/statistics/subject';
import { SUBJECTS, subjectOf } from '../../../../../shared/rules/statistics/subjects';

interface Kept {
  readonly branch: string | undefined;
  readonly cells: Readonly<Record<string, Cell>>;
  readonly isDeleted?: boolean;
}

const TODAY = '2026-07-15';
const YEAR: Days = { from: '2026-01-01', to: '2026-12-31' };

const ledgerOf = (records: readonly Kept[]): LedgerColumns => ({
  size: records.length,
  isLive: (row) => records[row]!.isDeleted !== true,
  idAt: (row) => `r${row}`,
  branchAt: (row) => records[row]!.branch,
  reader: (field) => (row) => records[row]!.cells[field],
  hasError: () => false,
});

/** A town with two villages, of which one has a group below it; `t` is the town, records of others are elsewhere. */
const PLACES: Readonly<Record<string, string>> = { t: 'own', a: 'a', 'a-1': 'a', b: 'b' };
const BELOW: Readonly<Record<string, readonly string[]>> = { own: ['t'], a: ['a', 'a-1'], b: ['b'] };
const HOUSEHOLDS: Readonly<Record<string, number>> = { a: 4, b: 10 };

function inputOf(
  subject: Subject,
  records: readonly Kept[],
  period: Days,
  scope: 'all' | 'town',
): CountInput {
  return {
    type: recordType(subject.type),
    ledger: ledgerOf(records),
    period,
    today: TODAY,
    branches: {
      heads: [
        { key: 'own', label: '本级' },
        { key: 'a', label: '甲村' },
        { key: 'b', label: '乙村' },
      ],
      keyOf: (branch) => PLACES[branch ?? ''] ?? (scope === 'all' ? null : undefined),
    },
    branchesOf: (key) => (key === null ? Object.keys(PLACES) : (BELOW[key] ?? [])),
    capacityOf: (field, branch) => (field === 'households' ? HOUSEHOLDS[branch] : undefined),
  };
}

const count = (
  [subject, grouping]: readonly [string, string],
  records: readonly Kept[],
  period = YEAR,
  scope: 'all' | 'town' = 'all',
) => {
  const found = subjectOf(subject, grouping)!;
  return countSubject(found.subject, found.grouping, inputOf(found.subject, records, period, scope));
};

/** Label and one figure of each row that has records. */
const shown = (table: ReturnType<typeof count>, figure = 0) =>
  Object.fromEntries(
    table.rows.filter(({ size }) => size > 0).map(({ label, values }) => [label, values[figure]]),
  );

const member = (cells: Readonly<Record<string, Cell>>): Kept => ({
  branch: 'a',
  cells: { memberCategory: 'full', status: 'normal', ...cells },
});

describe('members at the end of a period', () => {
  test('are as old as they were then, and who has no day of birth is a row of its own', () => {
    const people = [
      member({ birthDate: '1995-12-31' }),
      member({ birthDate: '1996-01-01' }),
      member({ birthDate: '1965' }),
      member({}),
    ];
    expect(shown(count(['members', 'age'], people))).toEqual({
      '30岁及以下': 1,
      '31至35岁': 1,
      '61岁及以上': 1,
      未填: 1,
    });
    const before = { from: '2025-01-01', to: '2025-12-31' };
    expect(shown(count(['members', 'age'], people, before))['31至35岁']).toBeUndefined();
  });

  test('are those who had joined by then and had not gone yet', () => {
    const people = [
      member({ joinDate: '2026-08-01' }),
      member({ joinDate: '2027-01-01' }),
      member({ status: 'dead', 'enterLeave/leaveDate': '2027-02-03' }),
      member({ status: 'dead', 'enterLeave/leaveDate': '2026-02-03' }),
      member({ status: 'moved', 'enterLeave/leaveDate': '2020-01-01\n2027-01' }),
      member({ status: 'left' }),
      member({ 'enterLeave/enterDate': '2027-03-01' }),
      member({ memberCategory: 'activist' }),
    ];
    expect(count(['members', 'age'], people).total.size).toBe(3);
  });

  test('were probationary until the day of becoming full', () => {
    const people = [
      member({ fullDate: '2026-07-15' }),
      member({ fullDate: '2026-07-16' }),
      member({ memberCategory: 'probationary' }),
      member({}),
    ];
    expect(shown(count(['members', 'category'], people))).toEqual({ 正式党员: 2, 预备党员: 2 });
  });

  test('have been members since they became full, less what is corrected', () => {
    const people = [
      member({ fullDate: '1976-12-31' }),
      member({ fullDate: '1977-01-01' }),
      member({ fullDate: '2026-06-01', partyAgeCorrection: 24 }),
      member({ memberCategory: 'probationary' }),
      member({}),
    ];
    expect(shown(count(['members', 'party-age'], people))).toEqual({
      '50年及以上': 1,
      '40至49年': 1,
      不满5年: 1,
      '预备党员（不计党龄）': 1,
      未填: 1,
    });
  });

  test('stand by education under the group of their code, Party schools among them', () => {
    const people = ['11', 'P5', '21', 'P4', '41', '63', '81', '90', 'abc', undefined].map((education) =>
      member({ education }),
    );
    expect(shown(count(['members', 'education'], people))).toEqual({
      研究生: 2,
      大学本科: 1,
      大学专科: 1,
      '中专、职高、技校': 1,
      高中: 1,
      小学及以下: 2,
      不在上列: 1,
      未填: 1,
    });
  });
});

describe('what happened in a period', () => {
  const meeting = (cells: Readonly<Record<string, Cell>>): Kept => ({
    branch: 'a',
    cells: { kind: 'theme-day', status: 'held', date: '2026-03-05', ...cells },
  });

  test('a meeting held as several kinds counts for each, and once in all', () => {
    const table = count(['meetings', 'kind'], [meeting({ 'coversKinds/kind': 'party-lecture\ntheme-day' })]);
    expect(shown(table)).toEqual({ 主题党日: 1, 党课: 1 });
    expect(table.total.size).toBe(1);
  });

  test('attendance is told only of meetings that say both numbers', () => {
    const { total } = count(
      ['meetings', 'kind'],
      [
        meeting({ dueCount: 10, presentCount: 8 }),
        meeting({ dueCount: 30 }),
        meeting({ date: '2025-01-01' }),
      ],
    );
    expect(total.values).toEqual([2, 1000, 800, 8000, 1]);
  });

  test('a meeting to which nobody came is told as such, and not as one without numbers', () => {
    const { total } = count(['meetings', 'kind'], [meeting({ dueCount: 10, presentCount: 0 })]);
    expect(total.values).toEqual([1, 1000, 0, 0, 0]);
  });

  test('a day that is known too roughly, or not at all, is told apart and not dropped', () => {
    const quarter = { from: '2026-01-01', to: '2026-03-31' };
    const held = ['2026-02', '2026', undefined, '2025'].map((date) => meeting({ date }));
    const table = count(['meetings', 'time'], held, quarter);
    expect([table.total.size, table.undated]).toEqual([1, 2]);
    expect(shown(table)).toEqual({ '2026年2月': 1 });
  });

  test('the rate of rectification is closed of due; what is not due yet or kept up for good is neither', () => {
    const problem = (cells: Readonly<Record<string, Cell>>): Kept => ({
      branch: 'a',
      cells: { state: 'working', kind: 'deadline', foundAt: '2026-02-01', ...cells },
    });
    const { total } = count(
      ['rectification', 'state'],
      [
        problem({ dueDay: '2026-03-01', state: 'closed' }),
        problem({ dueDay: '2026-03-01' }),
        problem({ dueDay: '2026-09-01', state: 'closed' }),
        problem({ kind: 'at-once', state: 'closed' }),
        problem({ kind: 'lasting', dueDay: '2026-03-01', state: 'lasting' }),
        problem({ dueDay: '2026-03-01', state: 'void' }),
      ],
    );
    expect(total.values).toEqual([5, 3, 3, 2, 6667, 1]);
  });

  test('households that were visited are told of those that there are, where their number is known', () => {
    const visit = (branch: string, household: string): Kept => ({
      branch,
      cells: { branchId: branch, household, date: '2026-05-01', kind: 'household' },
    });
    const table = count(
      ['visits', 'branch'],
      [visit('a', '张三'), visit('a', '张三'), visit('a', '李四'), visit('b', '张三'), visit('t', '王五')],
    );
    const coverage = (key: string) => table.rows.find((row) => row.key === key)?.values[2];
    expect([coverage('a'), coverage('b'), coverage('own'), table.total.values[2]]).toEqual([
      5000,
      1000,
      null,
      2143,
    ]);
  });
});

/** The same, computed as slowly and plainly as can be: every row and every figure by itself. */
function slowly(
  subject: Subject,
  grouping: Grouping,
  records: readonly Kept[],
  period: Days,
  scope: 'all' | 'town',
) {
  const last = period.to < TODAY ? period.to : TODAY;
  const holds = (condition: Condition, { cells }: Kept): boolean => {
    if ('any' in condition) return condition.any.some((one) => holds(one, { branch: '', cells }));
    if ('attachment' in condition || 'sound' in condition) throw new Error('not asked here');
    const value = cells[condition.field];
    if ('in' in condition) return condition.in.some((one) => one === value);
    if ('notIn' in condition) return !condition.notIn.some((one) => one === value);
    if ('is' in condition && condition.is === 'unsaid') return value === undefined || value === '';
    if ('is' in condition)
      return (value !== undefined && value !== '' && value !== 0) === (condition.is === 'present');
    if ('atLeast' in condition) return Number(value ?? 0) >= condition.atLeast;
    if ('includes' in condition) return String(value).split('\n').includes(condition.includes);
    const day = typeof value === 'string' ? latestDay(value) : undefined;
    if (day === undefined) return false;
    return day <= last === (condition.day === 'past');
  };
  const all = (conditions: readonly Condition[] | undefined, record: Kept) =>
    (conditions ?? []).every((condition) => holds(condition, record));
  const filled = (record: Kept, fields: readonly string[]) =>
    fields.every((field) => record.cells[field] !== undefined && record.cells[field] !== '');
  const day = (record: Kept, field: string, read = earliestDay, which: 0 | -1 = 0) =>
    read(
      String(record.cells[field] ?? '')
        .split('\n')
        .at(which)!,
    );

  const belongs = (record: Kept): 'in' | 'out' | 'undated' => {
    const { time } = subject;
    if (time.kind === 'standing') {
      const came = [day(record, time.since), day(record, time.enteredAt)];
      if (came.some((one) => one !== undefined && one > period.to)) return 'out';
      if (!all(time.gone, record)) return 'in';
      return (day(record, time.leftAt, latestDay, -1) ?? '') > period.to ? 'in' : 'out';
    }
    const field = time.dates.find((one) => filled(record, [one]));
    if (field === undefined) return 'undated';
    const [first, end] = [day(record, field)!, day(record, field, latestDay)!];
    if (period.from <= first && end <= period.to) return 'in';
    return end < period.from || first > period.to ? 'out' : 'undated';
  };
  const asked = records.filter(
    (record) =>
      record.isDeleted !== true &&
      (scope === 'all' || PLACES[record.branch ?? ''] !== undefined) &&
      all(subject.where, record),
  );
  const counted = asked.filter((record) => belongs(record) === 'in');

  const keysOf = (record: Kept): readonly string[] => {
    const { by } = grouping;
    switch (by.kind) {
      case 'branches':
        return [PLACES[record.branch ?? ''] ?? UNKNOWN_ROW];
      case 'codes': {
        const own = filled(record, [by.field]) ? String(record.cells[by.field]) : UNKNOWN_ROW;
        const more = by.also === undefined ? '' : String(record.cells[by.also] ?? '');
        return [...new Set([own, ...more.split('\n').filter((code) => code !== '')])];
      }
      case 'code-bands': {
        if (!filled(record, [by.field])) return [UNKNOWN_ROW];
        const line = ancestorsOf(
          recordType(subject.type).fields[by.field]!.codes!,
          String(record.cells[by.field]),
        );
        return [by.bands.find(({ codes }) => codes.some((code) => line.includes(code)))?.label ?? OTHER_ROW];
      }
      case 'cases':
        return [by.cases.find(({ where }) => all(where, record))?.label ?? UNKNOWN_ROW];
      case 'years': {
        const apart = by.apart?.find(({ where }) => all(where, record));
        if (apart !== undefined) return [apart.label];
        const since = day(record, by.since);
        if (since === undefined) return [UNKNOWN_ROW];
        if (since > period.to) return [OTHER_ROW];
        const months = by.lessMonths === undefined ? 0 : Number(record.cells[by.lessMonths] ?? 0);
        const begun = addMonths(since, months)!;
        let years = 0;
        // The 29th of February has its year on the 1st of March.
        const birthday = (year: number) => `${year}${begun.slice(4)}`;
        while (birthday(Number(begun.slice(0, 4)) + years + 1) <= period.to) years += 1;
        return [by.bands.find(({ upTo }) => upTo === undefined || years <= upTo)?.label ?? OTHER_ROW];
      }
      case 'days': {
        const first = day(record, by.field);
        if (first === undefined) return [UNKNOWN_ROW];
        return [by.bands.find(({ upTo }) => upTo === undefined || first <= latestDay(upTo)!)!.label];
      }
      case 'time': {
        const dates = subject.time.kind === 'happened' ? subject.time.dates : [subject.time.since];
        const field = dates.find((one) => filled(record, [one]));
        const date = field === undefined ? '' : String(record.cells[field]);
        return [date.length < 7 ? UNKNOWN_ROW : date.slice(0, 7)];
      }
    }
  };
  const cents = (value: Cell) => (value === undefined || value === '' ? 0 : Math.round(Number(value) * 100));
  const figureOf = (figure: Subject['figures'][number], of: readonly Kept[], key: string): number | null => {
    const named = (id: string) => subject.figures.find((one) => one.id === id)!;
    const percent = (part: number | null, whole: number | null) =>
      part === null || whole === null || whole === 0 ? null : Math.round((part / whole) * 10_000);
    switch (figure.kind) {
      case 'count':
        return of.filter((record) => all(figure.where, record)).length;
      case 'sum':
        return of
          .filter((record) => filled(record, figure.given ?? []))
          .flatMap((record) => figure.fields.map((field) => cents(record.cells[field])))
          .reduce((sum, one) => sum + one, 0);
      case 'mean': {
        const having = of.filter((record) => filled(record, [figure.field]));
        const sum = having.reduce((all, record) => all + cents(record.cells[figure.field]), 0);
        return having.length === 0 ? null : Math.round(sum / having.length);
      }
      case 'distinct':
        return new Set(
          of
            .filter((record) => filled(record, figure.fields))
            .map((record) => JSON.stringify(figure.fields.map((field) => String(record.cells[field])))),
        ).size;
      case 'coverage': {
        const branches = (
          grouping.by.kind === 'branches' && key !== TOTAL_ROW ? (BELOW[key] ?? []) : Object.keys(PLACES)
        ).filter((branch) => (HOUSEHOLDS[branch] ?? 0) > 0);
        const met = of
          .filter((record) => branches.includes(record.branch ?? '') && filled(record, figure.fields))
          .map((record) => JSON.stringify(figure.fields.map((field) => String(record.cells[field]))));
        return percent(
          new Set(met).size,
          branches.reduce((sum, branch) => sum + HOUSEHOLDS[branch]!, 0),
        );
      }
      case 'rate':
        return percent(figureOf(named(figure.part), of, key), figureOf(named(figure.whole), of, key));
      case 'share':
        return percent(figureOf(named(figure.of), of, key), figureOf(named(figure.of), counted, TOTAL_ROW));
    }
  };
  const keys = [...new Set(counted.flatMap(keysOf))];
  const valuesOf = (of: readonly Kept[], key: string) =>
    subject.figures.map((figure) => figureOf(figure, of, key));
  return {
    rows: new Map(
      keys.map((key) => {
        const of = counted.filter((record) => keysOf(record).includes(key));
        return [key, { size: of.length, values: valuesOf(of, key) }] as const;
      }),
    ),
    total: valuesOf(counted, TOTAL_ROW),
    undated: asked.filter((record) => belongs(record) === 'undated').length,
  };
}

/** A value as a field of the type may hold it, with what real ledgers leave out or write roughly. */
function cellFor(subject: Subject, field: string): fc.Arbitrary<Cell> {
  const date = fc
    .integer({ min: -800, max: 500 })
    .chain((days) =>
      fc.constantFrom(10, 10, 10, 7, 4).map((length) => addDays('2026-01-01', days)!.slice(0, length)),
    );
  const longAgo = fc
    .integer({ min: 0, max: 36_000 })
    .chain((days) =>
      fc.constantFrom(10, 10, 4).map((length) => addDays('1930-01-01', days)!.slice(0, length)),
    );
  if (field === 'enterLeave/enterDate' || field === 'enterLeave/leaveDate')
    return fc
      .array(date, { minLength: 0, maxLength: 2 })
      .map((days) => (days.length === 0 ? undefined : days.sort().join('\n')));
  if (field === 'coversKinds/kind')
    return fc.constantFrom(undefined, undefined, 'theme-day', 'party-lecture\ntheme-day');
  const { fields }: RecordTypeDefinition = recordType(subject.type);
  const definition = fields[field];
  const value = ((): fc.Arbitrary<Cell> => {
    switch (definition?.kind) {
      case 'date':
        return field === 'birthDate' || field === 'fullDate' || field === 'joinDate'
          ? fc.oneof(longAgo, date)
          : date;
      case 'integer':
        return fc.integer({ min: 0, max: 60 });
      case 'list':
        return fc.integer({ min: 1, max: 5 });
      case 'decimal':
        return fc.integer({ min: 0, max: 9999 }).map((cents) => (cents / 100).toFixed(2));
      case 'boolean':
        return fc.boolean();
      default:
        return fc.constantFrom(...(CODES[field] ?? ['甲', '乙']));
    }
  })();
  return fc.option(value, { nil: undefined, freq: 8 });
}

const CODES: Readonly<Record<string, readonly string[]>> = {
  memberCategory: ['full', 'full', 'probationary', 'activist'],
  status: ['normal', 'normal', 'dead', 'moved', 'held', 'signed', 'planned', 'unpaid'],
  gender: ['1', '2'],
  ethnicity: ['01', '08', '98'],
  education: ['10', '14', '21', 'P7', '41', '60', '71', '83', '90', '本地写法'],
  kind: ['theme-day', 'party-lecture', 'deadline', 'at-once', 'lasting', '本地会议'],
  state: ['closed', 'working', 'lasting', 'void'],
  committeeGrade: ['excellent', 'good', 'poor'],
  outcome: ['clear', 'corrected'],
};

/** Every field that a declaration names. */
function fieldsOf(subject: Subject): readonly string[] {
  const found = new Set<string>();
  const look = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(look);
    else if (typeof value === 'object' && value !== null)
      for (const [key, inner] of Object.entries(value)) {
        if (['field', 'since', 'leftAt', 'enteredAt', 'lessMonths', 'also'].includes(key))
          found.add(String(inner));
        else if (['fields', 'given', 'dates'].includes(key))
          for (const one of inner as string[]) found.add(one);
        else look(inner);
      }
  };
  look([subject.where, subject.time, subject.groupings, subject.figures]);
  return [...found];
}

const TABLES = SUBJECTS.flatMap((subject) => subject.groupings.map((grouping) => ({ subject, grouping })));
const PERIODS: readonly Days[] = [
  YEAR,
  { from: '2025-01-01', to: '2025-12-31' },
  { from: '2026-04-01', to: '2026-06-30' },
  { from: '2026-02-01', to: '2026-02-28' },
  { from: '2025-11-17', to: '2026-03-02' },
];

describe('declarations', () => {
  test('name fields of their types, and figures of their own', () => {
    for (const subject of SUBJECTS) {
      const { fields }: RecordTypeDefinition = recordType(subject.type);
      for (const field of fieldsOf(subject)) {
        const [list = '', inner] = field.split('/');
        expect.soft(Object.keys(fields), `${subject.id}: ${field}`).toContain(list);
        if (inner !== undefined) expect.soft(Object.keys(fields[list]?.of ?? {}), field).toContain(inner);
      }
      const ids = subject.figures.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      for (const figure of subject.figures) {
        if (figure.kind === 'rate') expect(ids).toEqual(expect.arrayContaining([figure.part, figure.whole]));
        if (figure.kind === 'share') expect(ids).toContain(figure.of);
      }
    }
  });
});

describe('counting', () => {
  test.each(
    TABLES.map(({ subject, grouping }) => [`${subject.label} ${grouping.label}`, subject, grouping] as const),
  )(
    '%s equals a slow plain computation, and every number opens the records it is made of',
    (_, subject, grouping) => {
      const cells = fc.record(
        Object.fromEntries(fieldsOf(subject).map((field) => [field, cellFor(subject, field)])),
      );
      const record: fc.Arbitrary<Kept> = fc
        .record({
          branch: fc.constantFrom('t', 'a', 'a-1', 'b', 'elsewhere', undefined),
          cells,
          isDeleted: fc.constantFrom(false, false, false, true),
        })
        .map(({ branch, cells: values, isDeleted }) => ({
          branch,
          isDeleted,
          cells: { ...values, ...(branch === undefined ? {} : { branchId: branch }) },
        }));
      fc.assert(
        fc.property(
          fc.array(record, { maxLength: 25 }),
          fc.constantFrom(...PERIODS),
          fc.constantFrom('all' as const, 'town' as const),
          (records, period, scope) => {
            const input = inputOf(subject, records, period, scope);
            const fast = countSubject(subject, grouping, input);
            const slow = slowly(subject, grouping, records, period, scope);
            const rows = fast.rows.filter(({ size }) => size > 0);
            expect(new Map(rows.map(({ key, size, values }) => [key, { size, values }]))).toEqual(slow.rows);
            expect([fast.total.values, fast.undated]).toEqual([slow.total, slow.undated]);
            expect(rowsBehind(subject, grouping, input, { row: null, figure: '' })).toHaveLength(
              fast.undated,
            );
            for (const row of [...rows, fast.total])
              subject.figures.forEach((figure, at) => {
                if (figure.kind !== 'count') return;
                const behind = rowsBehind(subject, grouping, input, { row: row.key, figure: figure.id });
                expect(behind).toHaveLength(row.values[at]!);
              });
          },
        ),
        { numRuns: 60 },
      );
    },
  );
});
