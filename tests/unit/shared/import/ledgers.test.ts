import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readWorkbook } from '../../../../renderer/data/spreadsheet/read-workbook';
import type { Workbook } from '../../../../shared/import/cell';
import { textCell } from '../../../../shared/import/cell';
import { toDrafts } from '../../../../shared/import/drafts';
import type { ExistingRecords } from '../../../../shared/import/match-record';
import type { ImportSession } from '../../../../shared/import/session';
import { unwrap } from '../../../../shared/kernel/result';
import type { RecordValues } from '../../../../shared/records/define';
import { RECORD_TYPES } from '../../../../shared/records/registry';
import { emptyVault, ROSTERS, readRoster, rosterSession, vaultOf } from '../../builders/rosters';
import { sheetOf, workbookOf } from '../../builders/sheets';

const FOLDER = join(__dirname, '../../../../resources/sample/ledgers');
const REVIEWS = '民主评议测评汇总.xlsx';
const BENEFITS = '惠民政策发放花名册(低保).xlsx';

const readLedger = (name: string): Workbook =>
  unwrap(readWorkbook(new Uint8Array(readFileSync(join(FOLDER, name))), name));

type Records = Readonly<Record<string, { readonly type: string; readonly values: RecordValues }>>;

const counter = (prefix: string) => {
  let count = 0;
  return () => `${prefix}-${++count}`;
};

/** The township as its twelve rosters make it: branches and members. */
const TOWNSHIP: Records = (() => {
  const session = rosterSession(emptyVault());
  for (const { name } of ROSTERS) session.add(name, readRoster(name));
  for (const row of session.rows(null, 'suspect')) session.accept(row.file, [row.row], true);
  const drafts = toDrafts(session, counter('m'));
  return {
    root: { type: 'organization', values: { fullName: '中共城关镇委员会' } },
    ...Object.fromEntries(drafts.map(({ record, type, values }) => [record, { type, values }])),
  };
})();

const valuesOfType = (type: string): readonly RecordValues[] =>
  Object.entries(TOWNSHIP).flatMap(([id, record]) =>
    record.type === type ? [{ ...record.values, id }] : [],
  );

const withDrafts = (session: ImportSession): Records => {
  const drafts = toDrafts(session, counter('r'));
  return {
    ...TOWNSHIP,
    ...Object.fromEntries(drafts.map(({ record, type, values }) => [record, { type, values }])),
  };
};

function sessionOf(
  type: 'member-review' | 'benefit',
  name: string,
  workbook = readLedger(name),
  existing: ExistingRecords = vaultOf(TOWNSHIP, RECORD_TYPES[type]),
) {
  const session = rosterSession(existing, RECORD_TYPES[type]);
  session.add(name, workbook);
  return session;
}

describe.each([
  ['member-review', REVIEWS, 180],
  ['benefit', BENEFITS, 220],
] as const)('the ledger of %s', (type, name, count) => {
  const session = sessionOf(type, name);
  const rows = session.rows(0);

  it('is found whole, with every column but the numbering mapped with certainty', () => {
    expect(session.files[0]?.table?.headerRow).toBe(2);
    expect(rows).toHaveLength(count);
    const columns = session.files[0]?.mapping?.columns ?? [];
    expect(columns.filter(({ field }) => field === null).map(({ heading }) => heading)).toEqual(['序号']);
    expect(columns.every(({ confidence }) => confidence >= 0.9)).toBe(true);
  });

  it('has no good row refused', () => {
    expect(rows.filter(({ status }) => status === 'refused')).toEqual([]);
  });

  it('goes to the branches that are there, and creates none', () => {
    const drafts = toDrafts(session, counter('r'));
    expect(drafts.some((draft) => draft.type === 'organization')).toBe(false);
    const branches = new Set(valuesOfType('organization').map(({ id }) => id));
    expect(rows.every(({ values }) => branches.has(String(values.branchId)))).toBe(true);
  });

  it('changes nothing when it is imported a second time', () => {
    const first = sessionOf(type, name);
    for (const row of first.rows(null, 'suspect')) first.accept(row.file, [row.row], true);
    const second = sessionOf(type, name, readLedger(name), vaultOf(withDrafts(first), RECORD_TYPES[type]));
    expect(second.counts(0).counts).toMatchObject({ new: 0, changed: 0, refused: 0, same: count });
    expect(toDrafts(second, counter('r'))).toEqual([]);
  });
});

