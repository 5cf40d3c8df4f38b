import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { identitiesIn, identitiesInTurns } from '../../../../renderer/data/identities';
import type { Described } from '../../../../renderer/data/index/described';
import { TypeIndex } from '../../../../renderer/data/index/type-index';
import { recordType } from '../../../../shared/records/registry';

/** A member of whom the index knows a number and whether he is deleted. */
function person(id: string, idNo: string, deleted = false): Described {
  return {
    id,
    title: id,
    cells: new Map([
      ['idNo', idNo],
      ['status', '1'],
    ]),
    deleted,
    deletedAt: undefined,
    deletedBy: undefined,
    conflict: false,
    farAhead: false,
    level: null,
    completeness: 0,
    texts: { han: '', latin: '' },
  };
}

const NUMBERS = ['11010519491231002X', '440524188001010014', '110101199003070011'];

const steps = fc.array(
  fc.record({
    id: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
    idNo: fc.constantFrom(...NUMBERS, ''),
    deleted: fc.boolean(),
    look: fc.boolean(),
  }),
  { maxLength: 40 },
);

const groupsOf = (shared: ReadonlyMap<string, readonly string[]>) =>
  [...shared].map(([text, ids]) => `${text}:${[...ids].sort().join()}`).sort();

describe('identities', () => {
  it('followed change by change are those looked up anew', () => {
    fc.assert(
      fc.property(steps, (changes) => {
        const followed = new TypeIndex(recordType('member'));
        for (const { id, idNo, deleted, look } of changes) {
          followed.upsert(person(id, idNo, deleted));
          if (look) identitiesIn(followed);
        }
        const fresh = new TypeIndex(recordType('member'));
        for (const { id, idNo, deleted } of changes) fresh.upsert(person(id, idNo, deleted));
        expect(groupsOf(identitiesIn(followed).shared())).toEqual(groupsOf(identitiesIn(fresh).shared()));
      }),
    );
  });

  it('name everybody who has a number, and nobody who had it before', () => {
    fc.assert(
      fc.property(steps, fc.constantFrom(...NUMBERS), (changes, idNo) => {
        const followed = new TypeIndex(recordType('member'));
        const numbers = new Map<string, string>();
        for (const { id, idNo: own, deleted, look } of changes) {
          followed.upsert(person(id, own, deleted));
          numbers.set(id, deleted ? '' : own);
          if (look) identitiesIn(followed);
        }
        const having = [...numbers].flatMap(([id, own]) => (own === idNo ? [id] : []));
        const found = identitiesIn(followed).holders({ idNo, status: '1' });
        expect([...(found.get(`idNo:${idNo}`) ?? [])].sort()).toEqual(having.sort());
      }),
    );
  });

  it('are the same when built in turns, also when something changes in between', async () => {
    const index = new TypeIndex(recordType('member'));
    for (let n = 0; n < 5000; n += 1) index.upsert(person(`p${n}`, n % 1000 === 0 ? (NUMBERS[0] ?? '') : ''));
    const building = identitiesInTurns(index);
    index.upsert(person('p1000', NUMBERS[1] ?? ''));
    index.upsert(person('p9999', NUMBERS[1] ?? ''));
    const shared = [...(await building).shared()];
    expect(shared.map(([, ids]) => [...ids].sort())).toEqual([
      ['p0', 'p2000', 'p3000', 'p4000'],
      ['p1000', 'p9999'],
    ]);
  });
});
