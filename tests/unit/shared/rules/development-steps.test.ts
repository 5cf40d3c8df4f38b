import { describe, expect, test } from 'vitest';
import type { RecordValues } from '../../../../shared/records/define';
import { elementsOf } from '../../../../shared/records/list-cell';
import { stepRefusal, stepValues } from '../../../../shared/rules/development-record-step';
import { DEVELOPMENT_STEPS } from '../../../../shared/rules/development-step-table';
import { developmentStanding } from '../../../../shared/rules/development-steps';

const TODAY = '2026-11-25';

const step = (code: string, date: string, more: object = {}) => ({ id: code, step: code, date, ...more });

/** An activist since the day, under the rules of 2014 unless said otherwise. */
const activist = (since: string, more: RecordValues = {}): RecordValues => ({
  name: '甲',
  state: 'ongoing',
  stage: '2',
  appliedAt: '2024-03-01',
  activistAt: since,
  steps: ['04', '05', '06'].map((code) => step(code, since)),
  ...more,
});

const next = (values: RecordValues) => developmentStanding(values, []).next;

describe('the next step', () => {
  test('follows the furthest one that is done, by entries or by the main dates of a roster', () => {
    expect(next({ state: 'ongoing', appliedAt: '2026-10-01' })?.code).toBe('02');
    expect(next({ state: 'ongoing', appliedAt: '2024-01-01', activistAt: '2025-01-01' })?.code).toBe('04');
    expect(next({ state: 'ongoing', admittedAt: '2026-01-01' })?.code).toBe('16');
    expect(next(activist('2025-12-01'))?.code).toBe('07');
    expect(next({ state: 'full', fullAt: '2026-01-01' })?.code).toBe('25');
  });

  test('is not counted as done when it failed, was sent back or put off', () => {
    const failed = activist('2025-01-01', {
      targetAt: '2026-02-01',
      steps: [step('14', '2026-05-01'), step('15', '2026-06-01', { result: 'failed' })],
    });
    expect(next(failed)?.code).toBe('15');
  });

  // 《发展党员工作细则》：经过一年以上培养教育和考察；预备党员的预备期为一年（domain.md 1.10）。
  test.each([
    ['07', activist('2025-12-01'), '2026-12-01'],
    ['07', activist('2024-02-29'), '2025-02-28'],
    ['22', { state: 'ongoing', admittedAt: '2026-03-31', steps: [step('21', '2026-09-30')] }, '2027-03-31'],
    [
      '23',
      {
        state: 'ongoing',
        admittedAt: '2025-03-31',
        extendedTo: '2026-12-31',
        steps: [step('22', '2026-03-31'), step('23', '2026-04-05', { result: 'extended' })],
      },
      '2026-12-31',
    ],
  ] as const)('%s waits until its day', (code, values, day) => {
    expect(next(values)?.code).toBe(code);
    expect(next(values)?.earliest?.day).toBe(day);
  });

  test('under the rules of May 2026 waits for five working days of notice as well', () => {
    const values = activist('2025-01-05', { ruleSet: '2026-05', noticeFrom: '2026-11-23' });
    expect(next(values)?.earliest?.day).toBe('2026-11-27');
    expect(next({ ...values, ruleSet: '2014' })?.earliest?.day).toBe('2026-01-05');
  });

  // 2026 年 5 月修订细则的期限；2014 年细则没有谈话、宣誓期限（domain.md 1.10 †）。
  test.each([
    ['2026-05', '02', { appliedAt: '2026-06-01' }, '2026-07-01'],
    ['2014', '02', { appliedAt: '2026-06-01' }, undefined],
    ['2026-05', '15', { steps: [step('13', '2026-06-01'), step('14', '2026-06-03')] }, '2026-07-01'],
    ['2014', '17', { admittedAt: '2026-06-01', steps: [step('16', '2026-06-05')] }, '2026-09-01'],
    ['2026-05', '20', { steps: [step('17', '2026-06-01'), step('19', '2026-06-02')] }, '2026-07-01'],
  ])('under %s has to be %s by its day', (ruleSet, code, values, day) => {
    const found = next({ state: 'ongoing', ruleSet, ...values });
    expect(found?.code).toBe(code);
    expect(found?.due?.day).toBe(day);
  });

  test('is accompanied by a half-yearly observation, of activists and of probationary members', () => {
    const { observation } = developmentStanding(activist('2026-01-10'), []);
    expect([observation?.code, observation?.due?.day]).toEqual(['06', '2026-07-10']);
    const probationary = { state: 'ongoing', admittedAt: '2026-03-01', steps: [step('21', '2026-09-01')] };
    expect(developmentStanding(probationary, []).observation?.due?.day).toBe('2027-03-01');
    expect(
      developmentStanding({ state: 'ongoing', appliedAt: '2026-01-01' }, []).observation,
    ).toBeUndefined();
  });
});

