import { BLOBS_COLUMN, blobsAt } from '../index/blobs';
import type { RecordIndex } from '../index/record-index';
import type { TypeIndex } from '../index/type-index';

/** A live record that has a file among its attachments. */
export interface Holder {
  readonly index: TypeIndex;
  readonly row: number;
}

/** Which live records hold which files, by content hash. Follows the index: a type is looked through anew once it changed. */
export function createHolders(indexNow: () => RecordIndex) {
  const known = new Map<string, Known>();
  const ofType = (index: TypeIndex): ReadonlyMap<string, readonly number[]> => {
    const before = known.get(index.type.name);
    if (before?.index === index && before.version === index.version) return before.rows;
    const rows = rowsByBlob(index);
    known.set(index.type.name, { index, version: index.version, rows });
    return rows;
  };
  const blobsOf = (indexes: readonly TypeIndex[]): ReadonlySet<string> =>
    new Set(indexes.flatMap((index) => [...ofType(index).keys()]));
  return {
    of: (blob: string): readonly Holder[] =>
      indexNow()
        .all()
        .flatMap((index) => (ofType(index).get(blob) ?? []).map((row) => ({ index, row }))),
    /** Content hashes of the files that documents hold: their words are what a clerk looks for. */
    ofDocuments: () => blobsOf(indexNow().all().filter(isOfDocuments)),
    /** Content hashes of all files that live records hold, those of documents first. */
    all: () =>
      blobsOf([...indexNow().all()].sort((a, b) => Number(isOfDocuments(b)) - Number(isOfDocuments(a)))),
  };
}

export type Holders = ReturnType<typeof createHolders>;

const isOfDocuments = ({ type }: TypeIndex): boolean => type.name === 'document';

interface Known {
  readonly index: TypeIndex;
  readonly version: number;
  readonly rows: ReadonlyMap<string, readonly number[]>;
}

function rowsByBlob(index: TypeIndex): ReadonlyMap<string, readonly number[]> {
  const rows = new Map<string, number[]>();
  if (index.column(BLOBS_COLUMN) === undefined) return rows;
  for (let row = 0; row < index.size; row += 1) {
    if (!index.isLive(row)) continue;
    for (const blob of blobsAt(index, row)) {
      const others = rows.get(blob);
      if (others === undefined) rows.set(blob, [row]);
      else others.push(row);
    }
  }
  return rows;
}
