import { describe, expect, test } from 'vitest';
import type { RecordValues } from '../../../../shared/records/define';
import {
  away,
  countAttendance,
  guest,
  restTicked,
  ticked,
  withRoll,
} from '../../../../shared/rules/meeting-attendance';
import type { RollPerson } from '../../../../shared/rules/meeting-roll';

const person = (name: string, hasVote = true): RollPerson => ({
  memberId: `m-${name}`,
  name,
  hasVote,
  note: hasVote ? '' : '预备党员',
  post: '',
  organizations: [],
});
const counter = () => {
  let last = 0;
  return () => {
    last += 1;
    return `e${last}`;
  };
};
const ROLL = [person('甲'), person('乙'), person('丙', false)];
const start = () => withRoll([], ROLL, counter()).attendance;
const named = (attendance: readonly RecordValues[], name: string): RecordValues => {
  const found = attendance.find((one) => one.name === name);
  if (found === undefined) throw new Error(name);
  return found;
};

describe('the attendance list', () => {
  test('begins with everybody of the roll, unticked', () => {
    expect(start()).toEqual([
      { id: 'e1', name: '甲', memberId: 'm-甲', role: 'due', hasVote: true, state: 'absent' },
      { id: 'e2', name: '乙', memberId: 'm-乙', role: 'due', hasVote: true, state: 'absent' },
      { id: 'e3', name: '丙', memberId: 'm-丙', role: 'due', hasVote: false, state: 'absent' },
    ]);
    expect(countAttendance(start())).toEqual({
      dueCount: 3,
      presentCount: 0,
      votersDue: 2,
      votersPresent: 0,
    });
  });

  test('counts who is there, of these who votes, and no guest', () => {
    const there = start().map((one) => (one.name === '乙' ? one : ticked(one, true)));
    expect(countAttendance([...there, guest('镇干部', 'guest', 'g')])).toEqual({
      dueCount: 3,
      presentCount: 2,
      votersDue: 2,
      votersPresent: 1,
    });
  });

  test('leaves out of those due whom the branch left out with approval', () => {
    const left = start().map((one) => (one.name === '甲' ? { ...one, excludedFromDue: true } : one));
    expect(countAttendance(left)).toMatchObject({ dueCount: 2, votersDue: 1 });
  });

  test('has a reason only for who is not there', () => {
    const ill = away(named(start(), '甲'), 'leave', 'illness');
    expect(ill).toMatchObject({ state: 'leave', reason: 'illness' });
    expect(ticked(ill, true)).not.toHaveProperty('reason');
    expect(ticked(ill, false)).toMatchObject({ state: 'absent', reason: 'illness' });
    expect(away(ill, 'written', null)).not.toHaveProperty('reason');
  });
});

describe('the roll of another day', () => {
  test('brings who is missing, takes who is untouched, and mends votes', () => {
    const change = withRoll(start(), [person('甲', false), person('丁')], counter());
    expect(change).toMatchObject({ added: ['丁'], removed: ['乙', '丙'], revoted: ['甲'] });
    expect(change.attendance.map((one) => [one.name, one.hasVote])).toEqual([
      ['甲', false],
      ['丁', true],
    ]);
  });

  test('takes nobody who was ticked, excused or written in by hand', () => {
    const [first, second, third] = start();
    const touched = [
      ticked(first ?? {}, true),
      away(second ?? {}, 'leave', '生病'),
      third ?? {},
      guest('镇干部', 'guest', 'g'),
    ];
    const change = withRoll(touched, [], counter());
    expect(change.removed).toEqual(['丙']);
    expect(change.attendance.map((one) => one.name)).toEqual(['甲', '乙', '镇干部']);
  });

  test('changes nothing when it is the same', () => {
    expect(withRoll(start(), ROLL, counter())).toEqual({
      attendance: start(),
      added: [],
      removed: [],
      revoted: [],
    });
  });
});

describe('ticking all the others', () => {
  test('leaves who was excused and who came as a guest as they are', () => {
    const [first, second, third] = start();
    const said = [
      away(first ?? {}, 'leave', '生病'),
      second ?? {},
      third ?? {},
      guest('镇干部', 'observer', 'g'),
    ];
    expect(restTicked(said).map(({ state }) => state)).toEqual(['leave', 'present', 'present', 'present']);
    expect(countAttendance(restTicked(said))).toMatchObject({ dueCount: 3, presentCount: 2 });
  });
});
