import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toDrafts } from '../../../../shared/import/drafts';
import type { ExistingRecords } from '../../../../shared/import/match-record';
import type { ImportSession } from '../../../../shared/import/session';
import type { RecordTypeDefinition, RecordValues } from '../../../../shared/records/define';
import { RECORD_TYPES } from '../../../../shared/records/registry';
import { rosterSession, vaultOf } from '../../builders/rosters';
import { sheetOf, workbookOf } from '../../builders/sheets';

const ORGANIZATION: RecordTypeDefinition = RECORD_TYPES.organization;
const HEADER = ['党组织全称', '组织类别', '上级党组织'];
const TOWN = ['中共王城镇委员会', '党委', ''];
const GENERAL = ['河口村党总支', '党总支', '中共王城镇委员会'];
const BRANCH = ['河口村第一党支部', '党支部', '河口村党总支'];
const GROUP = ['第一党小组', '党小组', '河口村第一党支部'];
const CHAIN = [TOWN, GENERAL, BRANCH, GROUP];

type Known = Readonly<Record<string, RecordValues>>;

function vaultWith(records: Known): ExistingRecords {
  const entries = Object.entries(records).map(([id, values]) => [id, { type: 'organization', values }]);
  return vaultOf(Object.fromEntries(entries), ORGANIZATION);
}

const ROOT: Known = { root: { fullName: '中共王城镇委员会', orgType: 'committee' } };

function sessionOf(known: Known, ...files: readonly (readonly (readonly string[])[])[]): ImportSession {
  const session = rosterSession(vaultWith(known), ORGANIZATION, known.root === undefined ? null : 'root');
  for (const [at, rows] of files.entries()) {
    session.add(`${at + 1}.xlsx`, workbookOf(sheetOf([['党组织名册'], HEADER, ...rows])));
  }
  return session;
}

/** Name of the parent of every organization that is written, by name. */
function parentsOf(session: ImportSession, known: Known): Record<string, unknown> {
  const drafts = toDrafts(session, (name) => name);
  const names = new Map<unknown, unknown>([
    ...Object.entries(known).map(([id, { fullName }]) => [id, fullName] as const),
    ...drafts.flatMap(({ record, values }) => (values.fullName ? [[record, values.fullName] as const] : [])),
  ]);
  return Object.fromEntries(
    drafts.map(({ record, values }) => [
      names.get(record),
      names.get(values.parentId) ?? values.parentId ?? null,
    ]),
  );
}

const WHOLE = {
  中共王城镇委员会: null,
  河口村党总支: '中共王城镇委员会',
  河口村第一党支部: '河口村党总支',
  第一党小组: '河口村第一党支部',
};
const UNDER_ROOT = Object.fromEntries(Object.entries(WHOLE).slice(1));

describe('an organization whose parent stands in the same import', () => {
  it('goes under it, in whatever order the rows stand', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(CHAIN, { minLength: CHAIN.length }), (rows) => {
        expect(parentsOf(sessionOf({}, rows), {})).toEqual(WHOLE);
      }),
    );
  });

  it('goes under it from another file, read before or after', () => {
    expect(parentsOf(sessionOf(ROOT, [GENERAL, GROUP], [BRANCH]), ROOT)).toEqual(UNDER_ROOT);
    expect(parentsOf(sessionOf(ROOT, [BRANCH], [GROUP, GENERAL]), ROOT)).toEqual(UNDER_ROOT);
  });

  it('is the same when imported once more, the top included', () => {
    const first = toDrafts(sessionOf({}, CHAIN), (name) => name);
    const known = Object.fromEntries(
      first.map(({ record, values }) => [values.parentId === undefined ? 'root' : record, values]),
    );
    const top = first.find(({ values }) => values.parentId === undefined)!.record;
    const fixed = Object.fromEntries(
      Object.entries(known).map(([id, values]) => [
        id,
        values.parentId === top ? { ...values, parentId: 'root' } : values,
      ]),
    );
    const again = sessionOf(fixed, [...CHAIN].reverse());
    expect(again.rows(null).map(({ status }) => status)).toEqual(['same', 'same', 'same', 'same']);
  });

  it('shows the name of the parent before there is a record', () => {
    const session = sessionOf(ROOT, [BRANCH, GENERAL]);
    const parent = String(session.rows(0)[0]?.values.parentId);
    expect(session.titleOfPending(parent)).toBe('河口村党总支');
    expect(session.titleOfPending('root')).toBeUndefined();
  });

  it('waits with it: unticked, it holds back all below it, and ticked it takes them along', () => {
    const session = sessionOf(ROOT, [GENERAL, BRANCH, GROUP]);
    session.accept(0, [3], false);
    const held = session.rows(0);
    expect(held.map(({ accepted }) => accepted)).toEqual([false, false, false]);
    expect(held[1]?.findings.find(({ check }) => check === 'V75')?.message).toContain('第 3 行');
    session.accept(0, [3], true);
    expect(parentsOf(session, ROOT)).toEqual(UNDER_ROOT);
  });

  it('follows a mended name', () => {
    const session = sessionOf(ROOT, [BRANCH, ['河口党总支部', '党总支', '中共王城镇委员会']]);
    expect(session.rows(0)[0]?.status).toBe('refused');
    session.mend(0, 4, 'fullName', '河口村党总支');
    expect(session.rows(0)[0]?.status).toBe('new');
  });

  it('is refused with the reason where nobody bears the name, or two do', () => {
    const [lost] = sessionOf(ROOT, [BRANCH]).rows(0);
    expect(lost).toMatchObject({ status: 'refused' });
    expect(lost?.findings.find(({ check }) => check === 'V75')?.message).toContain('没有找到');
    const twice = sessionOf(ROOT, [BRANCH, GENERAL, ['河口村党总支', '党总支', '河口村第一党支部']]);
    expect(twice.rows(0)[0]?.findings.find(({ check }) => check === 'V75')?.message).toContain('有几个');
  });
});

