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

class IdentityTable implements Identities {
  private readonly index: TypeIndex;
  private readonly fields: readonly string[];
  private version = 0;
  /** First row that was not looked at yet. */
  private next = 0;
  private textsByRow: (readonly string[])[] = [];
  private idsByText = new Map<string, string[]>();
  private sharedTexts = new Set<string>();

  constructor(index: TypeIndex) {
    this.index = index;
    this.fields = identityFields(index.type);
  }

  /** Looks at what changed and at up to `limit` rows not seen yet; answers whether that was all. */
  update(limit = Number.POSITIVE_INFINITY): boolean {
    const changed = this.index.rowsChangedSince(this.version);
    if (changed === undefined) this.forget();
    for (const row of changed ?? []) if (row < this.next) this.take(row);
    this.version = this.index.version;
    const end = Math.min(this.index.size, this.next + limit);
    while (this.next < end) this.take(this.next++);
    return this.next >= this.index.size;
  }

  holders(values: RecordValues): ReadonlyMap<string, readonly string[]> {
    const found = new Map<string, readonly string[]>();
    for (const text of identitiesOf(this.index.type, values)) {
      const ids = this.idsByText.get(text);
      if (ids !== undefined) found.set(text, ids);
    }
    return found;
  }

  shared(): ReadonlyMap<string, readonly string[]> {
    return new Map([...this.sharedTexts].map((text) => [text, this.idsByText.get(text) ?? []]));
  }

  private forget(): void {
    this.next = 0;
    this.textsByRow = [];
    this.idsByText = new Map();
    this.sharedTexts = new Set();
  }

  private take(row: number): void {
    const id = this.index.idAt(row);
    for (const text of this.textsByRow[row] ?? []) {
      this.hold(
        text,
        (this.idsByText.get(text) ?? []).filter((other) => other !== id),
      );
    }
    const texts = this.index.isLive(row) ? identitiesOf(this.index.type, this.valuesAt(row)) : [];
    this.textsByRow[row] = texts;
    for (const text of texts) this.hold(text, [...(this.idsByText.get(text) ?? []), id]);
  }

  private hold(text: string, ids: string[]): void {
    if (ids.length === 0) this.idsByText.delete(text);
    else this.idsByText.set(text, ids);
    if (ids.length > 1) this.sharedTexts.add(text);
    else this.sharedTexts.delete(text);
  }

  private valuesAt(row: number): RecordValues {
    return Object.fromEntries(this.fields.map((key) => [key, this.index.cell(key, row)]));
  }
}

/** Fields that identities are made of, and those that decide whether a member still belongs here. */
const identityFields = (type: RecordTypeDefinition): readonly string[] => [
  ...new Set([...type.identity.flat(), ...(type.name === 'member' ? ['status', 'memberCategory'] : [])]),
];
