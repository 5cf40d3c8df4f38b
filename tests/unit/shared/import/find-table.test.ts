import { describe, expect, it } from 'vitest';
import { findTable, findTables } from '../../../../shared/import/find-table';
import { indexHeadings } from '../../../../shared/import/known-headings';
import { member } from '../../../../shared/records/member';
import { merge, sheetOf, workbookOf } from '../../builders/sheets';

const known = (text: string): boolean => indexHeadings(member).fieldOf(text) !== undefined;
const nothing = (): boolean => false;
const people = [
  ['1', '潘秀', '男', '420683196405232379'],
  ['2', '陶玉云', '男', '420683196407204718'],
];
const header = ['序号', '姓名', '性别', '身份证号'];

describe('the header row', () => {
  it('stands under a title, a line of the unit and blank rows', () => {
    const rows = [
      ['2026年石桥村党支部党员花名册'],
      ['填报单位：石桥村党支部', '', '填报时间：2026年6月'],
      [],
      header,
      ...people,
    ];
    const table = findTable(sheetOf(rows, { merges: [merge(0, 0, 0, 3)] }), known)!;
    expect([table.headerRow, table.headerEnd, table.rows.length]).toEqual([4, 4, 2]);
    expect(table.unit).toBe('石桥村党支部');
    expect(table.rows[0]!.row).toBe(5);
  });

  it('may be the first row, or the only one', () => {
    expect(findTable(sheetOf([header, ...people]), known)!.headerRow).toBe(1);
    expect(findTable(sheetOf([header]), known)!.rows).toEqual([]);
  });

  it('of two rows with merged groups is joined from top to bottom', () => {
    const rows = [
      ['河口村党支部党员花名册'],
      ['序号', '姓名', '培养情况', '', '入党', ''],
      ['', '', '申请入党日期', '确定入党积极分子日期', '时间', '介绍人'],
      ['1', '潘秀', '1990.1', '1991.1', '1996.5', '李四'],
    ];
    const merges = [
      merge(0, 0, 0, 5),
      merge(1, 0, 2, 0),
      merge(1, 1, 2, 1),
      merge(1, 2, 1, 3),
      merge(1, 4, 1, 5),
    ];
    const table = findTable(sheetOf(rows, { merges }), known)!;
    expect([table.headerRow, table.headerEnd]).toEqual([2, 3]);
    expect(table.headings.map(({ text }) => text)).toEqual([
      '序号',
      '姓名',
      '培养情况/申请入党日期',
      '培养情况/确定入党积极分子日期',
      '入党/时间',
      '入党/介绍人',
    ]);
    expect(table.rows.map(({ row }) => row)).toEqual([4]);
  });

  it('is where the user says, whatever it looks like', () => {
    const rows = [header, ...people];
    expect(findTable(sheetOf(rows), known, 2)!.headings.map(({ text }) => text)).toEqual(people[0]);
  });

  it('is not found in a sheet of prose', () => {
    expect(findTable(sheetOf([['填表说明'], ['1. 请如实填写。']]), known)).toBeNull();
    expect(findTable(sheetOf([]), known)).toBeNull();
  });
});

describe('the other ledgers of an office', () => {
  // The headings and first rows of a rectification ledger, a policy roster and a review summary as offices send them.
  it.each([
    [
      '整改台账',
      [
        ['2026年基层党建突出问题整改台账'],
        [
          '序号',
          '存在问题',
          '问题来源',
          '整改措施',
          '责任单位',
          '责任人',
          '完成时限',
          '整改情况',
          '是否销号',
        ],
        [
          '1',
          '惠民政策公示不及时',
          '专项督查',
          '制定措施',
          '向阳社区党支部',
          '李佳芳',
          46300,
          '已完成',
          '是',
        ],
        [
          '2',
          '会议记录不完整',
          '群众反映',
          '制定措施',
          '清水沟村党支部',
          '侯杰刚',
          '立行立改',
          '已完成',
          '是',
        ],
      ],
    ],
    [
      '低保名单',
      [
        ['2026年第三季度农村低保对象公示名单'],
        ['序号', '村组', '户主姓名', '身份证号', '保障人口', '月保障金额（元）', '开户银行账号', '备注'],
        [1, '东升村二组', '高凡艳', '420683196404032412', 4, 240, '6217290408168903380', ''],
        [2, '双庙村三组', '汪娜', '420683195201074140', 5, 520, '6217709376349039643', ''],
      ],
    ],
    [
      '测评汇总',
      [
        ['2026年民主评议党员测评票汇总'],
        ['序号', '支部', '姓名', '优秀票', '合格票', '基本合格票', '不合格票', '弃权'],
        [1, '新街社区党支部', '孔娜妹', 6, 11, 0, 5, 0],
        [2, '双庙村党支部', '张超', 19, 5, 0, 2, 0],
      ],
    ],
  ])('%s has its headings in row 2 found without knowing any', (_name, rows) => {
    const table = findTable(sheetOf(rows, { merges: [merge(0, 0, 0, rows[1]!.length - 1)] }), nothing)!;
    expect([table.headerRow, table.rows.length]).toEqual([2, 2]);
    expect(table.headings.map(({ text }) => text)).toEqual(rows[1]);
  });
});

