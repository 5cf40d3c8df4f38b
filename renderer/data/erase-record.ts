import { appError } from '../../shared/kernel/errors';
import { err, ok, type Result } from '../../shared/kernel/result';
import { draftsOf } from './drafts';
import { announceTypes, type Work } from './work';

export interface EraseApi {
  /** Erases a record of the bin for good, with its history and the files that only it has. Administrators only. */
  erase(args: { id: string; reason: string }): Promise<Result<{ readonly files: number }>>;
}

/**
 * Main blanks the journal; what the worker made of it before (rows, index, snapshot, unsaved forms, undo) is forgotten
 * and made anew without the record.
 */
export function eraseRecord(
  work: Work,
  { id, reason }: { readonly id: string; readonly reason: string },
): ReturnType<EraseApi['erase']> {
  const { vault } = work;
  return vault.exclusive(async () => {
    if (vault.facts.readOnly) return err(appError('records.read-only'));
    const found = vault.index.find(id);
    if (found === undefined) return err(appError('records.not-found'));
    const { label } = found.index.type;
    if (found.index.isLive(found.row)) return err(appError('records.not-in-bin', { label }));
    await vault.store.settled();
    const erased = await vault.link.journal.erase({ record: id, reason });
    if (!erased.ok) return erased;
    vault.blanked = erased.value.blanked;
    work.acts.forget(id);
    for (const draft of await draftsOf(vault)) if (draft.id === id) await vault.desk.dropDraft(draft.key);
    const healed = await vault.heal(false);
    if (!healed.ok) return healed;
    work.keeper.changed(vault.store.rows);
    announceTypes(
      work,
      vault.index.all().map(({ type }) => type.name),
    );
    return ok({ files: erased.value.files });
  });
}
