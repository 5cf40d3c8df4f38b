import { describe, expect, it } from 'vitest';
import { findTable } from '../../../../shared/import/find-table';
import { changeColumns, mapColumns, mappingToRemember } from '../../../../shared/import/map-columns';
import { member } from '../../../../shared/records/member';
import { RECORD_TYPES } from '../../../../shared/records/registry';
import { sheetOf } from '../../builders/sheets';

const numbers = ['420683196405232379', '420683196407204718', '420683198104202634', '420683196503071572'];

function mapped(header: readonly string[], rows: readonly (readonly string[])[], remembered = {}) {
  const table = findTable(sheetOf([header, ...rows]), () => false, 1)!;
  return mapColumns(member, table, remembered);
}

const fieldsOf = (mapping: ReturnType<typeof mapped>) => mapping.columns.map(({ field }) => field);

describe('columns by name', () => {
  it('take the headings of the provincial and the national exports', () => {
    const header = [
      '序号',
      '姓名',
      '性别',
      '公民身份号码',
      '民族',
      '出生日期',
      '学历',
      '人员类别',
      '学位',
      '所在党支部',
      '手机号码',
      '入党日期',
      '转正日期',
      '党龄校正值',
      '新社会阶层类型',
      '工作岗位',
      '从事专业技术职务',
      '是否农民工 ',
      '现居住地',
      '户籍所在地',
      '是否失联党员',
      '是否流动党员',
      '入党类型',
      '转正情况',
      '入党时所在支部',
      '延长预备期时间',
    ];
    expect(fieldsOf(mapped(header, []))).toEqual([
      null,
      'name',
      'gender',
      'idNo',
      'ethnicity',
      'birthDate',
      'education',
      'memberCategory',
      'degree',
      'branchId',
      'mobile',
      'joinDate',
      'fullDate',
      'partyAgeCorrection',
      'stratum',
      'jobCode',
      'techPost',
      'isMigrantWorker',
      'homeAddr',
      'hukouAddr',
      'isLost',
      'isFloating',
      'joinType',
      'fullOutcome',
      'joinBranch',
      'probationExt',
    ]);
  });

  it('tell a fixed from a mobile phone by what stands in brackets', () => {
    expect(fieldsOf(mapped(['姓名', '联系（固定）电话', '联系电话（手机）'], []))).toEqual([
      'name',
      'phone',
      'mobile',
    ]);
  });

  it('that nobody knows stay visible and are not imported', () => {
    const [, , column] = mapped(
      ['姓名', '性别', '养羊数'],
      [
        ['潘秀', '男', '很多'],
        ['陶云', '男', '没有'],
      ],
    ).columns;
    expect(column).toMatchObject({
      field: null,
      reason: '不导入：没有对应的项目',
      samples: ['很多', '没有'],
    });
  });

  it('of which two mean one field are both named, and the better filled one is taken', () => {
    const mapping = mapped(
      ['姓名', '手机', '联系电话'],
      [
        ['潘秀', '见备注', '13866060093'],
        ['陶云', '同上', '13866060094'],
      ],
    );
    expect(fieldsOf(mapping)).toEqual(['name', null, 'mobile']);
    expect(mapping.clashes).toEqual([{ field: 'mobile', columns: [1, 2] }]);
    expect(mapping.columns[1]!.reason).toContain('C 列“联系电话”');
  });

  it('whose values contradict them are mapped with a doubt', () => {
    const [, column] = mapped(
      ['姓名', '出生日期'],
      numbers.map((number) => ['潘秀', number]),
    ).columns;
    expect(column!.confidence).toBeLessThan(0.7);
    expect(column!.reason).toContain('请核对');
  });
});

