import { readFile, writeFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { HEADER_BYTES, readHeader } from '../../../../electron/services/vault/frame';
import {
  codesOf,
  draft,
  EDIT,
  entryIds,
  good,
  newVault,
  reopened,
  save,
  segmentPaths,
} from '../../builders/vault';

/** Every segment holds a few acts, and opening reads only the last one's payloads. */
const LARGE = { segmentBytes: 4096, fullCheckBytes: 1024 };

/** Flips one bit in the sealed payload of the second frame, the first one that holds an entry. */
async function spoilFirstEntry(folder: string): Promise<void> {
  const [path = ''] = await segmentPaths(folder);
  const bytes = await readFile(path);
  const second = HEADER_BYTES + (readHeader(bytes)?.length ?? 0);
  const at = second + HEADER_BYTES + 5;
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  await writeFile(path, bytes);
}

async function until(test: () => Promise<boolean>): Promise<void> {
  while (!(await test())) await new Promise((resolve) => setTimeout(resolve, 5));
}

it('opens for good after a loss in an old segment was given up', async () => {
  const vault = await newVault(LARGE);
  await save(vault.service, 0, 60);
  good(await vault.service.lock());
  await spoilFirstEntry(vault.folder);
  const service = await reopened(vault, LARGE);
  await until(async () => (await codesOf(service)).includes('journal.damaged'));
  good(await service.acceptLoss('备份里也没有'));
  good(await service.lock());
  const again = await reopened(vault, LARGE);
  expect(await entryIds(again)).toHaveLength(59);
  expect(good(again.session())).toMatchObject({ readOnly: false, entries: 59 });
  good(await again.append('later', EDIT, [draft(99)]));
  expect(await codesOf(again)).not.toContain('journal.payload-unreadable');
  good(await again.lock());
});

it('a segment of which a power cut left the bare name is begun again', async () => {
  const vault = await newVault({ segmentBytes: 4096 });
  await save(vault.service, 0, 30);
  good(await vault.service.lock());
  const paths = await segmentPaths(vault.folder);
  const last = paths.at(-1) ?? '';
  const next = `${String(Number(last.slice(-10, -4)) + 1).padStart(6, '0')}.seg`;
  await writeFile(`${last.slice(0, -10)}${next}`, '');
  const service = await reopened(vault, { segmentBytes: 1 });
  await save(service, 30, 3);
  expect(await entryIds(service)).toHaveLength(33);
  expect((await service.status()).readOnly).toBe(false);
  good(await service.lock());
});
