import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readWorkbook } from '../../../../renderer/data/spreadsheet/read-workbook';
import { toDrafts } from '../../../../shared/import/drafts';
import type { ExistingRecords } from '../../../../shared/import/match-record';
import { unwrap } from '../../../../shared/kernel/result';
import { RECORD_TYPES } from '../../../../shared/records/registry';
import { rosterSession, vaultOf } from '../../builders/rosters';

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

  it('refuses to import an item as closed, because no cell can bring the evidence', () => {
    const session = ledgerSession();
    const row = unwrap(session.mend(0, 3, 'state', '已销号'));
    expect(row.status).toBe('refused');
    expect(row.findings.map(({ check }) => check)).toContain('V17');
  });
});
