import type { DBCore, DBCoreMutateRequest, DBCoreTable, Dexie, Transaction } from 'dexie';

/** Somebody other than the projector tried to write to the view: a bug, and nothing was written. */
export class StrayWrite extends Error {
  constructor(table: string) {
    super(`a write to ${table} that does not come from the projector`);
    this.name = 'StrayWrite';
  }
}

export interface Guard {
  /** Lets the writes of exactly this transaction through. */
  allow(transaction: Transaction): void;
}

/**
 * Refuses every write to `tables` whose transaction the projector has not named. Keyed on the transaction and not on
 * a flag: a flag would also let through a stray write that happens while the projector is at work.
 */
export function guardTables(db: Dexie, tables: ReadonlySet<string>): Guard {
  const allowed = new WeakSet<object>();
  db.use({
    stack: 'dbcore',
    name: 'projector-only',
    create: (below: DBCore): DBCore => ({
      ...below,
      table(name: string): DBCoreTable {
        const table = below.table(name);
        if (!tables.has(name)) return table;
        const mutate = (request: DBCoreMutateRequest) =>
          allowed.has(request.trans) ? table.mutate(request) : Promise.reject(new StrayWrite(name));
        return { ...table, mutate };
      },
    }),
  });
  return {
    allow: (transaction) => {
      allowed.add(transaction.idbtrans);
    },
  };
}
