import { z } from 'zod';
import { SealBroken, type Sealer } from '../view/sealer';
import type { SealedChunk } from '../view/view';
import type { RecordIndex } from './record-index';
import type { TypeIndex, TypeParts } from './type-index';

/**
 * The index on disk, for a fast unlock: whole columns in a few sealed chunks instead of one sealed row a record.
 * A chunk holds parts (one column, all titles ...) end to end; the head says where each part lies. Opening decrypts
 * the chunks and reads only ids, titles and marks; columns and search texts are read when they are first asked for.
 */

const part = z.tuple([z.string(), z.string(), z.string(), z.number(), z.number()]);
const headSchema = z.object({
  /** Hash of declarations and formats. */
  schema: z.string(),
  /** Last batch of rows that is in here; rows of later batches are read one by one. */
  applied: z.number(),
  /** Day on which the records were checked: some rules depend on it. */
  day: z.string(),
  sizes: z.record(z.string(), z.number()),
  /** Type, part, chunk, offset, length. */
  parts: z.array(part),
});
type Head = z.infer<typeof headSchema>;

export interface SnapshotFacts {
  readonly schema: string;
  readonly applied: number;
  readonly day: string;
}

const CHUNK = 2 * 1024 * 1024;
const HEAD = 'head';

/** Names of the fixed parts; columns are `column:<field>`. */
const COLUMN = 'column:';

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/**
 * Packs and seals the index. `pause` is awaited between types, so that a long list doesn't hold up a keystroke;
 * what changes meanwhile has a later batch number than `facts.applied` and is read again at the next start.
 */
export async function sealSnapshot(
  index: RecordIndex,
  facts: SnapshotFacts,
  sealer: Sealer,
  pause: () => Promise<void>,
): Promise<readonly SealedChunk[]> {
  const chunks: SealedChunk[] = [];
  const parts: Head['parts'] = [];
  const sizes: Record<string, number> = {};
  let open: Uint8Array[] = [];
  let length = 0;
  const flush = async () => {
    if (length === 0) return;
    const key = String(chunks.length);
    chunks.push({ key, sealed: await sealer.seal('snapshot', key, joined(open, length)) });
    open = [];
    length = 0;
  };
  for (const ofType of index.all()) {
    sizes[ofType.type.name] = ofType.size;
    for (const [name, bytes] of partsOf(ofType)) {
      if (length > 0 && length + bytes.length > CHUNK) {
        await flush();
        await pause();
      }
      parts.push([ofType.type.name, name, String(chunks.length), length, bytes.length]);
      open.push(bytes);
      length += bytes.length;
    }
    await pause();
  }
  await flush();
  const head: Head = { ...facts, sizes, parts };
  chunks.push({ key: HEAD, sealed: await sealer.sealText('snapshot', HEAD, JSON.stringify(head)) });
  return chunks;
}

/**
 * Fills an empty index. Undefined: there is no snapshot, or it was made under other declarations, or it lacks a part;
 * then the index is built from the rows. Throws `SealBroken` when a chunk was changed.
 */
export async function openSnapshot(
  index: RecordIndex,
  chunks: readonly SealedChunk[],
  schema: string,
  sealer: Sealer,
): Promise<SnapshotFacts | undefined> {
  const sealed = new Map(chunks.map((chunk) => [chunk.key, chunk.sealed]));
  const sealedHead = sealed.get(HEAD);
  if (sealedHead === undefined) return undefined;
  const head = headSchema.safeParse(JSON.parse(await sealer.unsealText('snapshot', HEAD, sealedHead)));
  if (!head.success || head.data.schema !== schema) return undefined;
  sealed.delete(HEAD);
  const opened = new Map(
    await Promise.all(
      [...sealed].map(async ([key, bytes]) => [key, await sealer.unseal('snapshot', key, bytes)] as const),
    ),
  );
  for (const ofType of index.all()) {
    const bytes = partsOfType(head.data, ofType.type.name, opened);
    if (!restoreType(ofType, head.data.sizes[ofType.type.name] ?? 0, bytes)) throw new SealBroken('snapshot');
  }
  return head.data;
}

function partsOf(ofType: TypeIndex): readonly (readonly [string, Uint8Array])[] {
  const parts = ofType.parts();
  return [
    ['ids', encoder.encode(parts.ids.join('\n'))],
    ['titles', encoder.encode(parts.titles.join('\n'))],
    ['flags', parts.flags],
    ['complete', parts.complete],
    ['han', encoder.encode(parts.han.join('\0'))],
    ['latin', encoder.encode(parts.latin.join('\0'))],
    ['signatures', new Uint8Array(parts.signatures.buffer)],
    ...[...parts.columns].map(([field, bytes]) => [COLUMN + field, bytes] as const),
  ];
}

function partsOfType(
  head: Head,
  type: string,
  opened: ReadonlyMap<string, Uint8Array>,
): ReadonlyMap<string, Uint8Array> {
  const own = head.parts.filter(([ofType]) => ofType === type);
  return new Map(
    own.flatMap(([, name, chunk, offset, length]) => {
      const bytes = opened.get(chunk)?.subarray(offset, offset + length);
      return bytes === undefined ? [] : [[name, bytes] as const];
    }),
  );
}

function restoreType(ofType: TypeIndex, size: number, parts: ReadonlyMap<string, Uint8Array>): boolean {
  // A type that was declared after the snapshot has no parts; another schema hash says so already.
  if (size === 0) return true;
  const [ids, titles, flags, complete] = ['ids', 'titles', 'flags', 'complete'].map((name) =>
    parts.get(name),
  );
  const [han, latin, signatures] = ['han', 'latin', 'signatures'].map((name) => parts.get(name));
  if (!ids || !titles || !flags || !complete || !han || !latin || !signatures) return false;
  const columns = new Map<string, Uint8Array>();
  for (const [name, bytes] of parts)
    if (name.startsWith(COLUMN)) columns.set(name.slice(COLUMN.length), bytes);
  const idList = split(ids, '\n');
  if (idList.length !== size) return false;
  ofType.restore(
    { ids: idList, titles: split(titles, '\n'), flags, complete, columns },
    () =>
      ({
        han: split(han, '\0'),
        latin: split(latin, '\0'),
        signatures: wordsIn(signatures),
      }) satisfies Pick<TypeParts, 'han' | 'latin' | 'signatures'>,
  );
  return true;
}

const split = (bytes: Uint8Array, by: string): readonly string[] => decoder.decode(bytes).split(by);

/** A copy, because a part needn't begin at a multiple of four bytes. */
function wordsIn(bytes: Uint8Array): Uint32Array<ArrayBuffer> {
  const copy = new Uint8Array(bytes);
  return new Uint32Array(copy.buffer);
}

function joined(parts: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(length);
  let at = 0;
  for (const bytes of parts) {
    all.set(bytes, at);
    at += bytes.length;
  }
  return all;
}
