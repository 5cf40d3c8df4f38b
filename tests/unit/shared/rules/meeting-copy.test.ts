import { expect, test } from 'vitest';
import {
  copiedMeeting,
  followingTitle,
  nextMeetingDay,
  suggestedTitle,
} from '../../../../shared/rules/meeting-copy';

test('the next meeting keeps head, agenda and people of the last, and nothing of what happened there', () => {
  let last = 0;
  const copy = copiedMeeting(
    {
      title: '五月主题党日',
      kind: 'theme-day',
      branchId: 'b',
      date: '2026-05-05',
      startTime: '09:00',
      endTime: '11:00',
      place: '党员活动室',
      host: '甲',
      recorder: '乙',
      presentCount: 9,
      agenda: [{ id: 'a', no: 1, subject: '集中学习', reporter: '甲', content: '学了什么' }],
      attendance: [
        { id: 'x', name: '甲', memberId: 'm1', role: 'due', hasVote: true, state: 'present' },
        {
          id: 'y',
          name: '乙',
          memberId: 'm2',
          role: 'due',
          hasVote: true,
          state: 'leave',
          reason: 'illness',
        },
        { id: 'z', name: '镇干部', role: 'guest', hasVote: false, state: 'present' },
      ],
      speeches: [{ id: 's', name: '甲', points: '说了什么' }],
      votes: [{ id: 'v', subject: '事项' }],
      resolutions: [{ id: 'r', text: '决议' }],
    },
    () => {
      last += 1;
      return `n${last}`;
    },
  );
  expect(copy).toEqual({
    kind: 'theme-day',
    branchId: 'b',
    startTime: '09:00',
    place: '党员活动室',
    host: '甲',
    recorder: '乙',
    agenda: [{ id: 'n1', no: 1, subject: '集中学习', reporter: '甲' }],
    attendance: [
      { id: 'n2', name: '甲', memberId: 'm1', role: 'due', hasVote: true, state: 'absent' },
      { id: 'n3', name: '乙', memberId: 'm2', role: 'due', hasVote: true, state: 'absent' },
    ],
    dueCount: 2,
    presentCount: 0,
    votersDue: 2,
    votersPresent: 0,
  });
});

test.each([
  ['2026-10-05', '2026-11-25'],
  ['2026-11-05', '2026-12-05'],
  ['2026-12-31', '2027-01-31'],
  ['', '2026-12-25'],
])('after a meeting on %s the next is supposed on %s', (earlier, day) => {
  expect(nextMeetingDay(earlier, '2026-11-25')).toBe(day);
});

test('a meeting nobody named is called after whose it is, when and which', () => {
  const values = { date: '2026-06-10', kind: 'member-assembly' };
  expect(suggestedTitle('中共河口村支部委员会', values.date, values.kind)).toBe(
    '河口村支部委员会 2026 年 6 月支部党员大会',
  );
  expect(suggestedTitle('', '2026-06', 'theme-day')).toBe('');
  expect(suggestedTitle('河口村党支部', '2026', 'theme-day')).toBe('');
});

test('a suggested title follows day and kind; one that people wrote stays', () => {
  const june = { branchId: 'b', date: '2026-06-10', kind: 'theme-day' };
  const july = { ...june, date: '2026-07-10' };
  const nameOf = () => '河口村党支部';
  const suggested = '河口村党支部 2026 年 6 月主题党日';
  expect(followingTitle({}, june, nameOf)).toBe(suggested);
  expect(followingTitle(june, { ...june, title: suggested }, nameOf)).toBeUndefined();
  expect(followingTitle(june, { ...july, title: suggested }, nameOf)).toBe(
    '河口村党支部 2026 年 7 月主题党日',
  );
  expect(followingTitle(june, { ...july, title: '七一党日' }, nameOf)).toBeUndefined();
  expect(followingTitle(june, { ...june, kind: null }, nameOf)).toBeUndefined();
});
