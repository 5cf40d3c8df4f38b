import { describe, expect, it } from 'vitest';
import { toDrafts } from '../../../../shared/import/drafts';
import { fileNotes } from '../../../../shared/import/file-notes';
import { unwrap } from '../../../../shared/kernel/result';
import type { RecordValues } from '../../../../shared/records/define';
import { RECORD_TYPES } from '../../../../shared/records/registry';
import { emptyVault, rosterSession, vaultOf } from '../../builders/rosters';
import { sheetOf, workbookOf } from '../../builders/sheets';

const HEADER = ['姓名', '性别', '身份证号', '出生日期', '入党日期', '转正日期', '手机号码', '备注'];
const PAN = ['潘秀', '男', '420683196405232379', '1964-05-23', '1996-05-17', '1997-05-17', '15904643708', ''];
const TAO = [
  '陶玉云',
  '男',
  '420683196407204718',
  '1964-07-20',
  '1992-07-01',
  '1993-07-01',
  '13866060093',
  '',
];

const vaultWith = (values: RecordValues, branchId = 'hekou') =>
  vaultOf({
    root: { type: 'organization', values: { fullName: '中共城关镇委员会' } },
    hekou: { type: 'organization', values: { fullName: '河口村党支部', parentId: 'root' } },
    shiqiao: { type: 'organization', values: { fullName: '石桥村党支部', parentId: 'root' } },
    pan: { type: 'member', values: { status: 'normal', memberCategory: 'full', branchId, ...values } },
  });

const KNOWN = {
  name: '潘秀',
  gender: '1',
  idNo: '420683196405232379',
  birthDate: '1964-05-23',
  joinDate: '1996-05-17',
  fullDate: '1997-05-17',
  mobile: '15904643708',
};

function roster(
  rows: readonly (readonly (string | number)[])[],
  title = '河口村党支部党员花名册',
  header: readonly string[] = HEADER,
) {
  return workbookOf(sheetOf([[title], header, ...rows]));
}

function sessionOf(rows: readonly (readonly (string | number)[])[], existing = emptyVault()) {
  const session = rosterSession(existing);
  session.add('河口村.xlsx', roster(rows));
  return session;
}

const counter = () => {
  let count = 0;
  return () => `id-${++count}`;
};
const checks = (row: { findings: readonly { check: string; level: string }[] }) =>
  row.findings.filter(({ level }) => level !== 'note').map(({ check }) => check);
const changed = (cells: readonly string[], at: number, text: string) =>
  cells.map((cell, index) => (index === at ? text : cell));

describe('a row and the vault', () => {
  it('is new when nobody knows the person', () => {
    const [row] = sessionOf([PAN]).rows(0);
    expect(row).toMatchObject({ status: 'new', row: 3, match: null, accepted: true });
  });

  it('is the same when nothing differs, and makes no draft', () => {
    const session = sessionOf([PAN], vaultWith(KNOWN));
    expect(session.rows(0)[0]).toMatchObject({ status: 'same', match: 'pan', accepted: false });
    expect(toDrafts(session, counter())).toEqual([]);
  });

  it('is changed in the fields that differ, and only these are written', () => {
    const session = sessionOf([changed(PAN, 6, '13800000000')], vaultWith(KNOWN));
    const [row] = session.rows(0);
    expect(row!.status).toBe('changed');
    expect(row!.changed).toEqual([{ field: 'mobile', before: '15904643708', after: '13800000000' }]);
    expect(toDrafts(session, counter())).toEqual([
      { record: 'pan', type: 'member', isNew: false, values: { mobile: '13800000000' }, file: '河口村.xlsx' },
    ]);
  });

  it('never erases with an empty cell, and never replaces a day by its month', () => {
    const cells = changed(changed(PAN, 6, ''), 3, '1964.5');
    expect(sessionOf([cells], vaultWith(KNOWN)).rows(0)[0]!.status).toBe('same');
    const exact = sessionOf([PAN], vaultWith({ ...KNOWN, birthDate: '1964-05' })).rows(0)[0]!;
    expect(exact.changed).toEqual([{ field: 'birthDate', before: '1964-05', after: '1964-05-23' }]);
  });

  it('does not let what was derived from the number replace what the file of the person says', () => {
    const cells = changed(PAN, 3, '');
    expect(sessionOf([cells], vaultWith({ ...KNOWN, birthDate: '1965-01-01' })).rows(0)[0]!.changed).toEqual(
      [],
    );
  });

  it('with a 15-digit number of a person whose full number is known is the same', () => {
    const cells = changed(PAN, 2, '420683640523237');
    expect(sessionOf([cells], vaultWith(KNOWN)).rows(0)[0]!.status).toBe('same');
  });

  it('of a person known in another branch is suspect and says where', () => {
    const [row] = sessionOf([PAN], vaultWith(KNOWN, 'shiqiao')).rows(0);
    expect(row).toMatchObject({ status: 'suspect', match: null, accepted: false });
    expect(row!.findings.find(({ check }) => check === 'V82')!.message).toContain('石桥村党支部');
  });

  it('with a known number and another name is suspect', () => {
    const [row] = sessionOf([changed(PAN, 0, '潘秋')], vaultWith(KNOWN)).rows(0);
    expect(row!.status).toBe('suspect');
    expect(checks(row!)).toContain('V83');
  });

  it('with name and birth date of a known person without number is likely that person, for the user to say', () => {
    const session = sessionOf([PAN], vaultWith({ ...KNOWN, idNo: undefined }));
    expect(session.rows(0)[0]).toMatchObject({ status: 'suspect', match: 'pan' });
    session.accept(0, [3], true);
    expect(toDrafts(session, counter())).toEqual([
      {
        record: 'pan',
        type: 'member',
        isNew: false,
        values: { idNo: '420683196405232379' },
        file: '河口村.xlsx',
      },
    ]);
  });

  it('with name and birth date of a known person but another number is suspect and new', () => {
    const [row] = sessionOf([PAN], vaultWith({ ...KNOWN, idNo: '420683196407204718' })).rows(0);
    expect(row).toMatchObject({ status: 'suspect', match: null });
    expect(checks(row!)).toContain('V83');
  });
});

