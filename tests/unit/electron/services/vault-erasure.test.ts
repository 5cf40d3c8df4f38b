import { readFile, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { nodeFileSystem } from '../../../../electron/services/fs/node-file-system';
import { erasureNotes } from '../../../../electron/services/vault/erasure';
import { HEADER_BYTES, readHeader } from '../../../../electron/services/vault/frame';
import type { VaultService } from '../../../../electron/services/vault/vault-service';
import { verifyVault } from '../../../../electron/services/vault/verify-vault';
import {
  bad,
  codesOf,
  draft,
  drafts,
  EDIT,
  entryIds,
  expectClean,
  good,
  newVault,
  PASSWORD,
  reopened,
  save,
  segmentPaths,
} from '../../builders/vault';

const REASON = '本人书面申请，依法删除';

interface Read {
  readonly id: string;
  readonly stamp: string;
  readonly record: string;
  readonly act: string;
  readonly why: { readonly kind: string };
}

const entriesOf = async (service: VaultService): Promise<Read[]> =>
  good(await service.readSince({}, 64 * 1024 * 1024)).entries as unknown as Read[];

describe('erasing a record', () => {
  it('takes all its entries and nothing else: others of the same act keep stamp, act, author and reason', async () => {
    const { service } = await newVault();
    good(await service.append('import', { kind: 'import', file: '名册.xlsx' }, drafts(30)));
    good(await service.append('edit', EDIT, [{ ...draft(99), record: 'r7' }]));
    await save(service, 40, 2);
    const before = await entriesOf(service);
    expect(good(await service.erase({ record: 'r7', reason: REASON }))).toEqual({ frames: 2, blobs: 0 });
    const after = await entriesOf(service);
    const byId = (list: readonly Read[]) => [...list].sort((a, b) => (a.id < b.id ? -1 : 1));
    expect(byId(after)).toEqual(byId(before.filter(({ record }) => record !== 'r7')));
    await expectClean(service);
    expect(good(await service.session())).toMatchObject({ entries: after.length, blanked: 2 });
    good(await service.lock());
  });

  it('is told by the check with who and why, without a word of damage, also after a restart', async () => {
    const vault = await newVault();
    await save(vault.service, 0, 3);
    good(await vault.service.erase({ record: 'r1', reason: REASON }));
    good(await vault.service.lock());
    const service = await reopened(vault);
    expect(await codesOf(service)).toEqual([]);
    expect(await entryIds(service)).toEqual(['e0', 'e2']);
    const report = good(await service.verify());
    expect(report.problems).toEqual([]);
    expect(report.erased).toEqual([
      { record: 'r1', wall: expect.any(Number), frames: 1, by: '管理员', reason: REASON },
    ]);
    // Without a password the chain is checked all the same, and the blank frame is no damage.
    expect((await verifyVault(nodeFileSystem, vault.folder)).clean).toBe(true);
    await save(service, 3, 1);
    await expectClean(service);
    good(await service.lock());
  });

  it('leaves not one byte of the sealed payload in the vault, and no zeros pass that nobody decided on', async () => {
    const vault = await newVault();
    await save(vault.service, 0, 4);
    good(await vault.service.lock());
    const [path] = await segmentPaths(vault.folder);
    const whole = await readFile(path!);
    const spots = framesOf(whole);
    const second = spots.filter(({ kind }) => kind === 'end')[1]!;
    const sealed = whole.subarray(second.offset + HEADER_BYTES, second.offset + HEADER_BYTES + second.length);
    const service = await reopened(vault);
    good(await service.erase({ record: 'r1', reason: REASON }));
    good(await service.lock());
    const blanked = await readFile(path!);
    expect(blanked.indexOf(sealed)).toBe(-1);
    const third = spots.filter(({ kind }) => kind === 'end')[2]!;
    blanked.fill(0, third.offset + HEADER_BYTES, third.offset + HEADER_BYTES + third.length);
    await writeFile(path!, blanked);
    const spoiled = await reopened(vault);
    expect(await codesOf(spoiled)).toContain('journal.damaged');
    good(await spoiled.lock());
  });

  it('takes files that only this record had, and leaves those that another has too', async () => {
    const { service } = await newVault();
    const put = async (text: string) =>
      good(await service.withBlobs((blobs) => blobs.put([Buffer.from(text)]))).sha256;
    const [own, shared] = [await put('只有他的'), await put('两人共有')];
    const attached = (number: number, blob: string) => ({
      ...draft(number),
      writes: { [`attachments/a${number}`]: { value: { blob, name: '扫描件.pdf', size: 1 }, saw: [] } },
    });
    good(await service.append('a', EDIT, [attached(1, own), attached(2, shared)]));
    good(await service.append('b', EDIT, [{ ...attached(3, shared), record: 'r1' }]));
    expect(good(await service.erase({ record: 'r1', reason: REASON })).blobs).toBe(1);
    expect(good(await service.withBlobs((blobs) => blobs.has(own)))).toBe(false);
    expect(good(await service.withBlobs((blobs) => blobs.has(shared)))).toBe(true);
    await expectClean(service);
    good(await service.lock());
  });

  it('is refused to who is no administrator, and for a record that is not there', async () => {
    const vault = await newVault();
    await save(vault.service, 0, 2);
    const added = good(
      await vault.service.addUser({ name: '文书', password: PASSWORD, role: 'clerk', branches: [] }),
    );
    expect(bad(await vault.service.erase({ record: 'nobody', reason: REASON })).code).toBe(
      'vault.nothing-to-erase',
    );
    good(await vault.service.lock());
    good(await vault.service.unlock(added[1]!.id, PASSWORD));
    expect(bad(await vault.service.erase({ record: 'r1', reason: REASON })).code).toBe('roles.not-allowed');
    expect(await entryIds(vault.service)).toEqual(['e0', 'e1']);
    good(await vault.service.lock());
  });

  it('is done again when an older file comes back, without losing what stood beside it', async () => {
    const vault = await newVault();
    good(await vault.service.append('import', EDIT, drafts(3)));
    good(await vault.service.lock());
    const [path] = await segmentPaths(vault.folder);
    const old = await readFile(path!);
    const service = await reopened(vault);
    good(await service.erase({ record: 'r1', reason: REASON }));
    good(await service.erase({ record: 'r2', reason: REASON }));
    good(await service.lock());
    const now = await readFile(path!);
    await writeFile(path!, Buffer.concat([old, now.subarray(old.length)]));
    const again = await reopened(vault);
    expect(await codesOf(again)).toEqual(['vault.erased-again']);
    expect(new Set(await entryIds(again))).toEqual(new Set(['e0']));
    await expectClean(again);
    good(await again.lock());
    const last = await reopened(vault);
    expect(await codesOf(last)).toEqual([]);
    good(await last.lock());
  });

  it('outlives a repair from a backup that was made before', async () => {
    const vault = await newVault();
    good(await vault.service.append('import', EDIT, drafts(3)));
    good(await vault.service.backUp());
    good(await vault.service.erase({ record: 'r1', reason: REASON }));
    await save(vault.service, 5, 1);
    good(await vault.service.lock());
    const [path] = await segmentPaths(vault.folder);
    const bytes = await readFile(path!);
    // The first frame of the segment is damaged; the backup has it whole, and the erased payload with it.
    bytes[HEADER_BYTES + 3] = (bytes[HEADER_BYTES + 3] ?? 0) ^ 1;
    await writeFile(path!, bytes);
    const service = await reopened(vault);
    expect(good(await service.repair()).repaired).toBe(true);
    expect(new Set(await entryIds(service))).toEqual(new Set(['e0', 'e2', 'e5']));
    await expectClean(service);
    good(await service.lock());
  });
});

it('a note of something else explains no erasure', () => {
  expect(erasureNotes(['no json', '[]', '{"note":"accepted-loss","id":"x"}']).size).toBe(0);
});

function framesOf(bytes: Buffer) {
  const found: { readonly offset: number; readonly length: number; readonly kind: string }[] = [];
  for (let offset = 0; offset < bytes.length; ) {
    const { kind, length } = readHeader(bytes.subarray(offset, offset + HEADER_BYTES))!;
    found.push({ offset, length, kind });
    offset += HEADER_BYTES + length;
  }
  return found;
}
