import { z } from 'zod';
import type { Sealer } from '../view/sealer';
import type { View } from '../view/view';
import type { Reading } from './reading';

/** Raised when files are read in another way: what was read before is read again. */
const READER = 2;

const TABLE = 'texts';
/** Rows taken over in one turn when a vault is opened: few, because each text is also made searchable then. */
const BATCH = 10;

/** Texts kept open; a palette shows eight. */
const KEPT_OPEN = 32;

const stored = z.object({
  reader: z.number(),
  blob: z.string(),
  tries: z.number(),
  reading: z.union([
    z.object({ state: z.literal('text'), text: z.string(), cut: z.boolean() }),
    z.object({ state: z.enum(['none', 'other']) }),
    z.object({
      state: z.literal('failed'),
      trouble: z.enum([
        'password',
        'damaged',
        'too-large',
        'too-slow',
        'unsafe',
        'old-format',
        'encoding',
        'unreadable',
        'broke-off',
      ]),
    }),
  ]),
});

/** What was read of a file, by the hash of its content. */
export interface StoredReading {
  readonly blob: string;
  readonly reading: Reading;
  /** At how many openings of the vault it was read until this came out. */
  readonly tries: number;
}

/**
 * Readings of files, sealed in the view beside the records and under names that do not tell the content. All of it is
 * made again from the attachments when it is missing.
 */
export interface TextStore {
  /** All readings, some at a time. Rows that do not open or were read by another version are dropped. */
  all(): AsyncIterable<readonly StoredReading[]>;
  find(blob: string): Promise<Reading | undefined>;
  save(read: StoredReading): Promise<void>;
  drop(blobs: readonly string[]): Promise<void>;
}

export function createTextStore(view: View, sealer: Sealer): TextStore {
  /** Opened last: who types on is shown the same texts at every letter. */
  const opened = new Map<string, Reading>();
  const nameOf = (blob: string) => sealer.nameOf(TABLE, blob);
  const open = async (key: string, sealed: Uint8Array<ArrayBuffer>): Promise<StoredReading | undefined> => {
    const text = await sealer.unsealText(TABLE, key, sealed).catch(() => undefined);
    if (text === undefined) return undefined;
    const read = stored.safeParse(JSON.parse(text));
    if (!read.success || read.data.reader !== READER) return undefined;
    const { blob, reading, tries } = read.data;
    return { blob, reading, tries };
  };
  return {
    async *all() {
      const spoilt: string[] = [];
      for await (const rows of view.allTexts(BATCH)) {
        const read = await Promise.all(rows.map(({ key, sealed }) => open(key, sealed)));
        for (const [at, row] of rows.entries()) if (read[at] === undefined) spoilt.push(row.key);
        yield read.flatMap((one) => one ?? []);
      }
      if (spoilt.length > 0) await view.dropTexts(spoilt);
    },
    async find(blob) {
      const before = opened.get(blob);
      if (before !== undefined) return before;
      const key = await nameOf(blob);
      const row = await view.readText(key);
      const reading = row && (await open(key, row.sealed))?.reading;
      if (reading === undefined) return undefined;
      opened.set(blob, reading);
      const oldest = opened.size > KEPT_OPEN ? opened.keys().next().value : undefined;
      if (oldest !== undefined) opened.delete(oldest);
      return reading;
    },
    async save({ blob, reading, tries }) {
      opened.delete(blob);
      const key = await nameOf(blob);
      const sealed = await sealer.sealText(
        TABLE,
        key,
        JSON.stringify({ reader: READER, blob, reading, tries }),
      );
      await view.writeText({ key, sealed });
    },
    async drop(blobs) {
      for (const blob of blobs) opened.delete(blob);
      await view.dropTexts(await Promise.all(blobs.map(nameOf)));
    },
  };
}
