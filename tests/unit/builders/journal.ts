import fc from 'fast-check';
import { formatStamp, type Stamp } from '../../../shared/journal/clock';
import type { Entry, RecordState, Register, Write } from '../../../shared/journal/entry';
import type { Json } from '../../../shared/kernel/json';

/** A stamp of second `n` of some morning, by a device whose id is `name` filled up. */
export const stampOf = (n: number, name = 'a', counter = 0): Stamp =>
  formatStamp({ ms: 1_700_000_000_000 + n * 1000, counter, device: deviceOf(name) });

/** A valid device id from a short name. */
export const deviceOf = (name: string): string => name.padEnd(8, '0').slice(0, 8);

/** Wall clock of second `n` of the same morning. */
export const wallOf = (n: number): number => 1_700_000_000_000 + n * 1000;

/** An entry on record `r1`; name only what the test is about. */
export function entryOf(parts: Partial<Entry> & { readonly writes: Readonly<Record<string, Write>> }): Entry {
  const stamp = parts.stamp ?? stampOf(1);
  return {
    v: 1,
    id: `e-${stamp}`,
    act: `act-${stamp}`,
    record: 'r1',
    type: 'member',
    schema: 1,
    stamp,
    wall: 1_700_000_000_000,
    device: stamp.slice(18),
    author: { user: 'u1', name: '李干事' },
    why: { kind: 'edit' },
    ...parts,
  };
}

/** A write that saw these stamps. */
export const write = (value: Json, ...saw: Stamp[]): Write => ({ value, saw });

/** A state with one value a path, all of one stamp. */
export function stateOf(values: Readonly<Record<string, Json>>, stamp = stampOf(1)): RecordState {
  const registers = Object.entries(values).map(([path, value]): [string, Register] => [
    path,
    { heads: [{ stamp, value }], over: [] },
  ]);
  return { id: 'r1', type: 'member', schema: 1, registers: Object.fromEntries(registers) };
}

/** Few stamps, so that the same ones meet again and again. */
export const anyStamp: fc.Arbitrary<Stamp> = fc
  .tuple(fc.nat(4), fc.constantFrom('a', 'b'), fc.nat(1))
  .map(([n, device, counter]) => stampOf(n, device, counter));

/** Plain data as a field may hold it. */
export const anyValue: fc.Arbitrary<Json> = fc.oneof(
  fc.constantFrom<Json>('甲', '乙', null, true, 7),
  fc.record({ post: fc.constantFrom('书记', '委员') }),
);

export const anyPath = fc.constantFrom(
  'name',
  'phone',
  'posts/p1',
  'posts/p2',
  '$deleted',
  '__proto__',
  'constructor',
);

/** Entries on one record in which anything can meet anything: also equal stamps with different values (a clone). */
export const anyEntry: fc.Arbitrary<Entry> = fc
  .tuple(
    anyStamp,
    fc.array(fc.tuple(anyPath, anyValue, fc.array(anyStamp, { maxLength: 3 })), { maxLength: 4 }),
  )
  .chain(([stamp, writes]) =>
    fc.tuple(fc.constant(stamp), fc.constant(writes), fc.nat(3), fc.option(anyRegisters, { nil: undefined })),
  )
  .map(([stamp, writes, schema, absorbed]) => {
    const fields = Object.fromEntries(writes.map(([path, value, saw]) => [path, { value, saw }]));
    return entryOf({ stamp, schema, writes: fields, ...(absorbed ? { absorbed } : {}) });
  });

/** Registers as a bundle brings them: normal, as the codec hands them over. */
export const anyRegisters: fc.Arbitrary<Record<string, Register>> = fc
  .array(fc.tuple(anyPath, anyStamp, anyValue, fc.uniqueArray(anyStamp, { maxLength: 2 })), { maxLength: 3 })
  .map((parts) =>
    Object.fromEntries(
      parts.map(([path, stamp, value, saw]) => [
        path,
        { heads: [{ stamp, value }], over: saw.filter((one) => one !== stamp).sort() },
      ]),
    ),
  );
