import { beforeEach, describe, expect, test } from 'vitest';
import type { StatisticsAsked, StatisticsTable } from '../../../../renderer/data/api';
import { readWorkbook } from '../../../../renderer/data/spreadsheet/read-workbook';
import { create, edit, openSession, type TestSession } from '../../builders/data-session';
import { memberValues } from '../../builders/members';
import { good, newVault } from '../../builders/vault';

const TODAY = new Date(2026, 3, 15, 9, 0).getTime();

let session: TestSession;
let town: string;
let village: string;

beforeEach(async () => {
  const vault = await newVault();
  session = await openSession(vault.service, () => TODAY);
  town = await create(session, 'organization', { fullName: '中共清河镇委员会', orgType: 'committee' });
  village = await create(session, 'organization', {
    fullName: '中共清河镇河口村支部委员会',
    orgType: 'branch',
    parentId: town,
  });
});

const asking = (
  subject: string,
  grouping: string,
  changes: Partial<StatisticsAsked> = {},
): StatisticsAsked => ({
  subject,
  grouping,
  branch: null,
  from: '2026-01-01',
  to: '2026-12-31',
  ...changes,
});
const tableOf = async (asked: StatisticsAsked) => good(await session.api.statistics(asked));
const figure = (table: StatisticsTable, row: string, column: string) =>
  [...table.rows, table.total].find(({ label }) => label === row)?.figures[
    table.columns.findIndex(({ label }) => label === column)
  ]?.text;
const titlesBehind = async (type: string, asked: StatisticsAsked, row: string | null, of: string) => {
  const counted = { ...asked, row, figure: of };
  const { first } = good(
    await session.api.query({ type, branch: null, filters: {}, sort: [], columns: [], counted }),
  );
  return first.map(({ title }) => title);
};
const member = (name: string, changes: object = {}) =>
  create(session, 'member', {
    ...memberValues(),
    name,
    branchId: village,
    birthDate: '1980-05-01',
    ...changes,
  });

describe('a table', () => {
  test('follows every commit, also one that is taken back', async () => {
    const asked = asking('members', 'sex');
    const id = await member('王建国', { gender: '1' });
    await member('李秀英', { gender: '2' });
    expect(figure(await tableOf(asked), '男', '人数')).toBe('1');
    await edit(session, 'member', id, { gender: null });
    expect(figure(await tableOf(asked), '男', '人数')).toBeUndefined();
    expect(figure(await tableOf(asked), '未填', '人数')).toBe('1');
    good(await session.api.undo());
    expect(figure(await tableOf(asked), '男', '人数')).toBe('1');
    expect(figure(await tableOf(asked), '合计', '占比')).toBe('100.0%');
  });

  test('of a branch has its own and what stands below it, row by row', async () => {
    await member('王建国');
    await member('赵敏', { branchId: town });
    expect((await tableOf(asking('members', 'branch'))).rows.map(({ label }) => label)).toEqual([
      '本级',
      '河口村党支部',
    ]);
    const own = await tableOf(asking('members', 'branch', { branch: village }));
    expect(own.rows.map(({ label, figures }) => [label, figures[0]?.text])).toEqual([['河口村党支部', '1']]);
    expect(own.place).toBe('中共清河镇河口村支部委员会');
  });

  test('has who died later among those of an earlier day, by the day in the list of the file', async () => {
    const enterLeave = [{ id: 'e1', leaveType: 'dead', leaveDate: '2026-03-01' }];
    await member('王建国', { status: 'dead', enterLeave, joinDate: '2001-07-01' });
    const size = async (to: string) =>
      (await tableOf(asking('members', 'age', { from: '2026-01-01', to }))).total.figures[0]?.text;
    expect(await size('2026-02-28')).toBe('1');
    expect(await size('2026-03-31')).toBe('0');
  });

  test('that this version does not know, or of days in the wrong order, is refused in words', async () => {
    const unknown = await session.api.statistics(asking('members', 'shoe-size'));
    const backwards = await session.api.statistics(asking('members', 'age', { to: '2025-01-01' }));
    for (const refused of [unknown, backwards])
      expect(refused.ok ? '' : refused.error.code).toBe('view.no-such-table');
  });
});

describe('the records behind a number', () => {
  test('are exactly those, in a list like any other', async () => {
    const asked = asking('members', 'age');
    await member('王建国', { birthDate: '1990-01-01', gender: '1' });
    await member('李秀英', { birthDate: '1989-01-01', gender: '2' });
    await member('陈佩', { birthDate: '1950-01-01', gender: '2' });
    await member('无日期', { birthDate: null });
    expect((await titlesBehind('member', asked, '36至40岁', 'count')).sort()).toEqual(
      ['李秀英', '王建国'].sort(),
    );
    expect(await titlesBehind('member', asked, '36至40岁', 'women')).toEqual(['李秀英']);
    expect(await titlesBehind('member', asked, '?', 'count')).toEqual(['无日期']);
    expect(await titlesBehind('member', asked, '=', 'count')).toHaveLength(4);
    expect(await titlesBehind('meeting', asked, '=', 'count')).toEqual([]);
  });

  test('without a sure day are to be found as well', async () => {
    const values = {
      kind: 'theme-day',
      branchId: village,
      status: 'held',
      place: '村部',
      host: '甲',
      recorder: '乙',
    };
    await create(session, 'meeting', { ...values, title: '不知哪天', date: '2026' });
    await create(session, 'meeting', { ...values, title: '三月的会', date: '2026-03' });
    const asked = asking('meetings', 'kind', { to: '2026-03-31' });
    expect((await tableOf(asked)).undated).toBe(1);
    expect(await titlesBehind('meeting', asked, null, 'count')).toEqual(['不知哪天']);
    expect(await titlesBehind('meeting', asked, 'theme-day', 'count')).toEqual(['三月的会']);
  });
});

test('the Excel file has the table as it is shown, with how it was counted below', async () => {
  await member('王建国');
  const asked = asking('members', 'age');
  const [sheet] = good(readWorkbook(good(await session.api.statisticsExcel(asked)), '统计.xlsx')).sheets;
  const lines = (sheet?.rows ?? []).map((cells) => cells.map(({ text }) => text));
  expect(lines[0]?.[0]).toBe('党员统计（按年龄）');
  expect(lines[1]?.[0]).toMatch(/2026年（2026-04-15 统计）$/);
  expect(lines[2]?.slice(0, 3)).toEqual(['年龄', '人数（人）', '占比']);
  expect(lines.find(([first]) => first === '46至50岁')?.slice(0, 3)).toEqual(['46至50岁', '1', '100.0%']);
  expect(lines.at(-1)?.[0]).toMatch(/^注：/);
});
