import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readWorkbook } from '../../../../renderer/data/spreadsheet/read-workbook';
import { toDrafts } from '../../../../shared/import/drafts';
import type { ExistingRecords } from '../../../../shared/import/match-record';
import { unwrap } from '../../../../shared/kernel/result';
import { RECORD_TYPES } from '../../../../shared/records/registry';
import { rosterSession, vaultOf } from '../../builders/rosters';
import { sheetOf, workbookOf } from '../../builders/sheets';

const NAME = '整改台账.xlsx';
const BYTES = new Uint8Array(readFileSync(join(__dirname, '../../../../resources/sample/ledgers', NAME)));

const ROOT = { type: 'organization', values: { fullName: '中共城关镇委员会' } } as const;

function ledgerSession(existing: ExistingRecords = vaultOf({ root: ROOT })) {
  const session = rosterSession(existing, RECORD_TYPES.rectification);
  session.add(NAME, unwrap(readWorkbook(BYTES, NAME)));
  return session;
}

describe('the rectification ledger of the samples', () => {
  const session = ledgerSession();
  const rows = session.rows(0);
  const checksOf = (at: number) => rows[at]?.findings.map(({ check }) => check) ?? [];

  it('has its headings and its sixty items found, and every column but the numbering mapped', () => {
    expect(session.files[0]?.table?.headerRow).toBe(2);
    expect(rows).toHaveLength(60);
    const columns = session.files[0]?.mapping?.columns ?? [];
    expect(Object.fromEntries(columns.map(({ heading, field }) => [heading, field]))).toEqual({
      序号: null,
      存在问题: 'problem',
      问题来源: 'source',
      整改措施: 'measureText',
      责任单位: 'branchId',
      责任人: 'person',
      完成时限: 'dueText',
      整改情况: 'situation',
      是否销号: 'closedClaim',
    });
    expect(columns.every(({ confidence }) => confidence >= 0.9)).toBe(true);
  });

  it('refuses no row, and doubts those marked as closed whose work is not done', () => {
    // 是 or √, while 整改情况 says 正在整改 or nothing.
    const doubtful = rows.filter(
      ({ raw }) => /[是√]/.test(raw.closedClaim ?? '') && raw.situation !== '已完成',
    );
    expect(doubtful).toHaveLength(20);
    for (const row of rows) {
      expect({ row: row.row, status: row.status }).toEqual({
        row: row.row,
        status: doubtful.includes(row) ? 'suspect' : 'new',
      });
    }
  });

  it('closes nothing: what the ledger calls closed still wants evidence and somebody who accepts it', () => {
    expect(rows.map(({ values }) => values.state)).not.toContain('closed');
    expect(rows[0]?.values).toMatchObject({ closedClaim: true, state: 'working' });
    expect(checksOf(0)).toContain('V102');
    expect(rows[2]?.values).toMatchObject({ state: 'working' });
    expect(rows[2]?.values.closedClaim).toBeUndefined();
    expect(rows[3]?.values.closedClaim).toBe(false);
    expect(rows[13]?.values.state).toBe('registered');
  });

  it('keeps the wording of every time limit and reads the day off it where it says one', () => {
    const read = (at: number) => {
      const { dueText, due, kind } = rows[at]?.values ?? {};
      return { dueText, due, kind };
    };
    // A serial whose date format was lost is written as the day it was.
    expect(read(0)).toEqual({ dueText: '2026-10-05', due: '2026-10-05', kind: 'deadline' });
    expect(read(1)).toEqual({ dueText: '立行立改', due: undefined, kind: 'at-once' });
    expect(read(2)).toEqual({ dueText: '2026年10月底前', due: '2026-10-31', kind: 'deadline' });
    // The year is the one in the title of the sheet.
    expect(read(3)).toEqual({ dueText: '10月15日', due: '2026-10-15', kind: 'deadline' });
    expect(read(5)).toEqual({ dueText: '长期坚持', due: undefined, kind: 'lasting' });
    expect(read(8)).toEqual({ dueText: '2026.9.30', due: '2026-09-30', kind: 'deadline' });
    expect(new Set(rows.map(({ values }) => values.year))).toEqual(new Set(['2026']));
  });

  it('makes each responsible unit once and puts its items under it', () => {
    const drafts = toDrafts(session, (name) => name);
    const units = drafts.filter(({ type }) => type === 'organization');
    expect(units).toHaveLength(new Set(units.map(({ values }) => values.fullName)).size);
    const items = drafts.filter(({ type }) => type === 'rectification');
    expect(items).toHaveLength(session.rows(null, 'new').length);
    expect(items.every(({ values }) => units.some(({ record }) => record === values.branchId))).toBe(true);
  });

  it('changes nothing when it is imported a second time, however far the items have come', () => {
    const first = ledgerSession();
    for (const row of first.rows(0, 'suspect')) first.accept(row.file, [row.row], true);
    const records = Object.fromEntries(
      toDrafts(first, (name) => name).map(({ record, type, values }) => [
        record,
        { type, values: type === 'rectification' ? { ...values, state: 'assigned' } : values },
      ]),
    );
    const second = ledgerSession(vaultOf({ root: ROOT, ...records }, RECORD_TYPES.rectification));
    expect(new Set(second.rows(0).map(({ status }) => status))).toEqual(new Set(['same']));
    expect(toDrafts(second, (name) => name)).toEqual([]);
  });

  it('leaves an item closed that is closed here, and finds nothing wrong with it', () => {
    const first = ledgerSession();
    const [item] = toDrafts(first, (name) => name).filter(({ type }) => type === 'rectification');
    const known = {
      ...item?.values,
      state: 'closed',
      acceptor: '尹月云',
      attachments: 1,
    };
    const units = toDrafts(first, (name) => name).filter(({ type }) => type === 'organization');
    const records = Object.fromEntries([
      ...units.map(({ record, type, values }) => [record, { type, values }] as const),
      [item?.record ?? '', { type: 'rectification', values: known }] as const,
    ]);
    const second = ledgerSession(vaultOf({ root: ROOT, ...records }, RECORD_TYPES.rectification));
    const row = unwrap(second.mend(0, 3, 'state', '已销号'));
    expect(row.match).toBe(item?.record);
    expect(row.status).toBe('same');
    expect(row.findings.map(({ check }) => check)).not.toContain('V17');
  });

  it('reminds of what is overdue without doubting the row', () => {
    expect(checksOf(2)).toContain('V18');
    expect(rows[2]?.status).toBe('new');
  });
});