describe('a circle', () => {
  const messages = (session: ImportSession) =>
    session.rows(null).map(({ findings }) => findings.find(({ check }) => check === 'V70')?.message ?? null);

  it('in the file is refused with its way in words, and so is what hangs on it', () => {
    const session = sessionOf(ROOT, [
      ['甲村党总支', '党总支', '乙村党总支'],
      ['乙村党总支', '党总支', '甲村党总支'],
      ['丙村党支部', '党支部', '甲村党总支'],
      GENERAL,
    ]);
    expect(session.rows(0).map(({ status }) => status)).toEqual(['refused', 'refused', 'refused', 'new']);
    expect(messages(session)[0]).toContain('甲村党总支→乙村党总支→甲村党总支');
    expect(messages(session)[2]).toBeNull();
    session.mend(0, 3, 'parentId', '中共王城镇委员会');
    expect(session.rows(0).map(({ status }) => status)).toEqual(['new', 'new', 'new', 'new']);
  });

  it('of one row under itself is refused', () => {
    const session = sessionOf(ROOT, [['甲村党总支', '党总支', '甲村党总支']]);
    expect(session.rows(0)[0]?.status).toBe('refused');
    expect(messages(session)[0]).toContain('甲村党总支→甲村党总支');
  });
});

describe('references of any record type', () => {
  const PERSON: RecordTypeDefinition = {
    ...RECORD_TYPES.member,
    fields: { ...RECORD_TYPES.member.fields, spouse: { kind: 'reference', label: '配偶档案', to: 'member' } },
  };
  const header = ['姓名', '性别', '身份证号', '配偶档案'];
  const PAN = ['潘秀', '男', '420683196405232379'];
  const TAO = ['陶玉云', '男', '420683196407204718'];

  it('find their record in the same file by its title, also two that refer to each other', () => {
    const session = rosterSession(vaultOf({}), PERSON, null);
    const rows = [['河口村党支部党员花名册'], header, [...PAN, '陶玉云'], [...TAO, '潘秀']];
    session.add('1.xlsx', workbookOf(sheetOf(rows)));
    const drafts = toDrafts(session, (name) => name).filter(({ type }) => type === 'member');
    expect(drafts.map(({ record, values }) => [record, values.spouse])).toEqual([
      ['row 0 0 3', 'row 0 0 4'],
      ['row 0 0 4', 'row 0 0 3'],
    ]);
  });

  it('that mean nobody leave the rest of the row alone', () => {
    const session = rosterSession(vaultOf({}), PERSON, null);
    session.add('1.xlsx', workbookOf(sheetOf([['河口村党支部党员花名册'], header, [...PAN, '无名氏']])));
    const [row] = session.rows(0);
    expect(row).toMatchObject({ status: 'suspect' });
    expect(row?.values.spouse).toBeUndefined();
    expect(row?.findings.find(({ check }) => check === 'V71')?.message).toContain('无名氏');
  });
});
