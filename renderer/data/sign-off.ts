import type { EntryDraft } from '../../shared/journal/entry';
import { elementPath, readRecord } from '../../shared/journal/read-record';
import { type AppError, appError } from '../../shared/kernel/errors';
import { err, ok, type Result } from '../../shared/kernel/result';
import { SIGN_OFF_FIELD, SIGN_OFF_STATE_FIELD } from '../../shared/records/sign-off-fields';
import {
  isSigned,
  nextStepTime,
  refusalOfStep,
  SIGN_OFF_STATES,
  SIGN_OFF_STEPS,
  type SignOffState,
  type SignOffStep,
  signedSteps,
  TRANSITIONS,
} from '../../shared/rules/sign-off';
import type {
  DataApi,
  SignOffAnswer,
  SignOffArgs,
  SignOffRow,
  SignOffWaiting,
  SignOffWaitingArgs,
  WaitingIn,
} from './api';
import { allFindings } from './details';
import type { TypeIndex } from './index/type-index';
import type { OpenVault } from './open-vault';
import { refusalOfRecords } from './permission';
import type { StoredRecord } from './records/stored-record';
import { commitDrafts, draftOf, nameRecords, type Work } from './work';

/** Signing level by level. */
export const createSignOff = (work: Work): Pick<DataApi, 'signOff' | 'signOffWaiting'> => ({
  signOff: (args) => makeStep(work, args),
  signOffWaiting: (args) => waiting(work.vault, args),
});

/** Steps that say that the content is right: no error may stand. */
const PASSING: ReadonlySet<SignOffStep> = new Set<SignOffStep>(['check', 'finalise']);

function makeStep(work: Work, { ids, step, reason }: SignOffArgs): Promise<Result<SignOffAnswer>> {
  const { vault } = work;
  return vault.exclusive(async () => {
    if (vault.facts.readOnly) return err(appError('records.read-only'));
    const records = await vault.store.getMany(ids);
    const drafts: EntryDraft[] = [];
    const refused: { id: string; title: string; message: string }[] = [];
    let first: AppError | undefined;
    for (const id of new Set(ids)) {
      const drafted = await draftStep(vault, records.get(id), { ids: [id], step, reason: reason.trim() });
      if (drafted.ok) drafts.push(drafted.value);
      else {
        first ??= drafted.error;
        const found = vault.index.find(id);
        const title = found === undefined ? '' : found.index.titleAt(found.row);
        refused.push({ id, title, message: drafted.error.message });
      }
    }
    // Nothing could be done: that is a failure, and the first reason says why.
    if (drafts.length === 0) return first === undefined ? ok({ done: 0, refused }) : err(first);
    const what = `${SIGN_OFF_STEPS[step]}${nameRecords(
      vault,
      drafts[0]?.type ?? '',
      drafts.map(({ record }) => record),
    )}`;
    const why = {
      kind: 'sign-off',
      of: step,
      ...(reason.trim() === '' ? {} : { note: reason.trim() }),
    } as const;
    const right = TRANSITIONS[step].right;
    const done = await commitDrafts(work, drafts, { right, why, what, follow: 'silent' });
    return done.ok ? ok({ done: drafts.length, refused }) : done;
  });
}

async function draftStep(
  vault: OpenVault,
  record: StoredRecord | undefined,
  { step, reason }: SignOffArgs,
): Promise<Result<EntryDraft>> {
  if (record === undefined) return err(appError('records.not-found'));
  const { state } = record;
  const type = vault.index.catalogue.find(state.type);
  if (type === undefined || !isSigned(type))
    return err(appError('sign-off.not-signed', { label: type?.label ?? '' }));
  const wall = vault.deps.now();
  const { values, deleted, id } = readRecord(state, wall);
  if (deleted) return err(appError('records.deleted', { label: type.label }));
  const refused =
    refusalOfRecords(vault, TRANSITIONS[step].right, [id]) ?? refusalOfStep(values, step, reason);
  if (refused !== undefined) return err(refused);
  if (PASSING.has(step)) {
    const error = (await allFindings(vault, type, values, id)).find(({ level }) => level === 'error');
    if (error !== undefined)
      return err(appError('sign-off.has-errors', { step: SIGN_OFF_STEPS[step], message: error.message }));
  }
  const at = nextStepTime(values, wall);
  const value = { step, by: vault.facts.user.name, at, ...(reason === '' ? {} : { reason }) };
  const path = elementPath(SIGN_OFF_FIELD, vault.deps.newId());
  return ok(draftOf(vault, state, { [path]: { value, saw: [] } }));
}

/** Rows shown at once; with more, the filter by type and branch is the way. */
const ROWS = 300;

async function waiting(vault: OpenVault, args: SignOffWaitingArgs): Promise<Result<SignOffWaiting>> {
  const counts: Record<WaitingIn, number> = { returned: 0, draft: 0, submitted: 0, checked: 0, final: 0 };
  const types: { type: string; label: string; count: number }[] = [];
  const ids: string[] = [];
  const scope = args.branch === null ? undefined : vault.index.tree().subtree(args.branch);
  for (const index of vault.index.all()) {
    if (!isSigned(index.type)) continue;
    let count = 0;
    for (let row = 0; row < index.size; row++) {
      if (!index.isLive(row)) continue;
      if (scope !== undefined && !scope.has(vault.index.branchAt(index, row) ?? '')) continue;
      const state = waitingIn(index, row);
      counts[state] += 1;
      if (state !== args.state) continue;
      count += 1;
      if ((args.type === null || args.type === index.type.name) && ids.length < ROWS)
        ids.push(index.idAt(row));
    }
    if (count > 0) types.push({ type: index.type.name, label: index.type.label, count });
  }
  const records = await vault.store.getMany(ids);
  const rows = ids.flatMap((id) => rowOf(vault, records.get(id)));
  return ok({ counts, types, rows: rows.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)) });
}

function waitingIn(index: TypeIndex, row: number): WaitingIn {
  const cell = index.cell(SIGN_OFF_STATE_FIELD, row);
  const state = isState(cell) ? cell : 'draft';
  return state === 'draft' && index.has(SIGN_OFF_FIELD, row) ? 'returned' : state;
}

const isState = (cell: unknown): cell is SignOffState =>
  typeof cell === 'string' && Object.hasOwn(SIGN_OFF_STATES, cell);

function rowOf(vault: OpenVault, record: StoredRecord | undefined): readonly SignOffRow[] {
  const found = record === undefined ? undefined : vault.index.find(record.state.id);
  if (record === undefined || found === undefined) return [];
  const { index, row } = found;
  const last = signedSteps(readRecord(record.state, vault.deps.now()).values).at(-1);
  const branch = vault.index.branchAt(index, row) ?? null;
  return [
    {
      id: record.state.id,
      type: index.type.name,
      title: index.titleAt(row),
      branch,
      branchName: branch === null ? '' : (vault.index.titleOf('organization', branch) ?? ''),
      last: last === undefined ? '' : `${last.by} ${SIGN_OFF_STEPS[last.step]}`,
      at: last?.at ?? '',
      reason: last?.reason ?? '',
      level: index.levelAt(row),
    },
  ];
}
