import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A fresh folder that goes away with the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'xd-bag-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export type BagFiles = Readonly<Record<string, string | Uint8Array>>;

export interface BagSketch {
  readonly version?: string;
  readonly payload?: BagFiles;
  readonly algorithms?: readonly string[];
  /** Text of a tag file that replaces or joins the computed ones; null leaves it out. */
  readonly tags?: Readonly<Record<string, string | Uint8Array | null>>;
  readonly tagmanifest?: boolean;
}

export function checksum(algorithm: string, content: string | Uint8Array): string {
  return createHash(algorithm).update(content).digest('hex');
}

/** Files of a bag as a naive writer would make them: independent of the code under test. */
export function bagFiles(sketch: BagSketch = {}): Map<string, Uint8Array> {
  const {
    version = '1.0',
    payload = { 'data/你好.txt': '乡档\n', 'data/b/c.txt': 'c' },
    algorithms = ['sha256'],
  } = sketch;
  const files = new Map<string, Uint8Array>();
  const put = (path: string, content: string | Uint8Array) => files.set(path, Buffer.from(content));
  put('bagit.txt', `BagIt-Version: ${version}\nTag-File-Character-Encoding: UTF-8\n`);
  for (const algorithm of algorithms) {
    const lines = Object.entries(payload).map(
      ([path, content]) => `${checksum(algorithm, content)}  ${path}\n`,
    );
    put(`manifest-${algorithm}.txt`, lines.join(''));
  }
  for (const [path, content] of Object.entries(sketch.tags ?? {})) {
    if (content === null) files.delete(path);
    else put(path, content);
  }
  if (sketch.tagmanifest ?? true) {
    for (const algorithm of algorithms) {
      const lines = [...files]
        .filter(([path]) => !path.startsWith('tagmanifest-'))
        .map(([path, content]) => `${checksum(algorithm, content)}  ${path}\n`);
      if (sketch.tags?.[`tagmanifest-${algorithm}.txt`] === undefined)
        put(`tagmanifest-${algorithm}.txt`, lines.join(''));
    }
  }
  for (const [path, content] of Object.entries(payload)) put(path, content);
  return files;
}

/** Writes files below a folder. */
export function writeFiles(folder: string, files: Iterable<readonly [string, string | Uint8Array]>): string {
  for (const [path, content] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

/** A bag folder on disk. */
export function makeBag(sketch: BagSketch = {}, folder = temporaryFolder()): string {
  mkdirSync(join(folder, 'bag', 'data'), { recursive: true });
  return writeFiles(join(folder, 'bag'), bagFiles(sketch));
}