describe('the review of members', () => {
  // None of the people of this ledger stands on the rosters; every second one is put there.
  const strangers = sessionOf('member-review', REVIEWS).rows(0);
  const known: Records = Object.fromEntries(
    strangers.flatMap(({ values: { personName: name, branchId } }, at) =>
      at % 2 === 0 ? [[`k${at}`, { type: 'member', values: { name, branchId } }] as const] : [],
    ),
  );
  const existing = vaultOf({ ...TOWNSHIP, ...known }, RECORD_TYPES['member-review']);
  const rows = sessionOf('member-review', REVIEWS, readLedger(REVIEWS), existing).rows(0);

  it('takes its year from the title and its ballots as numbers', () => {
    expect(rows[0]?.values).toMatchObject({
      personName: '孔娜妹',
      year: '2026',
      excellent: 6,
      good: 11,
      poor: 5,
    });
    expect(rows.every(({ values }) => values.year === '2026')).toBe(true);
  });

  it('finds each member by name within the branch', () => {
    rows.forEach(({ values, status, findings }, at) => {
      const isKnown = at % 2 === 0;
      expect(values.memberId, String(values.personName)).toBe(isKnown ? `k${at}` : undefined);
      expect(status).toBe(isKnown ? 'new' : 'suspect');
      expect(findings.some(({ check }) => check === 'V71')).toBe(!isKnown);
    });
  });

  it('loses nobody: who is not on a roster waits with his name, and goes in when accepted', () => {
    const session = sessionOf(
      'member-review',
      REVIEWS,
      workbookOf(
        sheetOf([
          ['2026年民主评议党员测评票汇总'],
          ['序号', '支部', '姓名', '优秀票', '合格票', '基本合格票', '不合格票', '弃权'],
          [1, '河口村党支部', '不在册', 3, 2, 0, 0, 0],
        ]),
      ),
    );
    const [row] = session.rows(0);
    expect(row).toMatchObject({ status: 'suspect', accepted: false, values: { personName: '不在册' } });
    session.accept(0, [3], true);
    expect(toDrafts(session, counter('r'))).toHaveLength(1);
  });

  it('tells a namesake in another branch from the member of this one', () => {
    const [hekou, shiqiao] = ['河口村党支部', '石桥村党支部'];
    const two = vaultOf(
      {
        hekou: { type: 'organization', values: { fullName: hekou } },
        shiqiao: { type: 'organization', values: { fullName: shiqiao } },
        one: { type: 'member', values: { name: '张超', branchId: 'hekou' } },
        two: { type: 'member', values: { name: '张超', branchId: 'shiqiao' } },
        three: { type: 'member', values: { name: '王静', branchId: 'shiqiao' } },
      },
      RECORD_TYPES['member-review'],
    );
    const workbook = workbookOf(
      sheetOf([
        ['2026年民主评议党员测评票汇总'],
        ['支部', '姓名', '优秀票', '合格票', '基本合格票', '不合格票'],
        [hekou, '张超', 1, 0, 0, 0],
        [shiqiao, '张超', 1, 0, 0, 0],
        [hekou, '王静', 1, 0, 0, 0],
      ]),
    );
    const found = sessionOf('member-review', REVIEWS, workbook, two).rows(0);
    expect(found.map(({ values }) => values.memberId)).toEqual(['one', 'two', undefined]);
    expect(found[2]?.findings.find(({ check }) => check === 'V71')?.message).toContain(
      '别的党组织有同名的人',
    );
  });
});