describe('correcting a row in the preview', () => {
  it('takes another time limit with its day', () => {
    const session = ledgerSession();
    const row = unwrap(session.mend(0, 4, 'dueText', '12月10日前'));
    expect(row.values).toMatchObject({ dueText: '12月10日前', due: '2026-12-10' });
  });

  it('takes an item that the row calls closed as a claim: no cell can bring the evidence, and nothing is lost', () => {
    const session = ledgerSession();
    const row = unwrap(session.mend(0, 3, 'state', '已销号'));
    expect(row.status).toBe('new');
    expect(row.values).toMatchObject({ state: 'working', closedClaim: true });
    expect(row.findings.map(({ check }) => check)).toContain('V102');
  });

  it('doubts that claim where the work is not done', () => {
    const session = ledgerSession();
    const row = unwrap(session.mend(0, 5, 'state', '已销号'));
    expect(row.values).toMatchObject({ state: 'working', closedClaim: true });
    expect(row.status).toBe('suspect');
    expect(row.findings.map(({ check }) => check)).toContain('V101');
  });
});

describe('a row that names several units as responsible', () => {
  const HEADINGS = ['序号', '存在问题', '问题来源', '整改措施', '责任单位', '责任人', '完成时限'];
  const itemOf = (unit: string, headings: readonly string[] = [], cells: readonly string[] = []) => {
    const session = rosterSession(vaultOf({ root: ROOT }), RECORD_TYPES.rectification);
    const row = ['1', '阵地管理不到位', '上级督查', '明确专人管理', unit, '张三', '2026-10-31', ...cells];
    const sheet = sheetOf([['2026年整改台账'], [...HEADINGS, ...headings], row]);
    session.add('台账.xlsx', workbookOf(sheet));
    return { session, row: session.rows(0)[0] };
  };
  const unitsOf = ({ session }: ReturnType<typeof itemOf>) =>
    toDrafts(session, (name) => name)
      .filter(({ type }) => type === 'organization')
      .map(({ values }) => values.fullName);

  it.each(['组织办、纪委', '组织办，纪委', '组织办;纪委', '组织办/纪委'])(
    'takes the first of %j as responsible and the others as supporting',
    (unit) => {
      const item = itemOf(unit);
      expect(item.row?.values.supportUnits).toBe('纪委');
      expect(item.row?.findings.map(({ check, field }) => `${check} ${field}`)).toContain('V170 branchId');
      expect(unitsOf(item)).toEqual(['组织办']);
    },
  );

  it('keeps the supporting units of their own column, each once', () => {
    const item = itemOf('组织办、纪委', ['配合单位'], ['财政所、纪委']);
    expect(item.row?.values.supportUnits).toBe('财政所、纪委');
  });

  it('leaves a joint branch whole', () => {
    const item = itemOf('李家村、王家村联合党支部');
    expect(item.row?.values.supportUnits).toBeUndefined();
    expect(unitsOf(item)).toEqual(['李家村、王家村联合党支部']);
  });

  it('refuses the row where the type has no place for supporting units', () => {
    const session = rosterSession(vaultOf({ root: ROOT }), RECORD_TYPES.disclosure);
    const sheet = sheetOf([
      ['党务公开台账'],
      ['公开单位', '公开内容', '公开日期', '公开形式'],
      ['河口村、石桥村', '党费收缴', '2026-03-01', '公开栏'],
    ]);
    session.add('公开.xlsx', workbookOf(sheet));
    const [row] = session.rows(0);
    expect(row?.status).toBe('refused');
    expect(row?.findings.map(({ check }) => check)).toContain('V75');
  });
});
