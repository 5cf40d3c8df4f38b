import { expect, test } from 'vitest';
import { itemOfFinding, unitOfFinding } from '../../../../shared/rules/rectification-finding';

const INSPECTION = {
  title: '基层党建督查',
  date: '2026-11-20',
  level: 'township',
  way: 'open',
  feedbackNo: '清督〔2026〕3号',
};
const FACTS = { inspection: 'i', finding: 'f', unit: 'u', today: '2026-11-25' };

test('a finding becomes an item with problem, source, unit, deadline and where it came from', () => {
  const finding = { id: 'f', no: '2', problem: '签到表缺签名', due: '2026-12-10' };
  expect(itemOfFinding(INSPECTION, finding, FACTS)).toEqual({
    year: '2026',
    branchId: 'u',
    problem: '签到表缺签名',
    source: 'supervision',
    sourceNote: '基层党建督查 清督〔2026〕3号',
    foundAt: '2026-11-20',
    kind: 'deadline',
    dueText: '2026-12-10',
    due: '2026-12-10',
    state: 'registered',
    inspectionId: 'i',
    findingNo: '2',
    origin: 'inspection.i.f',
  });
});

test('what is to be mended at once says so instead of a day', () => {
  const finding = { id: 'f', no: '1', problem: '门牌脱落', disposal: 'at-once' };
  expect(itemOfFinding(INSPECTION, finding, FACTS)).toMatchObject({ kind: 'at-once', dueText: '立行立改' });
});

test.each([
  [{ way: 'covert' }, 'covert'],
  [{ way: 'audit', level: 'county' }, 'audit'],
  [{ level: 'county' }, 'superior'],
  [{ level: 'self' }, 'self-check'],
  [{ level: undefined }, 'supervision'],
])('the source of a finding of %j is %s', (changes, source) => {
  expect(itemOfFinding({ ...INSPECTION, ...changes }, {}, FACTS).source).toBe(source);
});

test('the unit is the finding’s own, else the only one that was inspected', () => {
  const one = { units: [{ id: 'a', unitId: 'x', name: '河口村' }] };
  const two = { units: [...one.units, { id: 'b', unitId: 'y', name: '柳林村' }] };
  expect(unitOfFinding(two, { unitId: 'z' })).toBe('z');
  expect(unitOfFinding(one, {})).toBe('x');
  expect(unitOfFinding(one, { unit: '柳林村' })).toBeUndefined();
  expect(unitOfFinding(two, {})).toBeUndefined();
  expect(unitOfFinding({}, {})).toBeUndefined();
});
