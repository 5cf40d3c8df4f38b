import { ok } from '../../shared/kernel/result';
import { ownTypeName } from '../../shared/records/own-design';
import type { OwnLedgerApi } from './api-own-ledgers';
import type { OpenVault } from './open-vault';

/** Answers about the vault's own ledgers. */
export const ownLedgerMethods = (vault: OpenVault): OwnLedgerApi => ({
  ownTypes: async () => ok(vault.index.ownTypes()),
  ownLedgerUse: async ({ id }) => {
    const index = vault.index.of(ownTypeName(id));
    if (index === undefined) return ok({ records: 0, filled: {} });
    const filled = Object.keys(index.type.fields).map((key) => [key, index.filled(key)] as const);
    return ok({ records: vault.index.countLive(index), filled: Object.fromEntries(filled) });
  },
});
