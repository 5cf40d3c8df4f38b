import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { expect } from 'vitest';
import type { BundleChoice, BundlePreview } from '../../../renderer/data/api';
import { HEAD_PATH, recordsPath } from '../../../shared/bundle/format';
import type { TestSession } from './data-session';
import { good, tempFolder } from './vault';

/** Bundles between two sessions, through the folder that would be the stick. */

/** All members and organizations, unmasked. */
export const everything: BundleChoice = {
  branches: [],
  types: ['organization', 'member'],
  years: null,
  attachments: true,
  unmasked: true,
  purpose: '季度上报',
};

/** Writes a bundle and answers the path of its zip. */
export async function write(from: TestSession, choice: Partial<BundleChoice> = {}): Promise<string> {
  const folder = await tempFolder();
  await mkdir(join(folder, 'stick'));
  const ticket = from.ticket(join(folder, 'stick'), 'bundle-out');
  const args = {
    choice: { ...everything, ...choice },
    folder: ticket,
    zip: true,
    keepFolder: true,
    job: 'out',
  };
  const written = good(await from.api.bundleWrite(args));
  expect(written.report.reasons).toEqual([]);
  return join(folder, 'stick', written.zip?.name ?? '');
}

/** A bundle's files, to be tampered with and bagged anew by somebody who knows how. */
export interface Bag {
  readonly payload: Record<string, string | Uint8Array>;
  /** The file of one type's records under the name of another, listed as such. */
  rename(from: string, to: string): void;
  /** Another type written into the records of a file. */
  edit(type: string, written: string): void;
  /** Both. */
  become(from: string, to: string): void;
}

export async function unpacked(zip: string): Promise<Bag> {
  const folder = zip.replace(/\.zip$/, '');
  const payload: Record<string, string | Uint8Array> = {};
  for (const entry of await readdir(join(folder, 'data'), { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    payload[relative(folder, path)] = await readFile(path);
  }
  const textOf = (path: string) => Buffer.from(payload[path] ?? '').toString('utf8');
  const bag: Bag = {
    payload,
    rename(from, to) {
      const head = JSON.parse(textOf(HEAD_PATH)) as { counts: Record<string, number> };
      const { [from]: count = 0, ...counts } = head.counts;
      payload[HEAD_PATH] = JSON.stringify({ ...head, counts: { ...counts, [to]: count } });
      payload[recordsPath(to)] = textOf(recordsPath(from));
      delete payload[recordsPath(from)];
    },
    edit(type, written) {
      payload[recordsPath(type)] = textOf(recordsPath(type)).replaceAll(
        `"type":"${type}"`,
        `"type":${written}`,
      );
    },
    become(from, to) {
      bag.rename(from, to);
      payload[recordsPath(to)] = textOf(recordsPath(to)).replaceAll(`"type":"${from}"`, `"type":"${to}"`);
    },
  };
  return bag;
}

/** Opens a bundle for the preview. */
export async function look(into: TestSession, path: string): Promise<BundlePreview> {
  return good(await into.api.bundleOpen({ ticket: into.ticket(path, 'bundle-in'), job: 'in' }));
}

/** Takes a bundle in. */
export async function take(into: TestSession, path: string, takeOutOfScope = false) {
  const preview = await look(into, path);
  return good(await into.api.bundleCommit({ bundle: preview.bundle ?? '', takeOutOfScope, job: 'in' }));
}
