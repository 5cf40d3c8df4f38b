import type { EntryDraft } from '../../shared/journal/entry';
import { applyEntries } from '../../shared/journal/merge';
import { draftInverse, type InverseDraft } from '../../shared/journal/write-draft';
import { appError } from '../../shared/kernel/errors';
import { err, ok, type Result } from '../../shared/kernel/result';
import type { Act } from './acts';
import type { UndoAnswer } from './api';
import { entriesOf } from './journal-entries';
import type { OpenVault } from './open-vault';
import type { PlacedEntry, StoredRecord } from './records/stored-record';
import { commitDrafts, draftOf, type Work } from './work';

/** Takes one's last act back. What somebody changed since is left alone and counted. */
export const undoLast = (work: Work): Promise<Result<UndoAnswer>> =>
  invert(work, 'undo', () => work.acts.nextUndo());

/** Does again what was taken back last. */
export const redoLast = (work: Work): Promise<Result<UndoAnswer>> =>
  invert(work, 'redo', () => work.acts.nextRedo());

/** Records whose entries are read at once. */
const RECORDS_AT_ONCE = 500;

function invert(work: Work, kind: 'undo' | 'redo', next: () => Act | undefined): Promise<Result<UndoAnswer>> {
  const { vault } = work;
  return vault.exclusive(async () => {
    const act = next();
    if (act === undefined) return ok({ what: null, skipped: 0 });
    if (vault.facts.readOnly) return err(appError('records.read-only'));
    const drafts: EntryDraft[] = [];
    let skipped = 0;
    for (let from = 0; from < act.records.length; from += RECORDS_AT_ONCE) {
      const records = await vault.store.getMany(act.records.slice(from, from + RECORDS_AT_ONCE));
      const entries = await entriesOf(vault, records.values());
      if (!entries.ok) return entries;
      for (const [id, record] of records) {
        const inverse = inverseOf(vault, record, entries.value.get(id) ?? [], new Set(act.acts));
        skipped += inverse.skipped.length;
        if (Object.keys(inverse.writes).length > 0) drafts.push(draftOf(vault, record.state, inverse.writes));
      }
    }
    const of = act.acts[0];
    const why = of === undefined ? { kind } : { kind, of };
    const follow = kind === 'undo' ? 'undid' : 'redid';
    if (drafts.length === 0) {
      // Somebody changed all of it since: there is nothing left to take back, and the next undo must go on.
      work.acts[follow]({ ...act, acts: [] });
      return ok({ what: act.what, skipped });
    }
    const committed = await commitDrafts(work, drafts, { right: act.right, why, what: act.what, follow });
    return committed.ok ? ok({ what: act.what, skipped }) : committed;
  });
}

/** Before: all that was there without the act and what came after it; after: the same with the act. */
function inverseOf(
  vault: OpenVault,
  record: StoredRecord,
  entries: readonly PlacedEntry[],
  acts: ReadonlySet<string>,
): InverseDraft {
  const isOwn = ({ entry }: PlacedEntry): boolean => acts.has(entry.act);
  const own = entries.filter(isOwn);
  const first = entries.findIndex(isOwn);
  if (first < 0) return { writes: {}, skipped: [] };
  const earlier = entries.slice(0, first);
  const before = applyEntries(
    undefined,
    earlier.map(({ entry }) => entry),
  );
  const after = applyEntries(
    before,
    own.map(({ entry }) => entry),
  );
  if (after === undefined) return { writes: {}, skipped: [] };
  return draftInverse(before, after, record.state, vault.deps.now());
}
