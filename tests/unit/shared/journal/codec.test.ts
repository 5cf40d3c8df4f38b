import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeEntry, decodeRegisters, encodeEntry, type KnownTypes } from '../../../../shared/journal/codec';
import type { Entry } from '../../../../shared/journal/entry';
import { applyEntries } from '../../../../shared/journal/merge';
import { decodeState, encodeState } from '../../../../shared/journal/state-codec';
import type { Json } from '../../../../shared/kernel/json';
import { anyEntry, entryOf, stampOf, write } from '../../builders/journal';

const overWire = (entry: Entry): Json => JSON.parse(JSON.stringify(encodeEntry(entry)));
const KNOWN: KnownTypes = {
  version: (type) => (type === 'member' ? 1 : undefined),
  hasField: (_type, field) => field === 'name' || field === 'posts',
};

describe('an entry', () => {
  test('comes back from storage as it was written', () => {
    fc.assert(
      fc.property(anyEntry, (entry) => {
        expect(decodeEntry(overWire(entry))).toEqual({ kind: 'entry', entry });
      }),
    );
  });

  test('of a newer format is kept verbatim and not merged', () => {
    const raw = { v: 2, id: 'e1', shape: ['unheard', { of: 1 }] };
    expect(decodeEntry(raw)).toEqual({ kind: 'newer', raw, id: 'e1', v: 2 });
  });

  test('of an unknown type or with unknown fields is merged all the same and reported', () => {
    const foreign = entryOf({ type: 'poverty', writes: { area: write('3.5') } });
    const newer = entryOf({ writes: { name: write('王'), 'skills/s1': write({}), $deleted: write(false) } });
    expect(decodeEntry(overWire(foreign), KNOWN)).toEqual({
      kind: 'entry',
      entry: foreign,
      unknown: { type: 'poverty', fields: [] },
    });
    expect(decodeEntry(overWire(newer), KNOWN)).toMatchObject({ unknown: { fields: ['skills'] } });
    expect(applyEntries(undefined, [foreign])?.registers.area?.heads[0]?.value).toBe('3.5');
  });

  test('of a newer declaration of a known type is reported with its version', () => {
    const newer = entryOf({ schema: 7, writes: { 'posts/p1': write({}) } });
    expect(decodeEntry(overWire(newer), KNOWN)).toMatchObject({ unknown: { schema: 7, fields: [] } });
  });

  test('with a reason that this version does not know keeps its facts', () => {
    const raw = { ...Object(overWire(entryOf({ writes: {} }))), why: { kind: 'telepathy', note: '想到' } };
    expect(decodeEntry(raw)).toMatchObject({ entry: { why: { kind: 'edit', note: '想到' } } });
  });

  test.each<[string, Json]>([
    ['id', { id: '' }],
    ['v', { v: '1' }],
    ['stamp', { stamp: 'yesterday' }],
    ['record', { record: 7 }],
    ['schema', { schema: -1 }],
    ['wall', { wall: null }],
    ['entry', { writes: { name: { value: '王', saw: ['x'] } } }],
    ['entry', { writes: { name: { saw: [] } } }],
    ['entry', { author: 'me' }],
    ['entry', { absorbed: { name: { heads: 1, over: [] } } }],
  ])('with a wrong %s is handed back as it came and says where', (where, wrong) => {
    const raw = Object.assign(Object(overWire(entryOf({ writes: {} }))), wrong);
    expect(decodeEntry(raw)).toEqual({ kind: 'malformed', raw, where });
  });

  test('is never invented from other data', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(decodeEntry(value as Json).kind).not.toBe('entry');
      }),
    );
  });
});

test('registers from outside are put in order while reading', () => {
  const [one, two, three] = [stampOf(1), stampOf(2), stampOf(3)];
  const raw = {
    name: { heads: [one, three, three, two].map((stamp) => ({ stamp, value: '王' })), over: [two, one, two] },
  };
  expect(decodeRegisters(raw)).toEqual({
    name: { heads: [{ stamp: three, value: '王' }], over: [one, two] },
  });
});

describe('the compact text of a state', () => {
  test('gives back the state', () => {
    fc.assert(
      fc.property(fc.array(anyEntry, { minLength: 1, maxLength: 6 }), (entries) => {
        const state = applyEntries(undefined, entries)!;
        expect(decodeState(encodeState(state))).toEqual(state);
      }),
    );
  });

  test('names a stamp once, however many fields were written with it', () => {
    const fields = Array.from({ length: 20 }, (_, n) => [`field${n}`, write(n)]);
    const text = encodeState(applyEntries(undefined, [entryOf({ writes: Object.fromEntries(fields) })])!);
    expect(text.split(stampOf(1))).toHaveLength(2);
  });

  test.each([
    '',
    '{',
    '[]',
    'null',
    '[2,"r1","member",1,[],[],{}]',
    '[1,"r1","member",1,[],[[0,{"a":1}]],{}]',
  ])('is refused when it reads %j', (text) => {
    expect(decodeState(text)).toBeUndefined();
  });
});
