import { describe, expect, test } from 'vitest';
import { fileNotes } from '../../../../shared/import/file-notes';
import { RECORD_TYPES } from '../../../../shared/records/registry';
import { emptyVault, rosterSession } from '../../builders/rosters';
import { sheetOf, workbookOf } from '../../builders/sheets';

const HEAD = ['序号', '姓名', '交纳党支部', '所属年月', '应交（元）', '实交（元）'];
type Rows = readonly (readonly (string | number)[])[];

const paid = (no: number, name: string, due: number | string, sum: number | string = due) => [
  no,
  name,
  '河口村党支部',
  '2026年3月',
  due,
  sum,
];
const total = (label: string, due: number | string, sum: number | string = due) => [
  '',
  label,
  '',
  '',
  due,
  sum,
];

/** Notes of an import of dues that speak of totals. */
function notesOf(rows: Rows): readonly string[] {
  const session = rosterSession(emptyVault(), RECORD_TYPES.dues);
  session.add('党费.xlsx', workbookOf(sheetOf([HEAD, ...rows])));
  const [file] = session.files;
  return file === undefined
    ? []
    : fileNotes(session, file).filter((note) => note.includes('合计行与各行之和'));
}

// Source: domain.md 11, V21.
describe('the total rows of a sheet', () => {
  test('are right when they are the sum of all rows, or of those since the last total', () => {
    expect(notesOf([paid(1, '潘秀英', 3.2), paid(2, '周敏', 5), total('合计', 8.2)])).toEqual([]);
    expect(
      notesOf([
        paid(1, '潘秀英', '0.1'),
        paid(2, '周敏', '0.2'),
        total('小计', '0.3'),
        paid(3, '吴刚', 5),
        total('小计', 5),
        total('合计', 5.3),
      ]),
    ).toEqual([]);
  });

  test('are right in three levels: groups, villages, township', () => {
    expect(
      notesOf([
        paid(1, '潘秀英', 1),
        total('小计', 1),
        paid(2, '周敏', 2),
        total('小计', 2),
        total('河口村合计', 3),
        paid(3, '吴刚', 4),
        total('小计', 4),
        paid(4, '郑军', 8),
        total('小计', 8),
        total('合计', 12),
        total('总计', 15),
      ]),
    ).toEqual([]);
  });

  test('are named with row, column and difference when they are not', () => {
    expect(notesOf([paid(1, '潘秀英', 3, 3), paid(2, '周敏', 5, 4), total('合计', 8, 8)])).toEqual([
      '合计行与各行之和不符：第 4 行“实交（元）”写着 8，各行相加是 7，相差 1。请核对是漏了行，还是算错。',
    ]);
  });

  test('say nothing of a column in which something is no number, or that is left blank', () => {
    expect(notesOf([paid(1, '潘秀英', '三元', 3), paid(2, '周敏', 5, 5), total('合计', 8, '')])).toEqual([]);
  });
});
