import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';
import { canonicalJson } from '../../../shared/kernel/json';
import type { FileSystem } from '../fs/file-system';
import { errnoOf } from '../fs/file-system';

/**
 * A backup place holds `乡档备份/<vault id>/objects/ab/<sha256>` (every file once, named by its content) and
 * `snapshots/<YYYY-MM-DDTHHmm>.json`, one small manifest a backup. Nothing in it is readable without the password.
 */
export const BACKUP_FOLDER = '乡档备份';

const PATH =
  /^(vault\.json|journal\/[a-z0-9]{8}(~[0-9a-f]{8})?\/\d{6}\.seg|blobs\/[0-9a-f]{2}\/[0-9a-f]{64})$/;

const backupFile = z.object({
  /** Inside the vault folder, with `/`. Nothing but the vault's own files is taken back. */
  path: z.string().regex(PATH),
  size: z.number().int().min(0),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});
export type BackupFile = z.infer<typeof backupFile>;

const manifest = z.object({
  format: z.literal(1),
  vault: z.string(),
  /** ms since 1970 UTC */
  taken: z.number(),
  entries: z.number(),
  /** The journal had damage when this was taken: kept, but never instead of a good one. */
  damaged: z.boolean(),
  files: z.array(backupFile),
  /** SHA-256 of the canonical JSON of all the rest. */
  digest: z.string(),
});
export type BackupManifest = z.infer<typeof manifest>;

const digestOf = ({ digest: _, ...rest }: BackupManifest): string =>
  createHash('sha256').update(canonicalJson(rest)).digest('hex');

export const withDigest = (facts: Omit<BackupManifest, 'digest'>): BackupManifest => ({
  ...facts,
  digest: digestOf({ ...facts, digest: '' }),
});

export const placeRoot = (place: string, vault: string): string => join(place, BACKUP_FOLDER, vault);
export const objectPath = (root: string, sha256: string): string =>
  join(root, 'objects', sha256.slice(0, 2), sha256);
export const snapshotsFolder = (root: string): string => join(root, 'snapshots');
export const snapshotPath = (root: string, name: string): string =>
  join(snapshotsFolder(root), `${name}.json`);

const SNAPSHOT = /^(\d{4}-\d{2}-\d{2}T\d{4}(?:-\d+)?)\.json$/;

export interface ReadSnapshot {
  readonly name: string;
  /** Undefined when the manifest can't be read or was changed. */
  readonly manifest: BackupManifest | undefined;
}

/** Reads one manifest; undefined when it is missing, damaged or changed. */
export async function readManifest(
  fs: FileSystem,
  root: string,
  name: string,
): Promise<BackupManifest | undefined> {
  try {
    const raw: unknown = JSON.parse(
      Buffer.from(await fs.readFile(snapshotPath(root, name))).toString('utf8'),
    );
    const parsed = manifest.safeParse(raw);
    return parsed.success && parsed.data.digest === digestOf(parsed.data) ? parsed.data : undefined;
  } catch (error) {
    if (error instanceof SyntaxError || errnoOf(error) !== undefined) return undefined;
    throw error;
  }
}

/** All snapshots of a vault at a place, oldest first. */
export async function readSnapshots(fs: FileSystem, root: string): Promise<readonly ReadSnapshot[]> {
  const names = (await fs.list(snapshotsFolder(root))).flatMap(({ name }) => SNAPSHOT.exec(name)?.[1] ?? []);
  const found: ReadSnapshot[] = [];
  for (const name of names) found.push({ name, manifest: await readManifest(fs, root, name) });
  return found.sort((a, b) => (a.manifest?.taken ?? 0) - (b.manifest?.taken ?? 0));
}

const two = (value: number): string => String(value).padStart(2, '0');

/** `2026-11-23T14:05:09` in local time. */
export function localTime(ms: number): string {
  const date = new Date(ms);
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`;
}

/** Local day, `2026-11-23`. */
export const localDay = (ms: number): string => localTime(ms).slice(0, 10);

/** `2026-11-23T1405`: a name that every file system takes. */
export const snapshotName = (ms: number): string => localTime(ms).slice(0, 16).replace(':', '');

/** Are all files of the snapshot there, by size? Their content was read back when they were written. */
export async function isWhole(fs: FileSystem, root: string, { files }: BackupManifest): Promise<boolean> {
  for (const { sha256, size } of files) {
    if ((await fs.stat(objectPath(root, sha256)))?.size !== size) return false;
  }
  return true;
}