describe('one person twice', () => {
  it('in one file: the first row goes in, the second is refused and names the first', () => {
    const session = sessionOf([PAN, TAO, PAN]);
    const rows = session.rows(0);
    expect(rows.map(({ status }) => status)).toEqual(['new', 'new', 'refused']);
    expect(rows[2]!.findings.find(({ check }) => check === 'V74')!.message).toContain('第 3 行');
  });

  it('in two files of one import: the second is suspect and names file and row', () => {
    const session = sessionOf([PAN]);
    session.add('石桥村.xlsx', roster([PAN], '石桥村党支部党员花名册'));
    const [row] = session.rows(1);
    expect(row!.status).toBe('suspect');
    expect(row!.findings.find(({ check }) => check === 'V82')!.message).toContain('“河口村.xlsx”第 3 行');
  });

  it('is no longer twice when one of the rows is mended or its file skipped', () => {
    const session = sessionOf([PAN, PAN]);
    unwrap(session.mend(0, 3, 'idNo', '420683196407204718'));
    expect(checks(session.rows(0)[1]!)).not.toContain('V74');
    const two = sessionOf([PAN]);
    two.add('石桥村.xlsx', roster([PAN], '石桥村党支部党员花名册'));
    unwrap(two.change(0, { skip: true }));
    expect(two.rows(1)[0]!.status).toBe('new');
    expect(two.rows(null)).toHaveLength(1);
  });

  it('with the first row refused: the second is taken instead', () => {
    const session = sessionOf([changed(PAN, 4, '90年3月'), PAN]);
    expect(session.rows(0).map(({ status }) => status)).toEqual(['refused', 'new']);
  });
});

describe('mending', () => {
  it('judges the row anew and keeps the other cells', () => {
    const session = sessionOf([changed(PAN, 2, '4.20683E+17')]);
    expect(session.rows(0)[0]!.status).toBe('refused');
    const row = unwrap(session.mend(0, 3, 'idNo', '420683196405232379'));
    expect(row).toMatchObject({ status: 'new', accepted: true });
    expect(row.values.mobile).toBe('15904643708');
    expect(row.raw.idNo).toBe('420683196405232379');
  });

  it('can fill a field that the sheet has no column for', () => {
    const session = sessionOf([PAN]);
    expect(unwrap(session.mend(0, 3, 'homeAddr', '六组101号')).values.homeAddr).toBe('六组101号');
  });

  it('survives a change of columns and of the branch', () => {
    const session = sessionOf([changed(PAN, 2, '4.20683E+17')]);
    unwrap(session.mend(0, 3, 'idNo', '420683196405232379'));
    unwrap(session.change(0, { columns: { 7: null } }));
    unwrap(session.change(0, { branch: { create: '新村党支部', parent: 'root' } }));
    expect(session.rows(0)[0]!.values.idNo).toBe('420683196405232379');
    expect(session.rows(0)[0]!.status).toBe('new');
  });

  it('of a row or field that is not there is an error, not a crash', () => {
    const session = sessionOf([PAN]);
    expect(session.mend(0, 99, 'name', 'x').ok).toBe(false);
    expect(session.mend(9, 3, 'name', 'x').ok).toBe(false);
    expect(session.mend(0, 3, '__proto__', 'x').ok).toBe(false);
    expect(session.change(7, {}).ok).toBe(false);
  });
});

describe('ticks', () => {
  it('take suspect rows in and new rows out; refused rows can’t be ticked', () => {
    const session = sessionOf([changed(PAN, 6, '1590464370'), TAO, changed(PAN, 2, '4.20683E+17')]);
    expect(session.rows(0).map(({ status }) => status)).toEqual(['suspect', 'new', 'refused']);
    session.accept(0, [3, 5], true);
    session.accept(0, [4], false);
    expect(session.rows(0).map(({ accepted }) => accepted)).toEqual([true, false, false]);
    expect(session.counts(0)).toEqual({
      counts: { new: 1, changed: 0, same: 0, suspect: 1, refused: 1 },
      accepted: 1,
    });
    expect(toDrafts(session, counter()).filter(({ type }) => type === 'member')).toHaveLength(1);
  });
});

