import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { VaultNotice } from '../../../../electron/services/vault/notices';
import { bad, expectClean, good, newVault, PASSWORD, save } from '../../builders/vault';

it('a reading that the lock overtakes is told so, and is not taken for damage', async () => {
  const vault = await newVault();
  await save(vault.service, 0, 40);
  const told: VaultNotice[] = [];
  vault.service.onNotice((notice) => told.push(notice));
  const reading = vault.service.readSince({}, 1024 * 1024);
  const [answer] = await Promise.all([reading, vault.service.lock()]);
  if (!answer.ok) expect(answer.error.code).toBe('vault.closed-meanwhile');
  expect(told).toEqual([]);
});

it('an attachment that the lock overtakes is stored under its true name or not at all', async () => {
  const vault = await newVault();
  const upload = good(await vault.service.withBlobs((blobs) => blobs.begin()));
  const second = good(vault.service.blobs());
  await upload.append(Buffer.alloc(300_000, 3));
  good(await vault.service.lock());
  await expect(upload.finish()).rejects.toMatchObject({ error: { code: 'vault.closed-meanwhile' } });
  await expect(second.begin()).rejects.toMatchObject({ error: { code: 'vault.closed-meanwhile' } });
  expect(bad(vault.service.blobs()).code).toBe('vault.locked');
  expect(await readdir(join(vault.folder, 'blobs', 'tmp'))).toEqual([]);
  good(await vault.service.unlock(vault.user, PASSWORD));
  await expectClean(vault.service);
});
