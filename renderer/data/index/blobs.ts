import { ATTACHMENTS_FIELD } from '../../../shared/records/define';
import type { TypeIndex } from './type-index';

/** Column of the content hashes that a record's attachments have, one a line (see described.ts). */
export const BLOBS_COLUMN = `${ATTACHMENTS_FIELD}/blob`;

/** Content hashes of a record's attachments. */
export function blobsAt(index: TypeIndex, row: number): readonly string[] {
  const cell = index.cell(BLOBS_COLUMN, row);
  return typeof cell === 'string' ? cell.split('\n').filter((blob) => /^[0-9a-f]{64}$/.test(blob)) : [];
}
