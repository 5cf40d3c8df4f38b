import { describe, expect, test } from 'vitest';
import { codeList } from '../../../../shared/records/codes';
import type { RecordValues } from '../../../../shared/records/define';
import { recordType } from '../../../../shared/records/registry';
import { checkRecord } from '../../../../shared/rules/check-record';
import { VOTING_RULE_SETS } from '../../../../shared/rules/voting-procedures';
import { TODAY } from '../../builders/citizen-numbers';
import { numbersOf } from '../../builders/findings';

const MEETING: RecordValues = {
  title: '河口村党支部第二季度党员大会',
  kind: 'member-assembly',
  branchId: 'b',
  date: '2026-06-10',
  place: '村党员活动室',
  host: '潘秀英',
  recorder: '尹月云',
  status: 'held',
};
const check = (changes: RecordValues) =>
  numbersOf(checkRecord(recordType('meeting'), { ...MEETING, ...changes }, { today: TODAY }));

test('nothing is said about a right meeting', () => {
  expect(check({})).toEqual([]);
});

test('the list of procedures and the table of rules name the same procedures in the same words', () => {
  const named = codeList('voting-procedure')?.entries.map(({ code, label }) => [code, label]);
  for (const { procedures } of VOTING_RULE_SETS)
    expect(procedures.map(({ id, label }) => [id, label])).toEqual(named);
});

// Source: 《支部工作条例》, 《发展党员工作细则》, 《基层组织选举工作条例》, 《村民委员会组织法》 (catalogue V11, V12).
describe('V11, V12 votes', () => {
  const vote = (changes: RecordValues) =>
    check({
      votes: [
        {
          id: 'v',
          subject: '讨论事项',
          procedure: 'general',
          due: 16,
          present: 10,
          yes: 9,
          no: 1,
          abstain: 0,
          result: 'passed',
          ...changes,
        },
      ],
    });

  test.each([
    ['a general vote: exactly half may open, more than half of those due pass', 'general', 16, 8, 8, []],
    ['of ten due, six in favour out of seven', 'general', 10, 7, 6, undefined],
    ['an admission: half is not enough to open', 'admission', 16, 8, 8, ['V12 error votes']],
    ['an election: more than half of those present', 'election', 20, 16, 9, undefined],
    ['an election: fewer than four fifths', 'election', 20, 15, 15, ['V12 error votes']],
    ['village representatives: two thirds present', 'village-representatives', 30, 20, 11, undefined],
    ['village representatives: fewer', 'village-representatives', 30, 19, 19, ['V12 error votes']],
  ])('%s', (_, procedure, due, present, yes, expected) => {
    const found = vote({ procedure, due, present, yes, no: present - yes, abstain: 0 });
    // Eight of sixteen may open, but eight in favour are not more than half.
    const general = procedure === 'general' && yes * 2 <= due;
    expect(found).toEqual(general ? ['V12 error votes'] : (expected ?? []));
  });

  test('votes that do not add up are an error of their own', () => {
    expect(vote({ abstain: 1 })).toEqual(['V11 error votes']);
    expect(vote({ present: 17, yes: 17, no: 0 })).toEqual(['V11 error votes']);
  });

  test('a motion that failed is not measured, half a count is not judged', () => {
    expect(vote({ yes: 8, no: 2, result: 'failed' })).toEqual([]);
    expect(vote({ yes: undefined })).toEqual([]);
  });

  test('numbers of the meeting stand in for those of the vote', () => {
    const votes = [{ id: 'v', subject: '事项', procedure: 'general', yes: 5, no: 1, result: 'passed' }];
    expect(check({ votersDue: 10, votersPresent: 6, votes })).toEqual(['V12 error votes']);
    expect(check({ votersDue: 9, votersPresent: 6, votes })).toEqual([]);
  });

  test('written opinions count for an admission', () => {
    const votes = [
      {
        id: 'v',
        subject: '接收预备党员',
        procedure: 'admission',
        due: 12,
        present: 7,
        yes: 6,
        no: 1,
        abstain: 0,
        writtenYes: 1,
        result: 'passed',
      },
    ];
    expect(check({ votes })).toEqual([]);
    expect(check({ votes: [{ ...votes[0], writtenYes: 0 }] })).toEqual(['V12 error votes']);
  });
});

