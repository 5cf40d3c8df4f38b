import { z } from 'zod';
import { isOwnTypeName } from '../../../shared/records/own-design';
import { ownTypeHash } from '../schema-hash';
import { SealBroken, type Sealer } from '../view/sealer';
import type { SealedChunk } from '../view/view';
import { collation } from './order';
import type { RecordIndex } from './record-index';
import { columnPart, LIST_PARTS, type TypeIndex } from './type-index';

/**
 * The index on disk, for a fast unlock: whole columns in a few sealed chunks instead of one sealed row a record.
 * A chunk holds parts (one column, all titles ...) end to end; the head says where each part lies. The first chunks
 * hold what the lists show when a type is opened; all other columns and the search texts are read after that.
 */

const part = z.tuple([z.string(), z.string(), z.string(), z.number(), z.number()]);
const headSchema = z.object({
  /** Hash of declarations and formats. */
  schema: z.string(),
  /** Last batch of rows that is in here; rows of later batches are read one by one. */
  applied: z.number(),
  /** Day on which the records were checked: some rules depend on it. */
  day: z.string(),
  /** Names this snapshot: a chunk of another one does not open under it. */
  id: z.string(),
  /** Whose order of Chinese text the ranks follow. */
  collation: z.string(),
  sizes: z.record(z.string(), z.number()),
  /** Own ledgers: the hash of each one's declaration under which its parts were made. */
  own: z.record(z.string(), z.string()),
  /** Type, part, chunk, offset, length. */
  parts: z.array(part),
});
type Head = z.infer<typeof headSchema>;

export interface SnapshotFacts {
  readonly schema: string;
  readonly applied: number;
  readonly day: string;
  readonly id: string;
}

/** What was read of a snapshot so far. */
export interface OpenedSnapshot {
  readonly facts: SnapshotFacts;
  /** Own ledgers whose design is another now: only the ids of their records are of use, all else is to be made anew. */
  readonly outdated: readonly string[];
  /** Takes over the chunks that are not read yet. Throws `SealBroken` when one is missing or was changed. */
  takeRest(chunks: readonly SealedChunk[]): Promise<void>;
}

const CHUNK = 2 * 1024 * 1024;

/** Keys of the chunks that are read before the first list begin so, those of the others with `REST`. */
export const FIRST = 'first/';
export const REST = 'rest/';
const HEAD = `${FIRST}head`;

/** Ranks of the column that a list is sorted by at first. */
const RANKS = 'ranks:';

/** Types of no more records than this are read whole: they are soon read, and the organizations are needed at once. */
const SMALL = 2_000;

/**
 * Packs and seals the index. `pause` is awaited between chunks, so that a long list doesn't hold up a keystroke;
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
  const first = chunkWriter(FIRST, chunks, facts, sealer);
  const rest = chunkWriter(REST, chunks, facts, sealer);
  for (const ofType of index.all()) {
    const type = ofType.type.name;
    sizes[type] = ofType.size;
    if (ofType.size === 0) continue;
    for (const [name, bytes] of packed(index, ofType)) {
      const writer = isFirst(ofType, name) ? first : rest;
      const { key, offset, isFull } = await writer.add(bytes);
      parts.push([type, name, key, offset, bytes.length]);
      if (isFull) await pause();
    }
    await pause();
  }
  await first.flush();
  await rest.flush();
  const own = Object.fromEntries(index.ownTypes().map((type) => [type.name, ownTypeHash(type)]));
  const head: Head = { ...facts, collation: collation(), sizes, own, parts };
  chunks.push({ key: HEAD, sealed: await sealer.sealText('snapshot', HEAD, JSON.stringify(head)) });
  return chunks;
}

/**
 * Fills an empty index with what the first lists need; `declare` puts the types of own ledgers in first. Undefined: there is no snapshot, or it was made under other
 * declarations; then the index is built from the rows. Throws `SealBroken` when a chunk is missing or was changed.
 */