describe('columns by their values', () => {
  it('are citizen numbers, phones, sex, ethnicity and birth dates that agree with the numbers', () => {
    const rows = numbers.map((number, at) => [
      ['潘秀', '陶玉云', '孟勇佳', '诸葛云'][at]!,
      ['男', '男', '男', '女'][at]!,
      ['汉族', '苗族', '汉族', '土家族'][at]!,
      number,
      `${number.slice(6, 10)}.${number.slice(10, 12)}`,
      `1386606009${at}`,
    ]);
    const mapping = mapped(['列1', '列2', '列3', '列4', '列5', '列6'], rows);
    expect(fieldsOf(mapping)).toEqual([null, 'gender', 'ethnicity', 'idNo', null, 'mobile']);
    // A number column that stands before it is known by its heading gives the others their evidence.
    const named = mapped(['列1', '列2', '列3', '身份证号', '列5', '列6'], rows);
    expect(fieldsOf(named)).toEqual(['name', 'gender', 'ethnicity', 'idNo', 'birthDate', 'mobile']);
    expect(named.columns[4]!.reason).toBe('按内容：日期与身份证号一致');
  });

  it('are dates that could be any, and the user is asked', () => {
    const mapping = mapped(
      ['姓名', '日期'],
      [
        ['潘秀', '1996-05-17'],
        ['陶云', '1992-07-01'],
      ],
    );
    expect(mapping.columns[1]).toMatchObject({
      field: null,
      reason: '不导入：内容是日期，但看不出是哪个日期，请选择',
    });
  });
});

describe('two columns that both mean the phone', () => {
  const people = (first: readonly string[], second: readonly string[]) =>
    first.map((text, at) => [`潘秀${at}`, text, second[at] ?? '']);
  const mobiles = ['13866060091', '13866060092', '13866060093'];
  const fixed = ['0710-6222222', '(0710)6222223', '6222224'];

  it('give the mobile number to the first, and fixed numbers to the field for them', () => {
    const mapping = mapped(['姓名', '移动电话', '联系电话'], people(mobiles, fixed));
    expect(fieldsOf(mapping)).toEqual(['name', 'mobile', 'phone']);
    expect(mapping.clashes).toEqual([]);
  });

  it('are told apart by what stands in them when the fixed ones come first', () => {
    const mapping = mapped(['姓名', '联系电话', '移动电话'], people(fixed, mobiles));
    expect(fieldsOf(mapping)).toEqual(['name', 'phone', 'mobile']);
  });

  it('leave the second out, with the reason, when both hold mobile numbers', () => {
    const mapping = mapped(['姓名', '移动电话', '联系电话'], people(mobiles, mobiles));
    expect(fieldsOf(mapping)).toEqual(['name', 'mobile', null]);
    expect(mapping.columns[2]!.reason).toContain('已取自');
    expect(mapping.clashes).toHaveLength(1);
  });
});

describe('the user’s choice', () => {
  const header = ['姓名', '电话', '养羊数'];

  it('moves a field, and no field ever has two columns', () => {
    const changed = changeColumns(RECORD_TYPES.member, mapped(header, []), { 2: 'mobile' });
    expect(fieldsOf(changed)).toEqual(['name', null, 'mobile']);
  });

  it('is remembered for the next file of the same shape, whatever blanks its headings have', () => {
    const first = mapped(header, []);
    const choice = mappingToRemember(changeColumns(RECORD_TYPES.member, first, { 1: null, 2: 'remark' }));
    const second = mapped(['姓 名', '电话 ', '养羊数'], []);
    expect(second.fingerprint).toBe(first.fingerprint);
    const again = mapped(['姓 名', '电话 ', '养羊数'], [], choice);
    expect(fieldsOf(again)).toEqual(['name', null, 'remark']);
    expect(again.columns[2]!.reason).toBe('上次的选择');
  });

  it('keeps two columns of one name apart', () => {
    const mapping = mapped(['姓名', '备注', '备注'], []);
    const choice = mappingToRemember(changeColumns(RECORD_TYPES.member, mapping, { 1: null, 2: 'remark' }));
    expect(fieldsOf(mapped(['姓名', '备注', '备注'], [], choice))).toEqual(['name', null, 'remark']);
  });

  it('of a heading called __proto__ is a choice like any other', () => {
    const mapping = mapped(['姓名', '__proto__', 'constructor'], []);
    expect(fieldsOf(mapping)).toEqual(['name', null, null]);
    expect(fieldsOf(mapped(['姓名', '__proto__', 'constructor'], [], mappingToRemember(mapping)))).toEqual([
      'name',
      null,
      null,
    ]);
  });
});