describe('papers', () => {
  test('are missing unless noted with their step, proved by a link, or attached under their name', () => {
    const values: RecordValues = {
      state: 'ongoing',
      steps: [
        step('01', '2024-01-01', { documents: '入党申请书' }),
        step('02', '2024-01-20'),
        step('03', '2024-08-01', { documents: '推优登记表', meetingId: 'm' }),
        step('04', '2024-08-10', { documentNo: '清发〔2024〕3号' }),
      ],
    };
    expect(developmentStanding(values, []).lacking).toEqual(['谈话记录']);
    expect(developmentStanding(values, ['王某谈话记录.pdf']).lacking).toEqual([]);
  });
});

describe('recording a step', () => {
  test('is refused in words before its time, with the rule and its source', () => {
    const refusal = stepRefusal(activist('2025-12-01'), { step: '07', date: TODAY }, TODAY);
    expect(refusal).toContain('最早 2026-12-01 才能办');
    expect(refusal).toContain('12 个月以上培养教育考察');
    expect(refusal).toContain('《中国共产党发展党员工作细则》（2014 年细则）');
  });

  test.each([
    ['07', '2025-10-31', '最早 2025-11-01'],
    ['07', '2026-11-26', '晚于今天'],
    ['07', '2026-11', '完整的日期'],
    ['08', '2026-11-20', '下一步是'],
  ])('of step %s on %s is refused', (code, date, words) => {
    expect(stepRefusal(activist('2024-11-01'), { step: code, date }, TODAY)).toContain(words);
  });

  test('asks for the outcome of the vote and what belongs to it', () => {
    const due: RecordValues = {
      state: 'ongoing',
      admittedAt: '2025-11-01',
      steps: [step('22', '2026-11-02')],
    };
    const vote = { step: '23', date: '2026-11-10' };
    expect(stepRefusal(due, vote, TODAY)).toContain('结果');
    expect(stepRefusal(due, { ...vote, outcome: 'extended' }, TODAY)).toContain('延长到哪一天');
    expect(stepRefusal(due, { ...vote, outcome: 'cancelled' }, TODAY)).toContain('原因');
    expect(stepRefusal(due, { ...vote, outcome: 'on-time' }, TODAY)).toBeUndefined();
    const ended = stepValues(due, { ...vote, outcome: 'cancelled', endReason: '违纪' }, 'x');
    expect(ended).toMatchObject({ state: 'stopped', endReason: '违纪', outcome: 'cancelled' });
  });

  test('gives the case its stage and main date', () => {
    const values = activist('2024-11-01');
    const written = stepValues(values, { step: '07', date: '2026-11-20', documents: '会议记录' }, 'x');
    expect(written).toMatchObject({ stage: '3', targetAt: '2026-11-20' });
    expect(elementsOf(written.steps).at(-1)).toEqual({
      id: 'x',
      step: '07',
      actor: 'committee',
      date: '2026-11-20',
      result: 'done',
      documents: '会议记录',
    });
  });

  test('one after the other, each on its first possible day, leads to the end of the twenty-five steps', () => {
    let values: RecordValues = { state: 'ongoing', ruleSet: '2014', appliedAt: '2020-01-01' };
    const taken: string[] = [];
    for (let at = 0; at < 30; at += 1) {
      const wanted = developmentStanding(values, []).next;
      if (wanted === undefined || values.state !== 'ongoing') break;
      const date = [wanted.earliest?.day ?? '', lastDate(values)].sort().at(-1) ?? '';
      const typed = { step: wanted.code, date, outcome: 'on-time', fullAt: date };
      expect(stepRefusal(values, typed, TODAY)).toBeUndefined();
      values = { ...values, ...stepValues(values, typed, `s${at}`) };
      taken.push(wanted.code);
    }
    expect(taken).toEqual(DEVELOPMENT_STEPS.slice(1, 24).map(({ code }) => code));
    expect(values).toMatchObject({ state: 'full', activistAt: '2020-01-01', targetAt: '2021-01-01' });
  });
});

const lastDate = (values: RecordValues): string =>
  String(elementsOf(values.steps).at(-1)?.date ?? values.appliedAt ?? '');