export async function openSnapshot(
  index: RecordIndex,
  first: readonly SealedChunk[],
  schema: string,
  sealer: Sealer,
  declare: (ownTypes: readonly string[]) => Promise<void>,
): Promise<OpenedSnapshot | undefined> {
  const sealedHead = first.find(({ key }) => key === HEAD)?.sealed;
  if (sealedHead === undefined) return undefined;
  const read = headSchema.safeParse(JSON.parse(await sealer.unsealText('snapshot', HEAD, sealedHead)));
  if (!read.success || read.data.schema !== schema) return undefined;
  const head = read.data;
  await declare(Object.keys(head.own).filter(isOwnTypeName));
  for (const ofType of index.all()) {
    const size = head.sizes[ofType.type.name] ?? 0;
    if (size === 0) continue;
    const names = head.parts.filter(([type]) => type === ofType.type.name).map(([, name]) => name);
    if (LIST_PARTS.some((name) => !names.includes(name))) throw new SealBroken('snapshot');
    ofType.expect(size, names);
  }
  await takeParts(index, head, FIRST, first, sealer);
  const outdated = index
    .ownTypes()
    .filter((type) => head.own[type.name] !== ownTypeHash(type))
    .map(({ name }) => name);
  const rest = { ...head, parts: head.parts.filter(([type]) => !outdated.includes(type)) };
  return { facts: head, outdated, takeRest: (chunks) => takeParts(index, rest, REST, chunks, sealer) };
}

async function takeParts(
  index: RecordIndex,
  head: Head,
  prefix: string,
  chunks: readonly SealedChunk[],
  sealer: Sealer,
): Promise<void> {
  const own = head.parts.filter(([, , chunk]) => chunk.startsWith(prefix));
  const sealed = new Map(chunks.map((chunk) => [chunk.key, chunk.sealed]));
  const opened = new Map(
    await Promise.all(
      [...new Set(own.map(([, , chunk]) => chunk))].map(async (key) => {
        const bytes = sealed.get(key);
        if (bytes === undefined) throw new SealBroken('snapshot');
        return [key, await sealer.unseal('snapshot', boundTo(head, key), bytes)] as const;
      }),
    ),
  );
  for (const [type, name, chunk, offset, length] of own) {
    const bytes = opened.get(chunk)?.subarray(offset, offset + length);
    const ofType = index.of(type);
    if (bytes?.length !== length) throw new SealBroken('snapshot');
    if (ofType === undefined) continue;
    if (name.startsWith(RANKS)) takeRanks(index, ofType, head, name.slice(RANKS.length), bytes);
    else ofType.arrive(name, bytes);
  }
}

/** Another version of the browser may order Chinese text otherwise: then the ranks are made anew. */
function takeRanks(
  index: RecordIndex,
  ofType: TypeIndex,
  head: Head,
  field: string,
  bytes: Uint8Array,
): void {
  const column = ofType.column(field);
  if (column === undefined || head.collation !== collation()) return;
  const size = head.sizes[ofType.type.name] ?? 0;
  index.ranks.adopt(column, size, new Int32Array(new Uint8Array(bytes).buffer));
}

function* packed(index: RecordIndex, ofType: TypeIndex): Generator<readonly [string, Uint8Array]> {
  yield* ofType.pack();
  const sort = ofType.type.list.sort.field;
  const column = ofType.column(sort);
  const field = ofType.type.fields[sort];
  // Ranks of references follow the titles of other records and are never kept.
  if (column === undefined || field === undefined || field.kind === 'reference') return;
  const ranks = index.ranksOf(ofType, sort, column);
  yield [RANKS + sort, new Uint8Array(ranks.buffer.slice(0))];
}

/** Whether a part is needed for the lists as they are at first, or for the numbers in the organization tree. */
function isFirst(ofType: TypeIndex, name: string): boolean {
  if (name === 'signatures' || name === 'han' || name === 'latin') return false;
  if (ofType.size <= SMALL || name.startsWith(RANKS)) return true;
  const { list, branch } = ofType.type;
  const fields = [...list.columns, ...(list.totals ?? []), list.sort.field, branch, 'status'];
  return (
    (LIST_PARTS as readonly string[]).includes(name) || fields.some((field) => columnPart(field) === name)
  );
}

const boundTo = (facts: SnapshotFacts, key: string): string => `${facts.id}/${key}`;

/** Collects parts into chunks of some size and seals each when it is full. */
function chunkWriter(prefix: string, chunks: SealedChunk[], facts: SnapshotFacts, sealer: Sealer) {
  let number = 0;
  let open: Uint8Array[] = [];
  let length = 0;
  const keyNow = () => `${prefix}${number}`;
  const flush = async () => {
    if (length === 0) return;
    const key = keyNow();
    chunks.push({ key, sealed: await sealer.seal('snapshot', boundTo(facts, key), joined(open, length)) });
    number += 1;
    open = [];
    length = 0;
  };
  return {
    flush,
    async add(bytes: Uint8Array) {
      const isFull = length > 0 && length + bytes.length > CHUNK;
      if (isFull) await flush();
      const place = { key: keyNow(), offset: length, isFull };
      open.push(bytes);
      length += bytes.length;
      return place;
    },
  };
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
