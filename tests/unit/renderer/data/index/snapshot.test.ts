import { beforeAll, describe, expect, test } from 'vitest';
import { RecordIndex } from '../../../../../renderer/data/index/record-index';
import { searchAll } from '../../../../../renderer/data/index/search';
import { openSnapshot, sealSnapshot } from '../../../../../renderer/data/index/snapshot';
import { createSealer, SealBroken, type Sealer } from '../../../../../renderer/data/view/sealer';
import type { SealedChunk } from '../../../../../renderer/data/view/view';
import { memberValues } from '../../../builders/members';
import { storedRecord } from '../../../builders/stored-record';

const CONTEXT = { wall: Date.UTC(2026, 10, 23), today: '2026-11-23' };
const FACTS = { schema: 's1', applied: 7, day: '2026-11-23' };
const random = (count: number) => crypto.getRandomValues(new Uint8Array(count));
let sealer: Sealer;
let index: RecordIndex;
let chunks: readonly SealedChunk[];

beforeAll(async () => {
  sealer = await createSealer(random(32), random);
  index = new RecordIndex();
  const names = ['张三', '李四', '王五\n六'];
  const members = names.map((name, at) =>
    storedRecord(`m${at}`, 'member', memberValues({ name, branchId: 'o1' })),
  );
  index.take([...members, storedRecord('o1', 'organization', { fullName: '河口村支部' })], CONTEXT);
  chunks = await sealSnapshot(index, FACTS, sealer, async () => undefined);
});

describe('the snapshot of an index', () => {
  test('gives the same lists and finds the same', async () => {
    const opened = new RecordIndex();
    expect(await openSnapshot(opened, chunks, 's1', sealer)).toMatchObject(FACTS);
    const [before, after] = [index.of('member')!, opened.of('member')!];
    for (let row = 0; row < before.size; row++) {
      expect(after.idAt(row)).toBe(before.idAt(row));
      expect(after.titleAt(row)).toBe(before.titleAt(row));
      expect(after.cell('birthDate', row)).toBe(before.cell('birthDate', row));
      expect(after.levelAt(row)).toBe(before.levelAt(row));
    }
    for (const text of ['ls', '张', '王五', '河口']) {
      expect(searchAll(opened, text, 5)).toEqual(searchAll(index, text, 5));
    }
  });

  test('takes changes after it was opened', async () => {
    const opened = new RecordIndex();
    await openSnapshot(opened, chunks, 's1', sealer);
    const changed = storedRecord('m1', 'member', memberValues({ name: '李四光', branchId: 'o1' }));
    opened.take([changed, storedRecord('m9', 'member', memberValues({ name: '赵六' }))], CONTEXT);
    expect(searchAll(opened, '李四光', 5)[0]?.hits.map(({ id }) => id)).toEqual(['m1']);
    expect(searchAll(opened, 'zl', 5)[0]?.hits.map(({ id }) => id)).toEqual(['m9']);
  });

  test('is not used when it was made under other declarations, or is not there', async () => {
    expect(await openSnapshot(new RecordIndex(), chunks, 's2', sealer)).toBeUndefined();
    expect(await openSnapshot(new RecordIndex(), [], 's1', sealer)).toBeUndefined();
  });

  test('holds no value in clear, and one flipped bit in any chunk is noticed', async () => {
    for (const [at, chunk] of chunks.entries()) {
      expect(new TextDecoder().decode(chunk.sealed)).not.toContain('张三');
      const sealed = chunk.sealed.slice();
      sealed[sealed.length >> 1] = (sealed[sealed.length >> 1] ?? 0) ^ 4;
      const tampered = chunks.map((one, i) => (i === at ? { ...one, sealed } : one));
      await expect(openSnapshot(new RecordIndex(), tampered, 's1', sealer)).rejects.toThrow(SealBroken);
    }
  });
});
