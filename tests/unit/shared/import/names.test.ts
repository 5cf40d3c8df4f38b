import { describe, expect, it } from 'vitest';
import { branchFor, newBranchValues } from '../../../../shared/import/branch';
import { columnName, fullHeadingKey, headingKey } from '../../../../shared/import/heading';
import { matchUnit } from '../../../../shared/import/match-unit';
import { unitFromFileName, unitFromText, unitFromTitle } from '../../../../shared/import/unit-name';

describe('the unit', () => {
  it.each([
    ['大堰村党支部党员花名册', '大堰村党支部'],
    ['2026年河口村党员花名册', '河口村党支部'],
    ['向阳社区党支部党员基本信息台帐', '向阳社区党支部'],
    ['中共枣阳市王城镇河口村支部委员会党员名册', '中共枣阳市王城镇河口村支部委员会'],
    ['石桥村 党支部 党员花名册（2026年6月）', '石桥村党支部'],
  ])('of the title %s is %s', (title, unit) => {
    expect(unitFromTitle([title])).toBe(unit);
  });

  it('on a line 填报单位 goes before the title', () => {
    expect(unitFromTitle(['党员花名册', '填报单位（盖章）\uFF1A石桥村党支部  填报时间：2026年'])).toBe(
      '石桥村党支部',
    );
  });

  it.each(['党员花名册', '2026年基层党建突出问题整改台账', '填表说明'])('is not guessed from %s', (title) => {
    expect(unitFromTitle([title])).toBeNull();
  });

  it('of a file name is what is left without number and paper', () => {
    expect(unitFromFileName('08-大堰村党员花名册.csv')).toBe('大堰村党支部');
    expect(unitFromFileName('3、红旗村.xlsx')).toBe('红旗村党支部');
    expect(unitFromFileName('导出.xlsx')).toBeNull();
  });

  it('of a column may be the bare village', () => {
    expect(unitFromText('河口村')).toBe('河口村党支部');
    expect(unitFromText('机关党总支')).toBe('机关党总支');
  });
});

describe('finding an organization by name', () => {
  const units = [
    { id: 'town', names: ['中共枣阳市王城镇委员会', '王城镇党委'] },
    { id: 'hekou', names: ['中共枣阳市王城镇河口村支部委员会'] },
    { id: 'shiqiao', names: ['石桥村党支部'] },
    { id: 'a', names: ['东升村党支部'] },
    { id: 'b', names: ['中共枣阳市王城镇东升村支部委员会'] },
  ];

  it.each([
    ['河口村党支部', ['hekou']],
    ['石桥村支部委员会', ['shiqiao']],
    ['石 桥 村 党支部', ['shiqiao']],
    ['王城镇党委', ['town']],
    ['东升村党支部', ['a']],
    ['东升村支部', ['a', 'b']],
    ['柳林村党支部', []],
    ['', []],
  ])('%s is %s', (text, ids) => {
    expect(matchUnit(text, units)).toEqual(ids);
  });

  it('a new one is proposed under the root, with its kind read off its name', () => {
    expect(branchFor('柳林村', (text) => matchUnit(text, units), 'town')).toEqual({
      create: '柳林村党支部',
      parent: 'town',
    });
    expect(branchFor('东升村支部', (text) => matchUnit(text, units), 'town')).toBeNull();
    expect(newBranchValues('机关党总支', 'town')).toEqual({
      fullName: '机关党总支',
      orgType: 'general-branch',
      parentId: 'town',
    });
    expect(newBranchValues('河口村联合党支部', null)).toEqual({
      fullName: '河口村联合党支部',
      orgType: 'joint-branch',
    });
    expect(newBranchValues('中共王城镇河口村支部委员会', null).orgType).toBe('branch');
    expect(newBranchValues('中共王城镇委员会', null).orgType).toBe('committee');
  });
});

describe('headings', () => {
  it('are equal whatever blanks, widths, stars and brackets they carry', () => {
    for (const text of [
      '姓 名',
      '姓\u3000名',
      '*姓名',
      '姓名：',
      '姓名\uFF1A',
      '姓\n名',
      '\u200E姓名',
      '姓名（必填）',
    ]) {
      expect(headingKey(text)).toBe('姓名');
    }
    expect(headingKey('【姓名】')).toBe('姓名');
    expect(headingKey('联系电话\uFF08手机\uFF09')).toBe('联系电话');
    expect(fullHeadingKey('联系电话\uFF08手机\uFF09')).toBe('联系电话手机');
  });

  it('columns are called as in Excel', () => {
    expect([0, 25, 26, 701, 702].map(columnName)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA']);
  });
});
