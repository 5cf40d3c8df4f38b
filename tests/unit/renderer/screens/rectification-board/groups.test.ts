import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RectificationCard } from '../../../../../renderer/data/api';
import { GROUPINGS, groupsOf, isFound } from '../../../../../renderer/screens/rectification-board/groups';
import { choicesOf } from '../../../../../shared/records/codes';
import { DEADLINE_LANES } from '../../../../../shared/rules/rectification-lanes';

const CARD: RectificationCard = {
  id: 'a',
  no: '2026-督查-001',
  year: '2026',
  problem: '签到表缺签名',
  branchId: 'u1',
  unit: '河口村党支部',
  supportUnits: '',
  source: '专项督查',
  target: '',
  measure: '补签',
  leader: '王建国',
  person: '潘秀英',
  dueText: '2026-12-10',
  due: '2026-12-10',
  lane: 'later',
  daysOverdue: 0,
  state: 'working',
  locked: null,
  situation: '',
  last: null,
  evidence: 0,
  obstacles: [],
  isClaimed: false,
  doneAt: '',
  acceptor: '',
  acceptedAt: '',
  acceptance: '',
  closedAt: '',
  recheck: null,
};

const labels = (cards: readonly RectificationCard[], by: 'deadline' | 'unit' | 'state') =>
  groupsOf(cards, by, ['u2', 'u1']).map(({ label, cards: own }) => `${label} ${own.length}`);

describe('groups', () => {
  test('by deadline show the seven usual ones always, the others when something lies in them', () => {
    expect(labels([CARD], 'deadline')).toEqual([
      '逾期 0',
      '本周 0',
      '本月 0',
      '以后 1',
      '立行立改 0',
      '长期坚持 0',
      '已销号 0',
    ]);
    expect(labels([{ ...CARD, lane: 'undated' }], 'deadline').at(-1)).toBe('时限不明 1');
  });

  test('by unit stand in the order of the tree, what has none last', () => {
    const cards = [
      CARD,
      { ...CARD, id: 'b', branchId: null, unit: '' },
      { ...CARD, id: 'c', branchId: 'u2', unit: '柳林村党支部' },
    ];
    expect(labels(cards, 'unit')).toEqual(['柳林村党支部 1', '河口村党支部 1', '没有填写责任单位 1']);
  });

  test('by state stand in the order of an item’s life, a state of a newer version last', () => {
    const cards = ['closed', 'working', 'x-new', 'registered'].map((state, at) => ({
      ...CARD,
      id: String(at),
      state,
    }));
    expect(groupsOf(cards, 'state', []).map(({ key }) => key)).toEqual([
      'registered',
      'working',
      'closed',
      'x-new',
    ]);
  });

  test('hold each item exactly once and keep its order, however they are made', () => {
    const card = fc.record({
      lane: fc.constantFrom(...DEADLINE_LANES),
      state: fc.constantFrom(...choicesOf('rectification-state').map(({ code }) => code)),
      branchId: fc.constantFrom('u1', 'u2', 'u3', null),
    });
    fc.assert(
      fc.property(fc.array(card), fc.constantFrom(...GROUPINGS), (all, { value }) => {
        const cards = all.map((one, at) => ({ ...CARD, ...one, id: String(at).padStart(4, '0') }));
        const groups = groupsOf(cards, value, ['u2', 'u1']);
        const ids = groups.flatMap((group) => group.cards.map(({ id }) => id));
        expect([...ids].sort()).toEqual(cards.map(({ id }) => id));
        for (const group of groups)
          expect(group.cards.map(({ id }) => id)).toEqual(group.cards.map(({ id }) => id).sort());
      }),
    );
  });
});

test('an item is found by every word of its line, in any order', () => {
  expect(isFound(CARD, '')).toBe(true);
  expect(isFound(CARD, '潘秀英 签到')).toBe(true);
  expect(isFound(CARD, '督查 柳林')).toBe(false);
});
