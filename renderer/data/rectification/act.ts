import { appError } from '../../../shared/kernel/errors';
import { err, type Result } from '../../../shared/kernel/result';
import { rectification } from '../../../shared/records/rectification';
import { ACT_RIGHTS, actRefusal, actValues } from '../../../shared/rules/rectification-acts';
import type { CommitAnswer, RectificationApi } from '../api';
import { valuesOfAll } from '../boards/board-scope';
import { commitChanges } from '../commit';
import { describeContext } from '../open-vault';
import { refusalOfRecords } from '../permission';
import type { Work } from '../work';

/** Does something to an item of the board: asks the table of roles, then the rules, then saves it like any edit. */
export async function actOnItem(
  work: Work,
  { id, act, typed }: Parameters<RectificationApi['rectificationAct']>[0],
): Promise<Result<CommitAnswer>> {
  const { vault } = work;
  const refused = refusalOfRecords(vault, ACT_RIGHTS[act], [id]);
  if (refused !== undefined) return err(refused);
  const values = (await valuesOfAll(vault, [id])).get(id);
  if (values === undefined) return err(appError('records.not-found', { label: rectification.label }));
  const { today } = describeContext(vault);
  const reason = actRefusal(act, values, typed, today);
  if (reason !== undefined) return err(appError('records.rule-refused', { reason }));
  const written = actValues(act, values, typed, { today, newId: vault.deps.newId });
  return commitChanges(work, [{ id, type: rectification.name, values: written }], { kind: 'edit' });
}