describe('the roster of a benefit', () => {
  const session = sessionOf('benefit', BENEFITS);
  const rows = session.rows(0);

  it('splits village and group, and takes policy and period from the title', () => {
    const dongsheng = valuesOfType('organization').find(({ fullName }) => fullName === '东升村党支部');
    expect(rows[0]?.values).toMatchObject({
      branchId: dongsheng?.id,
      group: '二组',
      head: '高凡艳',
      idNo: '420683196404032412',
      persons: 4,
      monthlyAmount: '240',
      bankAccount: '6217290408168903380',
      policyKind: 'subsistence',
      period: '2026年第三季度',
      year: '2026',
    });
    expect(rows.every(({ status, values }) => status === 'new' && /^.组$/u.test(String(values.group)))).toBe(
      true,
    );
  });

  it('says of every row what it took from the title (V141) and how it took village and group apart (V142)', () => {
    const told = (row: (typeof rows)[number]) => new Set(row.findings.map(({ check }) => check));
    expect(rows.every((row) => told(row).has('V141') && told(row).has('V142'))).toBe(true);
  });

  it('keeps two households of one name apart', () => {
    const namesakes = rows.filter(({ values }) => values.head === '任丽');
    expect(namesakes).toHaveLength(2);
    expect(new Set(namesakes.map(({ values }) => values.idNo)).size).toBe(2);
  });

  /** The ledger with one cell of its first row spoiled, or its first row twice. */
  function spoiled(column: number, text: string): ReturnType<ImportSession['rows']>[number] | undefined {
    const workbook = readLedger(BENEFITS);
    const sheets = workbook.sheets.map((sheet) => ({
      ...sheet,
      rows: sheet.rows.map((row, at) =>
        at === 2 ? row.map((cell, c) => (c === column ? textCell(text) : cell)) : row,
      ),
    }));
    return sessionOf('benefit', BENEFITS, { ...workbook, sheets }).rows(0)[0];
  }

  it.each([
    ['a wrong check digit', 3, '420683196404032411', 'refused', 'V01'],
    ['a number that lost its last digits', 3, '4.20683E+17', 'refused', 'V41'],
    ['a number of 15 digits', 3, '420683640403241', 'suspect', 'V45'],
    ['no number', 3, '', 'suspect', 'V33'],
    ['an amount that is none', 5, '二百四', 'refused', 'V39'],
    ['an amount below zero', 5, '-240', 'refused', 'V160'],
    ['an account of few digits', 6, '62172904', 'suspect', 'V154'],
    ['no head of household', 2, '', 'refused', 'V31'],
    ['blanks in the name', 2, '高 凡 艳', 'new', 'V56'],
  ])('catches %s', (_, column, text, status, check) => {
    const row = spoiled(column, text);
    expect(row?.status).toBe(status);
    expect(row?.findings.map((found) => found.check)).toContain(check);
  });

  it('refuses the same household twice in one file, and doubts it in another village', () => {
    const [first, second] = rows;
    const twice = sessionOf('benefit', BENEFITS);
    twice.mend(0, second?.row ?? 0, 'idNo', String(first?.values.idNo));
    expect(twice.rows(0)[1]).toMatchObject({ status: 'refused' });
    expect(twice.rows(0)[1]?.findings.map(({ check }) => check)).toContain('V74');
    const known = vaultOf(
      { ...TOWNSHIP, r: { type: 'benefit', values: { ...first?.values, branchId: 'root' } } },
      RECORD_TYPES.benefit,
    );
    const again = sessionOf('benefit', BENEFITS, readLedger(BENEFITS), known).rows(0)[0];
    expect(again?.status).toBe('suspect');
    expect(again?.findings.find(({ check }) => check === 'V82')?.message).toContain('请核对是否重复登记');
  });
});
