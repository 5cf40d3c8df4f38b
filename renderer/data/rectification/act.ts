import { readRecord } from '../../../shared/journal/read-record';
import { draftWrites } from '../../../shared/journal/write-draft';
import { appError } from '../../../shared/kernel/errors';
import { err, ok, type Result } from '../../../shared/kernel/result';
import { normaliseValues } from '../../../shared/records/normalise';
import { rectification } from '../../../shared/records/rectification';
import { ACT_RIGHTS, actRefusal, actValues } from '../../../shared/rules/rectification-acts';
import type { CommitAnswer, RectificationApi } from '../api';
import { verbOf } from '../commit';
import { describeContext } from '../open-vault';
import { refusalOfRecords } from '../permission';
import { timeOf } from '../session-deps';
import { commitDrafts, draftOf, nameRecords, type Work } from '../work';

const WHY = { kind: 'edit' } as const;

/**
 * Does something to an item of the board: asks the table of roles, then the rules, then saves it like any edit. What it
 * reads and what it writes lie in one turn: an entry that came a moment before stays.
 */
export function actOnItem(
  work: Work,
  { id, act, typed }: Parameters<RectificationApi['rectificationAct']>[0],
): Promise<Result<CommitAnswer>> {
  const { vault } = work;
  return vault.exclusive(async () => {
    if (vault.facts.readOnly) return err(appError('records.read-only'));
    const refused = refusalOfRecords(vault, ACT_RIGHTS[act], [id]);
    if (refused !== undefined) return err(refused);
    const wall = vault.deps.now();
    const state = (await vault.store.get(id))?.state;
    const record = state === undefined ? undefined : readRecord(state, wall);
    if (state?.type !== rectification.name || record === undefined || record.deleted)
      return err(appError('records.not-found', { label: rectification.label }));
    const { today } = describeContext(vault);
    const reason = actRefusal(act, record.values, typed, today);
    if (reason !== undefined) return err(appError('records.rule-refused', { reason }));
    const facts = { today, now: timeOf(wall), newId: vault.deps.newId };
    const values = normaliseValues(rectification, actValues(act, record.values, typed, facts));
    const writes = draftWrites(state, values, rectification, wall);
    if (Object.keys(writes).length === 0) return ok({ act: '', ids: [id], clashes: [] });
    const what = () => `${verbOf(WHY)}${nameRecords(vault, rectification.name, [id])}`;
    return commitDrafts(work, [draftOf(vault, state, writes)], { right: 'edit', why: WHY, what });
  });
}
