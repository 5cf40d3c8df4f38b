import { describe, expect, test } from 'vitest';
import { doubtOf, isBehind, type Mark } from '../../../../../renderer/data/view/mark';

const HEADS = { a: { seq: 5, hash: 'h5' } };
const MARK: Mark = { heads: HEADS, entries: 9, rows: 4, applied: 2, blanked: 1, schema: 's' };
const journal = (seq: number, hash: string, device = 'a', entries = 9) => ({
  heads: { [device]: { seq, hash } },
  entries,
  blanked: 1,
});

describe('the view is trusted', () => {
  test('when declarations and the journal agree with its mark', () => {
    expect(doubtOf(MARK, 's', journal(5, 'h5'))).toBeNull();
    expect(isBehind(MARK, journal(5, 'h5'))).toBe(false);
  });

  test('when the journal went on: what is missing is replayed', () => {
    expect(doubtOf(MARK, 's', journal(8, 'h8', 'a', 12))).toBeNull();
    expect(isBehind(MARK, journal(8, 'h8'))).toBe(true);
    expect(isBehind(MARK, { heads: { ...MARK.heads, b: { seq: 0, hash: 'x' } } })).toBe(true);
  });
});

describe('the view is made anew', () => {
  test.each([
    ['schema', 't', journal(5, 'h5')],
    ['journal-shorter', 's', journal(4, 'h4')],
    ['journal-shorter', 's', journal(9, 'h9', 'b')],
    ['journal-other', 's', journal(5, 'other')],
    ['journal-other', 's', journal(5, 'h5', 'a', 10)],
    ['journal-other', 's', { ...journal(5, 'h5'), blanked: 2 }],
  ])('because of %s', (doubt, schema, heads) => {
    expect(doubtOf(MARK, schema, heads)).toBe(doubt);
  });
});
