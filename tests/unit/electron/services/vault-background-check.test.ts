import { readFile, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { HEADER_BYTES } from '../../../../electron/services/vault/frame';
import {
  bad,
  codesOf,
  draft,
  EDIT,
  entryIds,
  good,
  newVault,
  quickVault,
  reopened,
  save,
  segmentPaths,
} from '../../builders/vault';

/** Every segment holds a few acts, and opening reads only the last one's payloads. */
const LARGE = { segmentBytes: 4096, fullCheckBytes: 1024 };

/** Flips one bit in the sealed payload of the first frame: its header, and with it the chain, stays right. */
async function spoilFirstSegment(folder: string): Promise<void> {
  const [path = ''] = await segmentPaths(folder);
  const bytes = await readFile(path);
  const at = HEADER_BYTES + 5;
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  await writeFile(path, bytes);
}

async function until(test: () => Promise<boolean>): Promise<void> {
  while (!(await test())) await new Promise((resolve) => setTimeout(resolve, 5));
}

describe('a vault too large to be hashed whole at opening', () => {
  it('opens, hashes the rest behind, finds an old flipped bit, says so and takes no more writes', async () => {
    const vault = await newVault(LARGE);
    await save(vault.service, 0, 60);
    good(await vault.service.lock());
    expect((await segmentPaths(vault.folder)).length).toBeGreaterThan(3);
    await spoilFirstSegment(vault.folder);
    const quick = await quickVault(vault, LARGE);
    const session = await quick.open();
    expect(
      session.notices.map(({ code }) => code),
      'opening itself does not see it',
    ).toEqual([]);
    expect(await session.journal.checkRest()).toHaveLength(1);
    await quick.close(session);

    const service = await reopened(vault, LARGE);
    await until(async () => (await codesOf(service)).includes('journal.damaged'));
    const told = (await service.status()).notices.find(({ code }) => code === 'journal.damaged');
    expect(told?.level).toBe('danger');
    expect((await service.status()).readOnly).toBe(true);
    expect(bad(await service.append('later', EDIT, [draft(99)])).code).toBe('vault.read-only');
    // Everything outside the damaged frame is still handed out.
    const ids = await entryIds(service);
    for (let number = 1; number < 60; number += 1) expect(ids).toContain(`e${number}`);
    good(await service.lock());
  });

  it('that is sound stays writable and quiet', async () => {
    const vault = await newVault(LARGE);
    await save(vault.service, 0, 60);
    good(await vault.service.lock());
    const service = await reopened(vault, LARGE);
    good(await service.append('later', EDIT, [draft(99)]));
    expect(await codesOf(service)).toEqual([]);
    expect(await entryIds(service)).toHaveLength(61);
    good(await service.lock());
  });

  it('can be locked while the rest is being hashed', async () => {
    const vault = await newVault(LARGE);
    await save(vault.service, 0, 60);
    good(await vault.service.lock());
    const service = await reopened(vault, LARGE);
    good(await service.lock());
    expect((await service.status()).state).toBe('locked');
    const again = await reopened(vault, LARGE);
    expect(await entryIds(again)).toHaveLength(60);
    good(await again.lock());
  });
});
