import fc from 'fast-check';
import { expect, test } from 'vitest';
import { receive, type Stamp, tick } from '../../../../shared/journal/clock';
import type { Entry, RecordState } from '../../../../shared/journal/entry';
import { applyEntry } from '../../../../shared/journal/merge';
import { readRecord, stampsAt } from '../../../../shared/journal/read-record';
import { entryOf, wallOf } from '../../builders/journal';

/**
 * Several PCs that write, exchange, jump in time and get cloned, against a reference that knows nothing of
 * registers: all writes ever made, and which of them some write has seen.
 */
interface Pc {
  device: string;
  wall: number;
  last: Stamp | undefined;
  journal: Entry[];
  state: RecordState | undefined;
}

type Step =
  | { do: 'write'; pc: number; path: string; value: string; blind: boolean }
  | { do: 'send'; pc: number; to: number; part: number }
  | { do: 'jump'; pc: number; seconds: number }
  | { do: 'clone'; pc: number; to: number };

const anyPc = fc.nat(4);
const anyStep: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('write' as const),
      pc: anyPc,
      path: fc.constantFrom('name', 'phone', 'posts/p1', '$deleted'),
      value: fc.constantFrom('甲', '乙', '丙'),
      blind: fc.boolean(),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('send' as const), pc: anyPc, to: anyPc, part: fc.nat(20) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('jump' as const),
      pc: anyPc,
      seconds: fc.constantFrom(-94_608_000, -60, 5, 315_360_000),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('clone' as const), pc: anyPc, to: anyPc }) },
);

const newPc = (index: number): Pc => ({
  device: `pc${index}00000`,
  wall: wallOf(index),
  last: undefined,
  journal: [],
  state: undefined,
});

function write(pc: Pc, step: Extract<Step, { do: 'write' }>, entries: number): void {
  const stamp = tick(pc.last, pc.wall, pc.device);
  const saw = step.blind ? [] : stampsAt(pc.state, step.path);
  take(pc, entryOf({ id: `e${entries}`, stamp, writes: { [step.path]: { value: step.value, saw } } }));
  pc.last = stamp;
  pc.wall += 1;
}

function take(pc: Pc, entry: Entry): void {
  pc.journal.push(entry);
  pc.state = applyEntry(pc.state, entry);
  pc.last = receive(pc.last, entry.stamp, pc.wall);
}

function run(steps: readonly Step[]): Pc[] {
  const pcs = [0, 1, 2, 3, 4].map(newPc);
  let entries = 0;
  for (const step of steps) {
    const pc = pcs[step.pc]!;
    if (step.do === 'write') write(pc, step, entries++);
    else if (step.do === 'jump') pc.wall += step.seconds * 1000;
    // Any part of the journal can arrive, in any order, as often as one likes.
    else if (step.do === 'send')
      for (const entry of pc.journal.slice(step.part % 3).reverse()) take(pcs[step.to]!, entry);
    else if (step.to !== step.pc) pcs[step.to] = { ...pc, journal: [...pc.journal] };
  }
  for (const from of pcs)
    for (const to of pcs) if (from !== to) for (const entry of from.journal.slice()) take(to, entry);
  for (const to of pcs) for (const entry of pcs[4]!.journal.slice()) take(to, entry);
  return pcs;
}

/** All values at a path that no write has seen, as `stamp value`. */
function reference(entries: readonly Entry[], path: string): string[] {
  const writes = entries.filter((entry) => entry.writes[path] !== undefined);
  const seen = new Set(
    writes.flatMap((entry) => entry.writes[path]!.saw.filter((stamp) => stamp !== entry.stamp)),
  );
  const standing = writes.filter((entry) => !seen.has(entry.stamp));
  return [...new Set(standing.map((entry) => `${entry.stamp} ${entry.writes[path]!.value}`))].sort();
}

test('PCs that exchange at random agree with each other and with the set of unseen writes', () => {
  fc.assert(
    fc.property(fc.array(anyStep, { minLength: 1, maxLength: 40 }), (steps) => {
      const pcs = run(steps);
      const all = pcs.flatMap((pc) => pc.journal);
      for (const pc of pcs) {
        for (const path of ['name', 'phone', 'posts/p1', '$deleted']) {
          const heads = pc.state?.registers[path]?.heads ?? [];
          expect(heads.map((head) => `${head.stamp} ${head.value}`).sort()).toEqual(reference(all, path));
        }
        if (pc.state) expect(readRecord(pc.state, wallOf(0))).toEqual(readRecord(pcs[0]!.state!, wallOf(0)));
      }
    }),
    { numRuns: 300 },
  );
});

test('a PC that took everything once changes nothing when it all comes again', () => {
  fc.assert(
    fc.property(fc.array(anyStep, { minLength: 1, maxLength: 30 }), (steps) => {
      const [pc] = run(steps);
      const before = pc!.state;
      const again = pc!.journal.reduce<RecordState | undefined>(
        (state, entry) => applyEntry(state, entry),
        before,
      );
      expect(again).toEqual(before);
    }),
  );
});
