import { describe, expect, test } from 'vitest';
import { PUBLIC_BENEFIT_COLUMNS } from '../../../../shared/records/benefit';
import { benefitFields } from '../../../../shared/records/benefit-fields';
import { recordType } from '../../../../shared/records/registry';
import { publicPrintFindings } from '../../../../shared/rules/benefit-rules';
import { fillIn } from '../../../../shared/rules/fill-in';
import { checker } from '../../builders/checker';
import { citizenNumber, TODAY } from '../../builders/citizen-numbers';
import { numbersOf } from '../../builders/findings';

const NOTICE = {
  topic: '2026年第二季度农村低保对象',
  subject: 'target',
  level: 'village',
  board: 'first',
  places: '村务公开栏',
  postAt: '2026-06-01',
  days: 7,
  unit: 'calendar',
};
const check = checker('public-notice', NOTICE);
const objection = (state: string) => [{ id: 'a', date: '2026-06-03', content: '家有轿车', state }];

test('nothing is said about a notice that runs', () => {
  expect(check()).toEqual([]);
});

// Source: postings of three levels, seven days or seven working days by policy.
describe('V19 nothing is settled before the notice has run', () => {
  test.each([
    [{ settledAt: '2026-06-08' }, ['V19 error settledAt']],
    [{ settledAt: '2026-06-09' }, []],
    [{ settledAt: '2026-06-08', countsPostingDay: true }, []],
    [{ settledAt: '2026-06-10', unit: 'working' }, ['V19 error settledAt']],
    [{ settledAt: '2026-06-11', unit: 'working' }, []],
    [{ settledAt: '2026-06-20', endAt: '2026-06-07' }, ['V19 error settledAt']],
    [{ settledAt: '2026-06', outcome: 'clear' }, []],
    [{ settledAt: '2026-06-03', outcome: 'withdrawn' }, []],
  ])('%j', (changes, findings) => {
    expect(check(changes)).toEqual(findings);
  });

  test('a result without a day counts from today', () => {
    expect(check({ outcome: 'clear' }, '2026-06-08')).toEqual(['V19 error outcome']);
    expect(check({ outcome: 'clear' }, '2026-06-09')).toEqual([]);
  });
});

describe('V20 nothing is settled over an open objection', () => {
  test.each([
    ['open', ['V20 error objections']],
    ['', ['V20 error objections']],
    ['upheld', []],
    ['rejected', []],
  ])('objection %j', (state, findings) => {
    expect(check({ objections: objection(state), settledAt: '2026-06-20' })).toEqual(findings);
  });

  test('it may stand while the notice runs', () => {
    expect(check({ objections: objection('open') })).toEqual([]);
  });
});

test('V157 a notice taken down or ended too early is named, V158 a provisional end too', () => {
  expect(check({ endAt: '2026-06-07' })).toEqual(['V157 warning endAt']);
  expect(check({ removedAt: '2026-06-05' })).toEqual(['V157 warning removedAt']);
  expect(check({ postAt: '2031-03-03', unit: 'working' }, '2031-12-31')).toEqual(['V158 note endAt']);
});

test('V145 a corrected notice names the one that followed', () => {
  expect(check({ outcome: 'corrected' })).toEqual(['V145 warning correctedNoticeId']);
  expect(check({ outcome: 'corrected', correctedNoticeId: 'n2' })).toEqual([]);
});

// Source: public boards show head, area or persons, rate, amount and a phone for complaints; never numbers.
describe('V22 numbers are never posted', () => {
  test.each([
    [`高凡艳 ${citizenNumber('1964-04-03', 241)} 240元`, true],
    ['高凡艳 420683 19640403 2412 240元', true],
    ['高凡艳 6217290408168903380 240元', true],
    ['高凡艳 420683********2412 240元', false],
    ['监督电话 0710-6222222、13912345678', false],
    ['共 220 户，2026年6月1日至2026年6月8日', false],
  ])('in %j: %s', (content, found) => {
    expect(check({ content })).toEqual(found ? ['V22 error content'] : []);
  });

  test('the columns for the board hold none, and others are refused by name', () => {
    expect(publicPrintFindings(benefitFields, PUBLIC_BENEFIT_COLUMNS)).toEqual([]);
    expect(
      numbersOf(publicPrintFindings(benefitFields, ['head', 'idNo', 'bankAccount', 'hardship'])),
    ).toEqual(['V22 error idNo', 'V22 error bankAccount', 'V22 error hardship']);
  });

  test('nor on a board of disclosure', () => {
    const disclosure = checker('disclosure', {
      topic: '低保名单',
      kind: 'policy',
      postAt: '2026-06-01',
      place: '公开栏',
    });
    expect(disclosure()).toEqual([]);
    expect(disclosure({ content: citizenNumber('1964-04-03', 241) })).toEqual(['V22 error content']);
  });
});

test('the end of a notice is filled in from its days, and a typed one is kept', () => {
  const type = recordType('public-notice');
  expect(fillIn(type, NOTICE, { today: TODAY }).values).toEqual({ endAt: '2026-06-08' });
  expect(fillIn(type, { ...NOTICE, endAt: '2026-06-30' }, { today: TODAY }).values).toEqual({});
  expect(fillIn(type, { ...NOTICE, postAt: '2026-06' }, { today: TODAY }).values).toEqual({});
});
