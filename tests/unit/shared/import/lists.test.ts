import { describe, expect, it } from 'vitest';
import { toDrafts } from '../../../../shared/import/drafts';
import { fileNotes } from '../../../../shared/import/file-notes';
import type { ImportSession } from '../../../../shared/import/session';
import type { Json } from '../../../../shared/kernel/json';
import { unwrap } from '../../../../shared/kernel/result';
import { emptyVault, ROSTERS, readRoster, rosterSession, vaultOf } from '../../builders/rosters';
import { sheetOf, workbookOf } from '../../builders/sheets';

const PAN = ['潘秀', '男', '420683196405232379', '1964-05-23'];
const HEADER = ['姓名', '性别', '身份证号', '出生日期'];

function sessionOf(
  headings: readonly string[],
  cells: readonly string[],
  known?: readonly Json[],
): ImportSession {
  const values = { name: '潘秀', gender: '1', idNo: '420683196405232379', birthDate: '1964-05-23' };
  const existing =
    known === undefined
      ? emptyVault()
      : vaultOf({
          hekou: { type: 'organization', values: { fullName: '河口村党支部' } },
          pan: { type: 'member', values: { ...values, branchId: 'hekou', introducers: known } },
        });
  const session = rosterSession(existing);
  const rows = [['河口村党支部党员花名册'], [...HEADER, ...headings], [...PAN, ...cells]];
  session.add('河口村.xlsx', workbookOf(sheetOf(rows)));
  return session;
}

const named = (name: string) => name;
const introducersOf = (session: ImportSession) =>
  toDrafts(session, named).find(({ type }) => type === 'member')?.values.introducers;

const KNOWN: readonly Record<string, string>[] = [
  { id: 'e1', name: '张三', note: '河口村支书' },
  { id: 'e2', name: '李四' },
];

describe('introducers in a roster', () => {
  it('become elements with ids that a commit tried again gives once more', () => {
    const session = sessionOf(['入党介绍人'], ['张三、李四']);
    expect(introducersOf(session)).toEqual([
      { id: 'row 0 0 3 introducers new:0', name: '张三' },
      { id: 'row 0 0 3 introducers new:1', name: '李四' },
    ]);
  });

  it.each([
    [
      ['介绍人1', '介绍人2'],
      ['张三', '李四'],
    ],
    [
      ['第一介绍人', '第二介绍人'],
      ['张三', '李四'],
    ],
    [
      ['入党介绍人（一）', '入党介绍人（二）'],
      ['张三', '李四'],
    ],
    [
      ['介绍人1姓名', '介绍人2姓名'],
      ['张三', '李四'],
    ],
    [['介绍人姓名'], ['张三，李四']],
  ])('stand in columns %j as well', (headings, cells) => {
    const session = sessionOf(headings, cells);
    expect(session.files[0]?.mapping?.clashes).toEqual([]);
    expect((introducersOf(session) as { name: string }[]).map(({ name }) => name)).toEqual(['张三', '李四']);
  });

  it('in two columns of the same meaning are taken from one, and the other is named', () => {
    const session = sessionOf(['入党介绍人', '介绍人'], ['张三', '张三']);
    expect(introducersOf(session)).toHaveLength(1);
    expect(session.files[0]?.mapping?.clashes).toHaveLength(1);
  });

  it('are mended as one text', () => {
    const session = sessionOf(['介绍人1', '介绍人2'], ['张三', '李四']);
    expect(session.rows(0)[0]?.raw.introducers).toBe('张三、李四');
    unwrap(session.mend(0, 3, 'introducers', '王五'));
    expect(introducersOf(session)).toEqual([{ id: 'row 0 0 3 introducers new:0', name: '王五' }]);
  });

  it('that are known are the same, in whatever order', () => {
    expect(sessionOf(['入党介绍人'], ['李四、张三'], KNOWN).rows(0)[0]?.status).toBe('same');
    expect(sessionOf(['入党介绍人'], [''], KNOWN).rows(0)[0]?.status).toBe('same');
  });

  it('are added to with those known left as they are', () => {
    const session = sessionOf(['入党介绍人'], ['张三、李四、王五'], KNOWN);
    expect(session.rows(0)[0]?.status).toBe('changed');
    expect(introducersOf(session)).toEqual([...KNOWN, { id: 'row 0 0 3 introducers new:2', name: '王五' }]);
  });

  it('are never taken out without a word: the row waits to be ticked', () => {
    const session = sessionOf(['入党介绍人'], ['张三、王五'], KNOWN);
    const [row] = session.rows(0);
    expect(row).toMatchObject({ status: 'suspect', accepted: false });
    expect(row?.findings.find(({ check }) => check === 'V84')?.message).toContain('李四');
    expect(toDrafts(session, named)).toEqual([]);
    session.accept(0, [3], true);
    expect(introducersOf(session)).toEqual([KNOWN[0], { id: 'row 0 0 3 introducers new:1', name: '王五' }]);
  });
});

describe('a list that one cell can not hold', () => {
  it('is left out, at its column and in the notes of the file', () => {
    const session = sessionOf(['党费缴纳'], ['2024-01 10元']);
    const column = session.files[0]?.mapping?.columns.at(-1);
    expect(column).toMatchObject({ field: null, basis: 'none' });
    expect(column?.reason).toContain('党费');
    expect(fileNotes(session, session.files[0]!).join('')).toContain('“党费缴纳”每条有几项内容');
  });

  it('is not spoken of where its column is empty', () => {
    const session = sessionOf(['党费缴纳'], ['']);
    expect(fileNotes(session, session.files[0]!).join('')).not.toContain('党费');
  });
});

describe.each(ROSTERS)('the roster $name with introducers beside', ({ name, headerRow }) => {
  it('gives every row its two introducers and nothing else new', () => {
    const book = readRoster(name);
    const plain = rosterSession(emptyVault());
    plain.add(name, book);
    const at = plain.files[0]!.sheet;
    const columns = 1 + Math.max(...plain.files[0]!.table!.headings.map(({ column }) => column));
    const people = new Set(plain.rows(0).map(({ row }) => row));
    const sheets = book.sheets.map((sheet, index) => {
      if (index !== at) return sheet;
      const rows = sheet.rows.map((cells, row) => {
        const text = row + 1 === headerRow ? '入党介绍人' : people.has(row + 1) ? `赵一、钱二` : '';
        const padded = [
          ...cells,
          ...Array(Math.max(0, columns - cells.length)).fill({ kind: 'empty', text: '' }),
        ];
        return text === '' ? cells : [...padded.slice(0, columns), { kind: 'text' as const, text }];
      });
      return { ...sheet, rows };
    });
    const session = rosterSession(emptyVault());
    session.add(name, { ...book, sheets });
    const rows = session.rows(0);
    expect(rows).toHaveLength(people.size);
    expect(rows.map(({ status }) => status)).toEqual(plain.rows(0).map(({ status }) => status));
    for (const row of rows) {
      expect((row.values.introducers as { name: string }[]).map((one) => one.name)).toEqual(['赵一', '钱二']);
    }
  });
});
