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

interface Built {
  readonly version: number;
  readonly byText: ReadonlyMap<string, readonly string[]>;
}

const built = new WeakMap<TypeIndex, Built>();

/** Identities of a type; made anew after the index changed. */
export function identitiesIn(index: TypeIndex): Identities {
  const { byText } = current(index);
  return {
    holders(values) {
      const found = new Map<string, readonly string[]>();
      for (const text of identitiesOf(index.type, values)) {
        const ids = byText.get(text);
        if (ids !== undefined) found.set(text, ids);
      }
      return found;
    },
    shared: () => new Map([...byText].filter(([, ids]) => ids.length > 1)),
  };
}

function current(index: TypeIndex): Built {
  const known = built.get(index);
  if (known?.version === index.version) return known;
  const byText = new Map<string, string[]>();
  const fields = identityFields(index.type);
  for (let row = 0; row < index.size; row++) {
    if (!index.isLive(row)) continue;
    const values = Object.fromEntries(fields.map((key) => [key, index.cell(key, row)]));
    for (const text of identitiesOf(index.type, values)) {
      const ids = byText.get(text);
      if (ids === undefined) byText.set(text, [index.idAt(row)]);
      else ids.push(index.idAt(row));
    }
  }
  const made = { version: index.version, byText };
  built.set(index, made);
  return made;
}

/** Fields that identities are made of, and those that decide whether a member still belongs here. */
const identityFields = (type: RecordTypeDefinition): readonly string[] => [
  ...new Set([...type.identity.flat(), ...(type.name === 'member' ? ['status', 'memberCategory'] : [])]),
];
