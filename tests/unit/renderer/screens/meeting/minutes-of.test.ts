import { describe, expect, test } from 'vitest';
import { minutesSheet } from '../../../../../renderer/print/minutes-sheet';
import { minutesOf } from '../../../../../renderer/screens/meeting/minutes-of';
import type { RecordValues } from '../../../../../shared/records/define';

const MEETING: RecordValues = {
  title: '河口村党支部第二季度党员大会',
  kind: 'member-assembly',
  date: '2026-06-10',
  startTime: '09:00',
  endTime: '11:30',
  place: '党员活动室',
  host: '甲',
  recorder: '乙',
  dueCount: 3,
  presentCount: 2,
  votersDue: 3,
  votersPresent: 2,
  attendance: [
    { id: 'a', name: '甲', role: 'due', hasVote: true, state: 'present' },
    { id: 'b', name: '乙', role: 'due', hasVote: true, state: 'present' },
    { id: 'c', name: '丙', role: 'due', hasVote: true, state: 'leave', reason: 'illness' },
    { id: 'd', name: '镇干部', role: 'guest', hasVote: false, state: 'present' },
  ],
  agenda: [{ id: 'i', no: 1, subject: '果园承包<方案>' }],
  speeches: [
    { id: 's', item: 1, name: '乙', points: '租金太低', isDissent: true },
    { id: 't', item: 9, name: '甲', points: '散会' },
  ],
  votes: [
    {
      id: 'v',
      item: 1,
      subject: '承包方案',
      procedure: 'general',
      method: 'hands',
      due: 3,
      present: 1,
      yes: 1,
      result: 'no-quorum',
    },
  ],
};
const html = (changes: RecordValues = {}) =>
  minutesSheet(minutesOf({ ...MEETING, ...changes }, '河口村党支部', '2026-11-25'));
const text = (changes: RecordValues = {}) =>
  html(changes)
    .replace(/<style>.*<\/style>/s, '')
    .replace(/<[^>]+>/g, '|');

// Source: domain.md 3.3: what a minutes page holds and what inspectors look for.
describe('the printed minutes', () => {
  test('leave a place to sign for everybody who came, also where only the number is known', () => {
    const places = (changes: RecordValues) =>
      html(changes).split('<div class="g">')[1]?.match(/<div>/g)?.length;
    expect(places({})).toBe(3);
    expect(places({ presentCount: 5 })).toBe(6);
    expect(text({ presentCount: 5 })).toContain('|甲、乙，另有 3 人，名单见签到表|');
    expect(text({ attendance: [], presentCount: 2 })).toContain('|2 人，名单见签到表|');
  });

  test('say when, who was there of how many, and who was away for what reason', () => {
    expect(text()).toContain('2026年6月10日 09:00 至 11:30');
    expect(text()).toContain('3 人（其中有表决权 3 人）');
    expect(text({ dueCount: null })).toContain('|有表决权 3 人|');
    expect(text()).toContain('|甲、乙|');
    expect(text()).toContain('丙（请假，因病）');
    expect(text()).toContain('|镇干部|');
  });

  test('keep dissent, and what was said on no item', () => {
    expect(text()).toContain('乙（不同意见）：租金太低');
    expect(text()).toContain('其他');
    expect(text()).toContain('甲：散会');
  });

  test('give every vote with its numbers, result and rule; a quorum that was lacking is no pass', () => {
    expect(text()).toContain('有表决权应到 3 人、实到 1 人，赞成 1 票、反对 0 票、弃权 0 票');
    expect(text()).toContain('未达到法定人数');
    expect(text()).not.toContain('|通过|');
    expect(text()).toContain('依据：《中国共产党支部工作条例（试行）》第十一条');
  });

  test('leave nothing blank: 无 stands where nothing is', () => {
    const bare = text({
      attendance: null,
      agenda: null,
      speeches: null,
      votes: null,
      place: null,
      endTime: null,
    });
    expect(bare).toContain('会议地点||无|');
    expect(bare).toContain('缺席人员及原因||无|');
    expect(bare).toContain('会议结论||无|');
    expect(bare).toContain('附件||无|');
    expect(html()).not.toMatch(/<td[^>]*><\/td>/);
  });

  test('have a line for each who signs', () => {
    expect(text()).toContain('主持人（甲）签字：');
    expect(text()).toContain('记录人（乙）签字：');
    expect(text()).toContain('|镇干部：|');
  });

  test('print what people typed as text, never as markup', () => {
    expect(html()).not.toContain('<方案>');
  });
});
