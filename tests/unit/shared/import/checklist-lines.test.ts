import { expect, test } from 'vitest';
import { checklistLines, textRows } from '../../../../shared/import/checklist-lines';

const read = (text: string) =>
  checklistLines(textRows(text)).map(({ no, section, requirement, points }) => [
    no,
    section,
    requirement,
    points,
  ]);

// The list of seventy points: domain reference, section 8.
test('columns go by their headings, below a title, and a section that stands once is that of the lines below', () => {
  const text = [
    '农村党建软件考评清单',
    '序号\t考核项目\t考核内容\t标准分',
    '1\t队伍建设\t两委花名册\t1',
    '2\t\t后备干部花名册\t1分',
    '3\t组织生活\t"党支部活动记录簿\n（含签到表）"\t2',
    '\t\t合计\t4',
  ].join('\n');
  expect(read(text)).toEqual([
    ['1', '队伍建设', '两委花名册', '1'],
    ['2', '队伍建设', '后备干部花名册', '1'],
    ['3', '组织生活', '党支部活动记录簿 （含签到表）', '2'],
  ]);
});

test('a bare list, a paper a line, is numbered by itself or by its own numbers', () => {
  expect(read('两委花名册\r\n领导组文件\n\n')).toEqual([
    ['1', '', '两委花名册', ''],
    ['2', '', '领导组文件', ''],
  ]);
  expect(read('3、党课记录\n（四）组织生活会')).toEqual([
    ['3', '', '党课记录', ''],
    ['四', '', '组织生活会', ''],
  ]);
});

test('without headings the longest cell is what is asked, a number in front its place, one at the end its points', () => {
  expect(read('1\t民主评议会议记录和汇总表\t2\n2\t培训计划\t1')).toEqual([
    ['1', '', '民主评议会议记录和汇总表', '2'],
    ['2', '', '培训计划', '1'],
  ]);
});

test('nothing pasted is no line', () => {
  expect(read('')).toEqual([]);
});
