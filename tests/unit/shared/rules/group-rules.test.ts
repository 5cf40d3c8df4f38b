import { describe, expect, test } from 'vitest';
import type { RecordValues } from '../../../../shared/records/define';
import { parseArchiveNo } from '../../../../shared/rules/archive-number';
import { GROUP_RULES, type GroupQuestions } from '../../../../shared/rules/group-rules';

const ASK: GroupQuestions = {
  today: '2026-11-29',
  fieldOf: (id, field) => (field === 'status' ? (id === 'moved' ? 'moved' : 'normal') : undefined),
};

/** Check numbers with the places of the records they are said of. */
function found(type: string, records: readonly RecordValues[]): readonly string[] {
  return GROUP_RULES.filter((rule) => rule.type === type).flatMap((rule) => {
    const group = records.filter((values) => rule.groupOf(values) !== undefined);
    return rule.check(group, ASK).map(({ at, finding }) => `${finding.check}@${at}`);
  });
}

const grades = (...codes: readonly (string | null)[]): readonly RecordValues[] =>
  codes.map((committeeGrade) => ({ branchId: 'b', year: '2026', committeeGrade }));
const files = (...numbers: readonly number[]): readonly RecordValues[] =>
  numbers.map((no) => ({ archiveNo: `Z109-WS·2026-Y-BGS-${String(no).padStart(4, '0')}` }));
const paid = (memberId: string, month: string, status = 'paid'): RecordValues => ({
  memberId,
  month,
  status,
  name: '潘秀英',
});

// Source: domain.md 11, V14, V23, V24, V28; 民主评议党员; DA/T 13-2022; 党章第九条.
describe('rules over records that belong together', () => {
  test.each([
    [grades('excellent', 'good', 'good'), []],
    [grades('excellent', 'good'), ['V14@0']],
    [grades('good', 'excellent', 'good', 'excellent', 'good'), ['V14@1']],
    [grades('good', 'fair', null), []],
  ])('a third of a branch at most is excellent', (records, expected) => {
    expect(found('member-review', records)).toEqual(expected);
  });

  test.each([
    [files(1, 2, 3), []],
    [files(3, 1, 2), []],
    [files(1, 2, 2), ['V23@2']],
    [files(1, 4), ['V24@1']],
    [files(2), ['V24@0']],
    [[{ archiveNo: '第三柜第二层' }], []],
  ])('an archive number is there once, and none of a series is left out', (records, expected) => {
    expect(found('document', records)).toEqual(expected);
  });

  test.each([
    [[paid('m', '2026-04'), paid('m', '2026-03')], ['V28@0']],
    [[paid('m', '2026-05')], []],
    [[paid('m', '2026-04'), paid('m', '2026-09', 'unpaid')], ['V28@0']],
    [[paid('moved', '2025-01')], []],
    [[{ ...paid('m', '2026-01'), memberId: null }], []],
  ])('half a year without dues is a reason to ask', (records, expected) => {
    expect(found('dues', records)).toEqual(expected);
  });
});

describe('an archive number', () => {
  test.each([
    ['Z109-WS·2011-Y-BGS-0001', { series: 'Z109-WS·2011-Y-BGS', item: 1 }],
    ['0042-WS•2026-D30-ZZB-0120', { series: '0042-WS·2026-D30-ZZB', item: 120 }],
    ['Ｚ109-WS·2011-Y-BGS-0001', { series: 'Z109-WS·2011-Y-BGS', item: 1 }],
    ['Z109-WS·2011-D15-BGS-0001', undefined],
    ['Z109-WS·2011-Y-BGS-1', undefined],
    ['Z109-WS·2011-Y-BGS-0000', undefined],
    ['', undefined],
    [null, undefined],
  ])('%s is taken apart', (written, expected) => {
    expect(parseArchiveNo(written)).toEqual(expected);
  });
});
