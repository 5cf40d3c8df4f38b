import { beforeAll, describe, expect, test } from 'vitest';
import type { QuerySpec } from '../../../../../renderer/data/api';
import { PartAway } from '../../../../../renderer/data/index/column';
import { facetsOf, runQuery } from '../../../../../renderer/data/index/query';
import { RecordIndex } from '../../../../../renderer/data/index/record-index';
import { searchAll } from '../../../../../renderer/data/index/search';
import { FIRST, openSnapshot, REST, sealSnapshot } from '../../../../../renderer/data/index/snapshot';
import type { StoredRecord } from '../../../../../renderer/data/records/stored-record';
import { createSealer, SealBroken, type Sealer } from '../../../../../renderer/data/view/sealer';
import type { SealedChunk } from '../../../../../renderer/data/view/view';
import { memberValues } from '../../../builders/members';
import { storedRecord } from '../../../builders/stored-record';

const CONTEXT = { wall: Date.UTC(2026, 10, 23), today: '2026-11-23' };
const FACTS = { schema: 's1', applied: 7, day: '2026-11-23', id: 'one' };
const NO_PAUSE = async () => undefined;
/** More than are read whole at once. */
const MANY = 2_100;
const random = (count: number) => crypto.getRandomValues(new Uint8Array(count));
const sealer: Promise<Sealer> = createSealer(random(32), random);

/** An index and its snapshot. */
interface Kept {
  readonly members: readonly StoredRecord[];
  readonly index: RecordIndex;
  readonly chunks: readonly SealedChunk[];
}

const SURNAMES = ['张', '李', '王', '赵', '周'];
const memberOf = (at: number, name: string) =>
  storedRecord(`m${at}`, 'member', memberValues({ name, branchId: 'o1', nativePlace: `河口村 ${at} 组` }));

async function kept(names: readonly string[]): Promise<Kept> {
  const index = new RecordIndex();
  const members = names.map((name, at) => memberOf(at, name));
  index.take([...members, storedRecord('o1', 'organization', { fullName: '河口村支部' })], CONTEXT);
  return { members, index, chunks: await sealSnapshot(index, FACTS, await sealer, NO_PAUSE) };
}

const partOf = (chunks: readonly SealedChunk[], prefix: string) =>
  chunks.filter(({ key }) => key.startsWith(prefix));

const noOwnTypes = async () => undefined;

async function openFirst(chunks: readonly SealedChunk[]) {
  const index = new RecordIndex();
  const opened = await openSnapshot(index, partOf(chunks, FIRST), 's1', await sealer, noOwnTypes);
  if (opened === undefined) throw new Error('the snapshot was not used');
  return { index, ...opened };
}

async function openWhole(chunks: readonly SealedChunk[]): Promise<RecordIndex> {
  const { index, takeRest } = await openFirst(chunks);
  await takeRest(partOf(chunks, REST));
  return index;
}

const listOf = (spec: Partial<QuerySpec> = {}): QuerySpec => ({
  type: 'member',
  branch: null,
  filters: {},
  sort: [{ field: 'name', descending: false }],
  columns: [],
  ...spec,
});

const namesOf = (index: RecordIndex, spec?: Partial<QuerySpec>) => {
  const members = index.of('member')!;
  return [...runQuery(index, members, listOf(spec), { today: '2026-04-15' })].map((row) =>
    members.titleAt(row),
  );
};

let few: Kept;
let many: Kept;

beforeAll(async () => {
  few = await kept(['张三', '李四', '王五\n六']);
  many = await kept(Array.from({ length: MANY }, (_, at) => `${SURNAMES[at % 5]}${(at * 7919) % MANY}`));
});