describe('rows that are no records', () => {
  it.each([
    ['合计', ['合计', '2人'], 'total'],
    ['a total in the second column', ['', '总计', '2'], 'total'],
    ['合 计 with blanks', ['合  计', '2人'], 'total'],
    ['signatures', ['填表人：', '', '审核人：'], 'signature'],
    ['a seal', ['石桥村党支部（盖章）'], 'signature'],
    ['a full-width colon', ['单位负责人\uFF1A张三', '', '联系电话\uFF1A138'], 'signature'],
    ['a note', ['注：本表一式两份'], 'note'],
    ['a prefilled number', ['3'], 'numbering'],
    ['headings of the next printed page', header, 'repeated-heading'],
    ['a group', ['第二党小组'], 'section'],
  ])('%s is left out and named', (_name, row, reason) => {
    const table = findTable(sheetOf([header, ...people, row]), known)!;
    expect(table.rows).toHaveLength(2);
    expect(table.skipped).toMatchObject([{ row: 4, reason }]);
  });

  it('blank rows are passed over, also in the middle', () => {
    const table = findTable(sheetOf([header, people[0]!, [], [' ', '\u00A0'], people[1]!]), known)!;
    expect(table.rows.map(({ row }) => row)).toEqual([2, 5]);
  });

  it('people whose names or cells look like it are kept', () => {
    const rows = [
      ['3', '合计生', '男', '420683196405232379'],
      ['4', '注文', '男', '420683196405232379'],
      ['', '小计', '', ''],
    ];
    const table = findTable(sheetOf([header, ...rows.slice(0, 2)]), known)!;
    expect(table.rows).toHaveLength(2);
  });
});

describe('merged cells', () => {
  it('of a village over its people reach every row', () => {
    const rows = [
      ['村名', ...header.slice(1)],
      ['河口村', ...people[0]!.slice(1)],
      ['', ...people[1]!.slice(1)],
    ];
    const table = findTable(sheetOf(rows, { merges: [merge(1, 0, 2, 0)] }), known)!;
    expect(table.rows.map(({ cells }) => cells[0]!.text)).toEqual(['河口村', '河口村']);
  });
});

describe('sheets', () => {
  it('that are hidden or hold only instructions are passed over', () => {
    const workbook = workbookOf(
      sheetOf([['填表说明'], ['1. 请如实填写。']], { name: '说明' }),
      sheetOf([header, ...people], { name: '旧表', hidden: true }),
      sheetOf([header, people[0]!], { name: '党员' }),
    );
    expect(findTables(workbook, known).map(({ sheetIndex }) => sheetIndex)).toEqual([2]);
  });

  it('one a village in a township workbook are tables all of them', () => {
    const workbook = workbookOf(
      sheetOf([['河口村党员花名册'], header, ...people], { name: '河口村' }),
      sheetOf([['石桥村党员花名册'], header, ...people], { name: '石桥村' }),
      sheetOf(
        [
          ['村名', '人数'],
          ['河口村', 2],
        ],
        { name: '汇总' },
      ),
    );
    const units = findTables(workbook, known).map(({ table }) => table.unit);
    expect(units).toEqual(['河口村党支部', '石桥村党支部']);
  });
});