// Source: form of the minutes, 缺席名单及原因 (catalogue V13).
describe('V13, V107 attendance', () => {
  const someone = (id: string, state: string, more: RecordValues = {}) => ({
    id,
    name: `党员${id}`,
    role: 'due',
    state,
    ...more,
  });

  test('who was not there has a reason', () => {
    expect(check({ attendance: [someone('1', 'present'), someone('2', 'leave')] })).toEqual([
      'V13 warning attendance',
    ]);
    expect(
      check({ attendance: [someone('1', 'absent', { reason: '住院' }), someone('2', 'written')] }),
    ).toEqual([]);
  });

  test('without a list of names the numbers alone ask for it', () => {
    expect(check({ dueCount: 10, presentCount: 8 })).toEqual(['V13 warning absentText']);
    expect(check({ dueCount: 10, presentCount: 8, absentText: '张三、李四外出务工' })).toEqual([]);
  });

  test('numbers are those of the list, whoever is left out of the count aside', () => {
    const attendance = [
      someone('1', 'present'),
      someone('2', 'present'),
      someone('3', 'absent', { reason: '长期患病', excludedFromDue: true }),
      someone('4', 'present', { role: 'guest' }),
    ];
    expect(check({ attendance, dueCount: 2, presentCount: 2 })).toEqual([]);
    expect(check({ attendance, dueCount: 3, presentCount: 2 })).toEqual(['V107 warning dueCount']);
    expect(check({ dueCount: 3, presentCount: 4 })).toEqual(['V107 warning presentCount']);
  });
});

test('V46, V105, V106 the course of the meeting', () => {
  expect(check({ date: '2026-07-01' })).toEqual(['V46 error date']);
  expect(check({ date: '2026-07-01', status: 'planned' })).toEqual([]);
  expect(check({ startTime: '09:00', endTime: '08:30' })).toEqual(['V105 warning endTime']);
  expect(check({ recorder: '潘秀英' })).toEqual(['V106 note recorder']);
});

// Source: 四议两公开 registration form (catalogue V16).
describe('V16 village matters', () => {
  const town = { townAttendees: '李春（驻村干部）' };
  const steps = [
    { id: '1', step: '1', date: '2026-03-01', result: 'passed' },
    { id: '2', step: '2', date: '2026-03-05', result: 'passed' },
    { id: '3', step: '3', date: '2026-03-10', result: 'passed', due: 30, present: 20, yes: 16, ...town },
    { id: '4', step: '4', date: '2026-03-15', result: 'passed', due: 30, present: 20, yes: 11, ...town },
    { id: '5', step: '5', date: '2026-03-16', ...town },
  ];
  const matter = (list: readonly RecordValues[]) =>
    numbersOf(
      checkRecord(
        recordType('village-matter'),
        {
          matter: '修路',
          branchId: 'b',
          proposedAt: '2026-03-01',
          cause: 'masses',
          state: 'doing',
          steps: [...list] as never,
        },
        { today: TODAY },
      ),
    );
  const with3 = (changes: RecordValues) =>
    steps.map((step) => (step.step === '3' ? { ...step, ...changes } : step));

  test('six steps in order pass', () => {
    expect(matter(steps)).toEqual([]);
    expect(matter([...steps].reverse())).toEqual([]);
  });

  test('a step that is missing, not passed, or too early is found', () => {
    expect(matter(steps.filter(({ step }) => step !== '2'))).toEqual(['V16 warning steps']);
    expect(matter(with3({ result: 'postponed' }))).toEqual(['V16 warning steps']);
    expect(matter(with3({ date: '2026-03-02' }))).toEqual(['V16 warning steps']);
  });

  test('the township signs from the third step on', () => {
    expect(matter(with3({ townAttendees: undefined }))).toEqual(['V16 warning steps']);
  });

  test('V12 two thirds are there, and more than half of those due agree', () => {
    expect(matter(with3({ present: 19 }))).toEqual(['V12 error steps']);
    expect(matter(with3({ yes: 15 }))).toEqual(['V12 error steps']);
  });
});
