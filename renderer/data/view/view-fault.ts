import { SealBroken } from './sealer';

/** Names of what IndexedDB and Dexie throw when the disk, the browser or the database fails. */
const STORAGE_ERRORS: ReadonlySet<string> = new Set([
  'OpenFailedError',
  'DatabaseClosedError',
  'UnknownError',
  'QuotaExceededError',
  'AbortError',
  'VersionError',
  'InvalidStateError',
  'NotFoundError',
  'NotReadableError',
  'DataError',
  'TimeoutError',
  'MissingAPIError',
  'BulkError',
  'SchemaError',
  'UpgradeError',
  'InternalError',
  'ReadOnlyError',
  'TransactionInactiveError',
]);

/** Whether storage failed. Anything else that is thrown is a bug of ours and must be seen. */
export const isStorageError = (thrown: unknown): boolean =>
  thrown instanceof Error && (STORAGE_ERRORS.has(thrown.name) || thrown instanceof DOMException);

/** The table of records holds another number of rows than the view's mark says. */
export class RowsLost extends Error {
  constructor() {
    super('the view holds another number of rows than it was given');
    this.name = 'RowsLost';
  }
}

/** Whether the view can't be relied on any more: it fails, or hands back what was not written. */
export const isViewFault = (thrown: unknown): boolean =>
  thrown instanceof SealBroken || thrown instanceof RowsLost || isStorageError(thrown);

/** What may be told and logged of such an error: its name, never its message. */
export const nameOf = (thrown: unknown): string => (thrown instanceof Error ? thrown.name : 'Error');
