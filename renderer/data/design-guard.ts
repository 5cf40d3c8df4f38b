import type { EntryDraft } from '../../shared/journal/entry';
import { readRecord } from '../../shared/journal/read-record';
import { type AppError, appError } from '../../shared/kernel/errors';
import { isWidening, OWN_LEDGER, ownTypeName, readDesign } from '../../shared/records/own-design';
import { valuesAfter } from './drafted-values';
import type { OpenVault } from './open-vault';

/**
 * Why a design of an own ledger can't be changed so: a field that records have filled would become a kind that can't
 * hold what stands there. Whatever way it comes but undo, which goes back to what was; what merges in is kept as it is.
 */
export async function refusalOfDesigns(
  vault: OpenVault,
  drafts: readonly EntryDraft[],
): Promise<AppError | undefined> {
  const designs = drafts.filter(({ type }) => type === OWN_LEDGER);
  if (designs.length === 0) return undefined;
  const known = await vault.store.getMany([...new Set(designs.map(({ record }) => record))]);
  for (const { record, writes } of designs) {
    const state = known.get(record)?.state;
    const index = vault.index.of(ownTypeName(record));
    if (state === undefined || index === undefined) continue;
    const { values } = readRecord(state, vault.deps.now());
    const after = new Map(readDesign(valuesAfter(values, writes)).fields.map((field) => [field.key, field]));
    for (const { key, kind, label } of readDesign(values).fields) {
      const next = after.get(key);
      if (next === undefined || isWidening(kind, next.kind)) continue;
      const filled = index.filled(key);
      if (filled > 0) return appError('records.kind-kept', { label, count: filled });
    }
  }
  return undefined;
}