describe('branches', () => {
  it('of a column decide row by row, and a village of the column is the branch of the title', () => {
    const session = rosterSession(vaultWith(KNOWN, 'shiqiao'));
    const header = ['姓名', '身份证号', '所在党支部'];
    session.add(
      '全镇.xlsx',
      roster(
        [
          ['潘秀', '420683196405232379', '石桥村党支部'],
          ['陶玉云', '420683196407204718', '柳林村'],
          ['孟勇佳', '420683198104202634', ''],
        ],
        '柳林村党支部党员花名册',
        header,
      ),
    );
    expect(session.rows(0).map(({ branch }) => branch)).toEqual([
      { id: 'shiqiao' },
      { create: '柳林村党支部', parent: 'root' },
      { create: '柳林村党支部', parent: 'root' },
    ]);
    const created = toDrafts(session, counter()).filter(({ type }) => type === 'organization');
    expect(created.map(({ values }) => values.fullName)).toEqual(['柳林村党支部']);
  });

  it('that nothing names leave the rows refused until the user chooses one', () => {
    const session = rosterSession(emptyVault());
    session.add('导出.xlsx', workbookOf(sheetOf([HEADER, PAN])));
    expect(session.rows(0)[0]!.status).toBe('refused');
    expect(checks(session.rows(0)[0]!)).toContain('V31');
    unwrap(session.change(0, { branch: { id: 'root' } }));
    expect(session.rows(0)[0]!.status).toBe('new');
  });

  it('that the vault has are found, not created again', () => {
    expect(sessionOf([TAO], vaultWith(KNOWN)).files[0]!.branch).toEqual({ id: 'hekou' });
  });

  it('of organizations are their parents, and an unknown parent refuses the row', () => {
    const session = rosterSession(vaultWith(KNOWN), RECORD_TYPES.organization);
    session.add(
      '组织.xlsx',
      workbookOf(
        sheetOf([
          ['党组织全称', '组织类别', '上级党组织'],
          ['柳林村党支部', '党支部', '中共城关镇委员会'],
          ['古驿村党支部', '党支部', '没有的党委'],
        ]),
      ),
    );
    expect(session.rows(0).map(({ status }) => status)).toEqual(['new', 'refused']);
    expect(session.rows(0)[0]!.values.parentId).toBe('root');
    expect(checks(session.rows(0)[1]!)).toContain('V75');
  });
});

describe('files', () => {
  it('with a sheet for each village become one entry a sheet', () => {
    const session = rosterSession(emptyVault());
    const indexes = session.add(
      '全镇.xlsx',
      workbookOf(
        sheetOf([['河口村党员花名册'], HEADER, PAN], { name: '河口村' }),
        sheetOf([['石桥村党员花名册'], HEADER, TAO], { name: '石桥村' }),
      ),
    );
    expect(indexes).toEqual([0, 1]);
    expect(session.files.map(({ name }) => name)).toEqual(['全镇.xlsx（河口村）', '全镇.xlsx（石桥村）']);
  });

  it('without a table stay, so that the user can point to the headings', () => {
    const session = rosterSession(emptyVault());
    session.add(
      '说明.xlsx',
      workbookOf(
        sheetOf([
          ['甲', '乙'],
          ['x', 'y'],
        ]),
      ),
    );
    unwrap(session.change(0, { headerRow: 1 }));
    expect(session.files[0]!.table!.headings.map(({ text }) => text)).toEqual(['甲', '乙']);
  });
});

describe('what the clerk is told about a file', () => {
  it('names the rows that are no records, columns that clash and organizations that will be created', () => {
    const session = rosterSession(emptyVault());
    const header = ['姓名', '身份证号', '手机', '联系电话'];
    const rows = [
      ['潘秀', '420683196405232379', '见备注', '15904643708'],
      ['合计', '1人'],
      ['填表人：', ''],
    ];
    session.add('河口村.xlsx', roster(rows, '河口村党支部党员花名册', header));
    expect(fileNotes(session, session.files[0]!)).toEqual([
      '以下各行不是记录，没有导入：合计行（第 4 行）；签字、盖章或填表说明（第 5 行）。',
      '有 2 列都像“手机号码”：手机、联系电话。请核对列的对应。',
      '将新建 1 个党组织：河口村党支部。',
    ]);
  });

  it('says when no table was found', () => {
    const session = rosterSession(emptyVault());
    session.add('说明.xlsx', workbookOf(sheetOf([['填表说明'], ['请如实填写。']])));
    expect(fileNotes(session, session.files[0]!).join()).toContain('没有找到带列名的表格');
  });
});
