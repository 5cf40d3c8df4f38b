import { basename, dirname, join } from 'node:path';
import { appError } from '../../../shared/kernel/errors';
import { AppFailure } from '../../../shared/kernel/result';
import { copyDurably, renamePatiently, withFile } from '../fs/durable-file';
import type { FileSystem } from '../fs/file-system';
import { errnoOf } from '../fs/file-system';
import type { BackupDeps } from './backup-copy';
import { localTime, objectPath, placeRoot, readManifest } from './backup-manifest';
import { isDiskFull } from './disk-error';
import { CARD_COPY, CARD_NAME } from './vault-card';

const partOf = (folder: string): string => `${folder}.restoring`;
const readyOf = (folder: string): string => `${folder}.restored`;

export interface RestoreOrder {
  readonly folder: string;
  readonly vault: string;
  readonly place: string;
  /** Name of the snapshot at that place. */
  readonly name: string;
  readonly now: number;
  /** Content of a vault.json to use instead of the backup's: passwords and users stay as they are today. */
  readonly card: Uint8Array | undefined;
}

/**
 * Puts the vault of a backup in place of the present folder, which is kept beside it under another name. Until the very
 * last rename the present folder is untouched. Answers the name under which it was kept.
 */
export async function restoreBackup(deps: BackupDeps, order: RestoreOrder): Promise<string> {
  const { fs } = deps;
  const { folder } = order;
  await fs.removeFolder(partOf(folder));
  await fs.removeFolder(readyOf(folder));
  try {
    await build(fs, order);
    await fs.rename(partOf(folder), readyOf(folder));
    await fs.syncFolder(dirname(folder));
    return await swap(deps, order);
  } catch (error) {
    await fs.removeFolder(partOf(folder)).catch(() => undefined);
    if ((await fs.stat(folder)) !== undefined) await fs.removeFolder(readyOf(folder)).catch(() => undefined);
    if (error instanceof AppFailure) throw error;
    const code = errnoOf(error);
    if (code === undefined) throw error;
    if (isDiskFull(error)) throw new AppFailure(appError('vault.restore-full'));
    throw new AppFailure(appError('vault.restore-failed', { code }));
  }
}

/**
 * Ends a restore that a power cut broke off between the two renames: the restored folder waits under its other name. To
 * be called before a folder is looked at; touches nothing when the folder is there.
 */
export async function finishRestore(fs: FileSystem, folder: string): Promise<void> {
  if ((await fs.stat(folder)) !== undefined || (await fs.stat(readyOf(folder))) === undefined) return;
  await fs.rename(readyOf(folder), folder);
  await fs.syncFolder(dirname(folder));
}

async function build(fs: FileSystem, order: RestoreOrder): Promise<void> {
  const root = placeRoot(order.place, order.vault);
  const manifest = await readManifest(fs, root, order.name);
  if (!manifest) throw new AppFailure(appError('vault.backup-none'));
  if (manifest.vault !== order.vault) throw new AppFailure(appError('vault.backup-foreign'));
  const target = partOf(order.folder);
  const folders = new Set<string>([target]);
  for (const { path, size, sha256 } of manifest.files) {
    if (path === CARD_NAME && order.card) continue;
    const to = join(target, ...path.split('/'));
    for (let at = dirname(to); at.length > target.length; at = dirname(at)) folders.add(at);
    await fs.makeFolder(dirname(to));
    const copied = await copyDurably(fs, objectPath(root, sha256), to).catch((error: unknown) => {
      if (errnoOf(error) === 'ENOENT') throw new AppFailure(appError('vault.backup-damaged', { file: path }));
      throw error;
    });
    if (copied.sha256 !== sha256 || copied.size !== size) {
      throw new AppFailure(appError('vault.backup-damaged', { file: path }));
    }
  }
  const card = order.card ?? (await fs.readFile(join(target, CARD_NAME)));
  const names = order.card ? [CARD_NAME, CARD_COPY] : [CARD_COPY];
  for (const name of names) {
    await withFile(await fs.open(join(target, name), 'create'), async (file) => {
      await file.write(card, 0);
      await file.sync();
    });
  }
  for (const one of folders) await fs.syncFolder(one);
}

async function swap({ fs, sleep }: BackupDeps, order: RestoreOrder): Promise<string> {
  const { folder, now } = order;
  const parent = dirname(folder);
  const time = localTime(now).replaceAll(':', '');
  let kept = `乡档-before-restore-${time}`;
  for (let count = 2; (await fs.stat(join(parent, kept))) !== undefined; count += 1) {
    kept = `乡档-before-restore-${time}-${count}`;
  }
  if ((await fs.stat(folder)) !== undefined) await renamePatiently(fs, folder, join(parent, kept), sleep);
  await renamePatiently(fs, readyOf(folder), folder, sleep);
  await fs.syncFolder(parent);
  return basename(join(parent, kept));
}