describe('the snapshot of an index', () => {
  test('gives the same lists and finds the same', async () => {
    for (const { index, chunks } of [few, many]) {
      const opened = await openWhole(chunks);
      const [before, after] = [index.of('member')!, opened.of('member')!];
      for (let row = 0; row < before.size; row++) {
        expect(after.idAt(row)).toBe(before.idAt(row));
        expect(after.titleAt(row)).toBe(before.titleAt(row));
        expect(after.cell('nativePlace', row)).toBe(before.cell('nativePlace', row));
        expect(after.levelAt(row)).toBe(before.levelAt(row));
      }
      expect(namesOf(opened)).toEqual(namesOf(index));
      for (const text of ['ls', '张', '王五', '河口', '李77']) {
        expect(searchAll(opened, text, 5)).toEqual(searchAll(index, text, 5));
      }
    }
  });

  test('takes changes after it was opened', async () => {
    const opened = await openWhole(few.chunks);
    opened.take([memberOf(1, '李四光'), memberOf(9, '赵六')], CONTEXT);
    expect(searchAll(opened, '李四光', 5)[0]?.hits.map(({ id }) => id)).toEqual(['m1']);
    expect(searchAll(opened, 'zl', 5)[0]?.hits.map(({ id }) => id)).toEqual(['m9']);
  });

  test('sorts a list after changes as an index made anew does', async () => {
    const changes = [memberOf(3, '艾一'), memberOf(5, '李四'), memberOf(MANY, '左六')];
    const anew = new RecordIndex();
    anew.take(
      [...many.members.map((one, at) => changes.find(({ state }) => state.id === `m${at}`) ?? one)],
      CONTEXT,
    );
    anew.take(changes.slice(2), CONTEXT);
    for (const isWhole of [true, false]) {
      const { index, takeRest } = await openFirst(many.chunks);
      if (isWhole) await takeRest(partOf(many.chunks, REST));
      for (const one of changes) {
        index.take([one], CONTEXT);
        namesOf(index);
      }
      expect(namesOf(index)).toEqual(namesOf(anew));
      expect(namesOf(index)[0]).toBe('艾一');
    }
  });

  test('shows the first list before the rest of it was read, and refuses to answer what needs the rest', async () => {
    const { index, takeRest } = await openFirst(many.chunks);
    const members = index.of('member')!;
    expect(namesOf(index)).toEqual(namesOf(many.index));
    const asks = [
      () => namesOf(index, { text: '张' }),
      () => namesOf(index, { filters: { nativePlace: { kind: 'contains', text: '河口' } } }),
      () => namesOf(index, { sort: [{ field: 'nativePlace', descending: true }] }),
      () => facetsOf(index, members, listOf(), 'nativePlace', { today: '2026-04-15' }),
      () => searchAll(index, '张', 5),
    ];
    for (const ask of asks) expect(ask).toThrow(PartAway);
    await expect(sealSnapshot(index, FACTS, await sealer, NO_PAUSE)).rejects.toThrow(PartAway);
    index.take([memberOf(1, '李四光')], CONTEXT);
    for (const ask of asks) expect(ask).toThrow(PartAway);
    await takeRest(partOf(many.chunks, REST));
    for (const ask of asks) expect(ask).not.toThrow();
    expect(searchAll(index, '李四光', 5)[0]?.hits.map(({ id }) => id)).toEqual(['m1']);
    expect(members.cell('nativePlace', 1)).toBe('河口村 1 组');
  });

  test('is not used when it was made under other declarations, or is not there', async () => {
    const first = partOf(few.chunks, FIRST);
    expect(await openSnapshot(new RecordIndex(), first, 's2', await sealer, noOwnTypes)).toBeUndefined();
    expect(await openSnapshot(new RecordIndex(), [], 's1', await sealer, noOwnTypes)).toBeUndefined();
  });

  test('holds no value in clear, and one flipped bit in any chunk, or a chunk that is gone, is noticed', async () => {
    for (const [at, chunk] of many.chunks.entries()) {
      expect(new TextDecoder().decode(chunk.sealed)).not.toContain('河口');
      const sealed = chunk.sealed.slice();
      sealed[sealed.length >> 1] = (sealed[sealed.length >> 1] ?? 0) ^ 4;
      const tampered = many.chunks.map((one, i) => (i === at ? { ...one, sealed } : one));
      await expect(openWhole(tampered)).rejects.toThrow(SealBroken);
      if (chunk.key === `${FIRST}head`) continue;
      await expect(openWhole(many.chunks.filter((one) => one !== chunk))).rejects.toThrow(SealBroken);
    }
  });

  test('takes no chunk of another snapshot for its own', async () => {
    const other = await sealSnapshot(many.index, { ...FACTS, id: 'two' }, await sealer, NO_PAUSE);
    const mixed = [...partOf(many.chunks, FIRST), ...partOf(other, REST)];
    await expect(openWhole(mixed)).rejects.toThrow(SealBroken);
  });
});
