import { expect, test } from 'vitest';
import { RecordIndex } from '../../../../../renderer/data/index/record-index';
import type { StoredRecord } from '../../../../../renderer/data/records/stored-record';
import { tick } from '../../../../../shared/journal/clock';
import { memberValues } from '../../../builders/members';
import { storedRecord } from '../../../builders/stored-record';

const NOW = Date.UTC(2026, 10, 24);
const DAY = 24 * 60 * 60 * 1000;

/** A member of whom two PCs said the name without having seen each other, one of them with its clock ahead (ms). */
function contested(ahead: number): StoredRecord {
  const right = tick(undefined, NOW, 'aaaaaaaa');
  const early = tick(undefined, NOW + ahead, 'bbbbbbbb');
  const record = storedRecord('m', 'member', memberValues({ name: '潘秀英' }), right);
  const heads = [
    { stamp: early, value: '潘秀' },
    { stamp: right, value: '潘秀英' },
  ];
  const registers = { ...record.state.registers, name: { heads, over: [] } };
  return { ...record, state: { ...record.state, registers } };
}

const context = (wall: number) => ({
  wall,
  today: new Date(wall).toISOString().slice(0, 'YYYY-MM-DD'.length),
});

test('on another day a record shows what a clock ahead has written, once its time has come', () => {
  const index = new RecordIndex();
  const record = contested(3 * DAY);
  index.take([record], context(NOW));
  const members = index.of('member');
  expect([members?.titleAt(0), members?.isFarAhead(0)]).toEqual(['潘秀英', true]);
  index.mark([record], context(NOW + 3 * DAY));
  expect([members?.titleAt(0), members?.cell('name', 0), members?.isFarAhead(0)]).toEqual([
    '潘秀',
    '潘秀',
    false,
  ]);
});

test('on another day a rule that looks at the day marks a record that nobody changed', () => {
  const index = new RecordIndex();
  const probation = { memberCategory: 'probationary', joinDate: '2025-11-20', fullDate: undefined };
  const record = storedRecord('m', 'member', memberValues(probation));
  index.take([record], context(Date.UTC(2026, 0, 5)));
  expect(index.of('member')?.levelAt(0)).toBeNull();
  index.mark([record], context(Date.UTC(2027, 5, 1)));
  expect(index.of('member')?.levelAt(0)).toBe('warning');
});
