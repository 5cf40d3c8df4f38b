import type { EntryDraft } from '../../shared/journal/entry';
import { readRecord, splitPath } from '../../shared/journal/read-record';
import { type AppError, appError } from '../../shared/kernel/errors';
import { ATTACHMENTS_FIELD } from '../../shared/records/define';
import { rectification } from '../../shared/records/rectification';
import { titleOf } from '../../shared/records/registry';
import { obstaclesToChange } from '../../shared/rules/rectification-rules';
import type { Right } from '../../shared/rules/roles';
import { valuesAfter } from './drafted-values';
import type { OpenVault } from './open-vault';

/**
 * Why drafts can't be committed because they would leave an item closed without its evidence (V17); undefined: they
 * can. Every act goes through here, whatever way it comes: form, bulk edit, import, undo, a conflict that is settled.
 * What merges in from another unit is kept as it is and marked by the rule: refusing it would lose what they sent.
 */
export async function refusalOfClosing(
  vault: OpenVault,
  drafts: readonly EntryDraft[],
  right: Right,
): Promise<AppError | undefined> {
  if (right === 'bundle-in') return undefined;
  const concerned = drafts.filter(({ type, writes }) => type === rectification.name && concerns(writes));
  if (concerned.length === 0) return undefined;
  const known = await vault.store.getMany([...new Set(concerned.map(({ record }) => record))]);
  const wall = vault.deps.now();
  for (const { record, writes } of concerned) {
    const state = known.get(record)?.state;
    const before = state === undefined ? undefined : readRecord(state, wall).values;
    const after = valuesAfter(before ?? {}, writes);
    const obstacles = obstaclesToChange(before, after);
    if (obstacles.length === 0) continue;
    const code = before?.state === 'closed' ? 'rectification.stays-closed' : 'rectification.not-closed';
    return appError(code, { title: titleOf(rectification, after), lacks: obstacles.join('；') });
  }
  return undefined;
}

/** What the rule looks at. */
const LOOKED_AT: ReadonlySet<string> = new Set(['state', 'acceptor', 'person', ATTACHMENTS_FIELD]);

const concerns = (writes: EntryDraft['writes']): boolean =>
  Object.keys(writes).some((path) => LOOKED_AT.has(splitPath(path).field));
