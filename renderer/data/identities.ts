import type { RecordTypeDefinition, RecordValues } from '../../shared/records/define';
import { identitiesOf } from '../../shared/rules/identity';
import type { TypeIndex } from './index/type-index';

/**
 * Who is known by which text (citizen number, name and birth date): built once for a state of the index, so that
 * ten thousand imported rows are compared by looking up. The texts are personal: never log them.
 */
export interface Identities {
  /** Live records that share one of the texts by which a record with these values is known. */
  holders(values: RecordValues): ReadonlyMap<string, readonly string[]>;
  /** Texts that several live records share. */
  shared(): ReadonlyMap<string, readonly string[]>;
}

/** Rows looked at before others get their turn: about 10 ms on an office PC. */
const ROWS_A_TURN = 2_000;

const built = new WeakMap<TypeIndex, IdentityTable>();

/** Identities of a type as the index stands now. After a change only the changed rows are looked at. */
export function identitiesIn(index: TypeIndex): Identities {
  const table = tableOf(index);
  table.update();
  return table;
}

/** The same, but built piece by piece where everything has to be looked at, so that a list is not kept waiting. */
export async function identitiesInTurns(index: TypeIndex): Promise<Identities> {
  const table = tableOf(index);
  while (!table.update(ROWS_A_TURN)) await new Promise((resolve) => setTimeout(resolve));
  return table;
}

function tableOf(index: TypeIndex): IdentityTable {
  const known = built.get(index);
  if (known !== undefined) return known;
  const made = new IdentityTable(index);
  built.set(index, made);
  return made;
}

/** Rows that may share a text: one of them, or several. */
type Rows = number | readonly number[];

/**
 * Texts are held as small hashes, by row and back: three hundred thousand rows have twice as many texts, of which
 * hardly any is shared. Who has a hash is asked for the text itself, so a chance meeting of two hashes means nothing.
 */
class IdentityTable implements Identities {
  private readonly index: TypeIndex;
  private readonly fields: readonly string[];
  private readonly sets: number;
  private version = 0;
  /** First row that was not looked at yet. */
  private next = 0;
  /** So many places a row as the type has sets of identifying fields; 0: none. */
  private hashes = new Int32Array(0);
  private rowsByHash = new Map<number, Rows>();
  private sharedHashes = new Set<number>();

  constructor(index: TypeIndex) {
    this.index = index;
    this.fields = identityFields(index.type);
    this.sets = index.type.identity.length;
  }

  /** Looks at what changed and at up to `limit` rows not seen yet; answers whether that was all. */
  update(limit = Number.POSITIVE_INFINITY): boolean {
    const changed = this.index.rowsChangedSince(this.version);
    if (changed === undefined) this.forget();
    this.grow();
    for (const row of changed ?? []) if (row < this.next) this.take(row);
    this.version = this.index.version;
    const end = Math.min(this.index.size, this.next + limit);
    while (this.next < end) this.take(this.next++);
    return this.next >= this.index.size;
  }

  holders(values: RecordValues): ReadonlyMap<string, readonly string[]> {
    const found = new Map<string, readonly string[]>();
    for (const text of identitiesOf(this.index.type, values)) {
      const rows = listOf(this.rowsByHash.get(hashOf(text))).filter((row) =>
        this.textsAt(row).includes(text),
      );
      if (rows.length > 0) found.set(text, this.idsOf(rows));
    }
    return found;
  }

  shared(): ReadonlyMap<string, readonly string[]> {
    const byText = new Map<string, number[]>();
    for (const hash of this.sharedHashes) {
      for (const row of listOf(this.rowsByHash.get(hash))) {
        for (const text of this.textsAt(row)) {
          if (hashOf(text) !== hash) continue;
          const rows = byText.get(text);
          if (rows === undefined) byText.set(text, [row]);
          else rows.push(row);
        }
      }
    }
    return new Map(
      [...byText].flatMap(([text, rows]) => (rows.length > 1 ? [[text, this.idsOf(rows)] as const] : [])),
    );
  }

  private forget(): void {
    this.next = 0;
    this.hashes = new Int32Array(0);
    this.rowsByHash = new Map();
    this.sharedHashes = new Set();
  }

  private grow(): void {
    const wanted = this.index.size * this.sets;
    if (wanted <= this.hashes.length) return;
    const grown = new Int32Array(Math.max(wanted, Math.ceil(this.hashes.length * 1.5)));
    grown.set(this.hashes);
    this.hashes = grown;
  }

  private take(row: number): void {
    const from = row * this.sets;
    const places = this.hashes.subarray(from, from + this.sets);
    for (const hash of new Set(places)) if (hash !== 0) this.drop(hash, row);
    places.fill(0);
    // One place a hash: two texts of one row with the same are found by either.
    [...new Set(this.textsAt(row).map(hashOf))].forEach((hash, at) => {
      places[at] = hash;
      this.hold(hash, [...listOf(this.rowsByHash.get(hash)), row]);
    });
  }

  private drop(hash: number, row: number): void {
    this.hold(
      hash,
      listOf(this.rowsByHash.get(hash)).filter((other) => other !== row),
    );
  }

  private hold(hash: number, rows: readonly number[]): void {
    const [only] = rows;
    if (only === undefined) this.rowsByHash.delete(hash);
    else this.rowsByHash.set(hash, rows.length === 1 ? only : rows);
    if (rows.length > 1) this.sharedHashes.add(hash);
    else this.sharedHashes.delete(hash);
  }

  private textsAt(row: number): readonly string[] {
    if (!this.index.isLive(row)) return [];
    const values = Object.fromEntries(this.fields.map((key) => [key, this.index.cell(key, row)]));
    return identitiesOf(this.index.type, values);
  }

  private idsOf(rows: readonly number[]): readonly string[] {
    return rows.map((row) => this.index.idAt(row));
  }
}

const listOf = (rows: Rows | undefined): readonly number[] =>
  rows === undefined ? [] : typeof rows === 'number' ? [rows] : rows;

/** From 1, of 30 bits: what V8 keeps in place of a pointer. FNV-1a over UTF-16 units. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash ^ (hash >>> 15)) & 0x3fffffff || 1;
}

/** Fields that identities are made of, and those that decide whether a member still belongs here. */
const identityFields = (type: RecordTypeDefinition): readonly string[] => [
  ...new Set([...type.identity.flat(), ...(type.name === 'member' ? ['status', 'memberCategory'] : [])]),
];
