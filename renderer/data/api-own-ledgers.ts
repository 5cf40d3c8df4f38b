import type { Result } from '../../shared/kernel/result';
import type { RecordTypeDefinition } from '../../shared/records/define';

/** What the window and the data worker say to each other about the vault's own ledgers; see api.ts. */
export interface OwnLedgerApi {
  /** Declarations of the own ledgers, deleted ones and those without a design among them. */
  ownTypes(): Promise<Result<readonly RecordTypeDefinition[]>>;
  /** What hangs on a design. */
  ownLedgerUse(args: { id: string }): Promise<Result<OwnLedgerUse>>;
}

export interface OwnLedgerUse {
  /** Live records of the ledger. */
  readonly records: number;
  /** Records in which each field is filled, by its key; those in the bin count, because they can come back. */
  readonly filled: Readonly<Record<string, number>>;
}
