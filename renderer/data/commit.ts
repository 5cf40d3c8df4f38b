import type { EntryDraft, RecordState, Why } from '../../shared/journal/entry';
import { headsAt } from '../../shared/journal/read-record';
import {
  draftDelete,
  draftRestore,
  draftSettle,
  draftWrites,
  type Writes,
} from '../../shared/journal/write-draft';
import { appError } from '../../shared/kernel/errors';
import type { Json } from '../../shared/kernel/json';
import { err, ok, type Result } from '../../shared/kernel/result';
import type { RecordTypeDefinition } from '../../shared/records/define';
import { normaliseValues } from '../../shared/records/normalise';
import type { Change, CommitAnswer } from './api';
import { isOrganization } from './index/record-index';
import type { OpenVault } from './open-vault';
import { commitDrafts, draftOf, nameRecords, type Work } from './work';

/** Saves changes as one act. Findings don't stop a save; only what would break the tree is refused. */
export function commitChanges(
  work: Work,
  changes: readonly Change[],
  why: Why,
): Promise<Result<CommitAnswer>> {
  const { vault } = work;
  return vault.exclusive(async () => {
    if (vault.facts.readOnly) return err(appError('records.read-only'));
    const known = await vault.store.getMany(changes.flatMap(({ id }) => (id === null ? [] : [id])));
    const drafts: EntryDraft[] = [];
    const clashes: { id: string; path: string }[] = [];
    const ids: string[] = [];
    for (const change of changes) {
      const drafted = draftChange(work, change, change.id === null ? undefined : known.get(change.id)?.state);
      if (!drafted.ok) return drafted;
      ids.push(drafted.value.id);
      clashes.push(...drafted.value.clashes.map((path) => ({ id: drafted.value.id, path })));
      if (drafted.value.draft !== undefined) drafts.push(drafted.value.draft);
    }
    // Saving a form in which nothing was changed is no error: it is saved.
    if (drafts.length === 0) return ok({ act: '', ids, clashes: [] });
    const what = () => `${verbOf(why)}${whatOf(vault, changes, ids)}`;
    const committed = await commitDrafts(work, drafts, { right: 'edit', why, what });
    return committed.ok ? ok({ ...committed.value, ids, clashes }) : committed;
  });
}

/** Settles one path: the chosen value supersedes all that stand there. */
export function settleConflict(
  work: Work,
  args: { readonly id: string; readonly path: string; readonly value: Json },
): Promise<Result<CommitAnswer>> {
  const { vault } = work;
  return vault.exclusive(async () => {
    if (vault.facts.readOnly) return err(appError('records.read-only'));
    const state = (await vault.store.get(args.id))?.state;
    if (state === undefined) return err(appError('records.not-found'));
    if (headsAt(state, args.path).length < 2) return err(appError('view.settled-already'));
    const draft = draftOf(vault, state, draftSettle(state, args.path, args.value));
    const what = `解决冲突：${nameRecords(vault, state.type, [state.id])}`;
    return commitDrafts(work, [draft], { right: 'settle', why: { kind: 'settle' }, what });
  });
}

interface Drafted {
  readonly id: string;
  readonly draft?: EntryDraft;
  readonly clashes: readonly string[];
}

function draftChange(work: Work, change: Change, now: RecordState | undefined): Result<Drafted> {
  const { vault } = work;
  const type = vault.index.catalogue.find(change.type);
  if (type === undefined) return err(appError('records.unknown-type', { type: change.type }));
  if (change.id !== null && now === undefined)
    return err(appError('records.not-found', { label: type.label }));
  const refused = refusal(vault, type, change);
  if (refused !== undefined) return err(appError(...refused));
  const id = change.id ?? vault.deps.newId();
  const seen = (change.version === undefined ? undefined : work.versions.find(change.version)) ?? now;
  const writes = writesOf(vault, type, change, seen);
  if (Object.keys(writes).length === 0 && change.id !== null) return ok({ id, clashes: [] });
  const clashes = Object.keys(writes).filter((path) => stampsDiffer(seen, now, path));
  return ok({ id, draft: draftOf(vault, { id, type: type.name }, writes), clashes });
}

function writesOf(
  vault: OpenVault,
  type: RecordTypeDefinition,
  change: Change,
  seen: RecordState | undefined,
): Writes {
  const wall = vault.deps.now();
  const values = change.values === undefined ? {} : normaliseValues(type, change.values);
  const life =
    change.deleted === undefined ? {} : change.deleted ? draftDelete(seen, wall) : draftRestore(seen, wall);
  return { ...draftWrites(seen, values, type, wall), ...life };
}

/** Why a change can't be made; undefined: it can. */
function refusal(
  vault: OpenVault,
  type: RecordTypeDefinition,
  change: Change,
): Parameters<typeof appError> | undefined {
  if (!isOrganization(type) || change.id === null) return undefined;
  const parent = change.values?.[type.branch];
  if (typeof parent === 'string' && vault.index.tree().wouldLoop(change.id, parent)) {
    return ['records.organization-loop'];
  }
  if (change.deleted !== true) return undefined;
  const contents = contentsOf(vault, change.id);
  return contents.organizations + contents.members + contents.records > 0
    ? ['records.organization-in-use', contents]
    : undefined;
}

/** What would be left hanging if an organization were deleted. */
function contentsOf(vault: OpenVault, id: string) {
  const contents = { organizations: 0, members: 0, records: 0 };
  for (const index of vault.index.all()) {
    const kind = isOrganization(index.type)
      ? 'organizations'
      : index.type.name === 'member'
        ? 'members'
        : 'records';
    for (let row = 0; row < index.size; row++) {
      if (index.isLive(row) && index.cell(index.type.branch, row) === id) contents[kind] += 1;
    }
  }
  return contents;
}

function stampsDiffer(seen: RecordState | undefined, now: RecordState | undefined, path: string): boolean {
  const stamps = (state: RecordState | undefined) => headsAt(state, path).map((head) => head.stamp);
  return stamps(seen).join() !== stamps(now).join();
}

const VERBS: Readonly<Record<Why['kind'], string>> = {
  create: '新增',
  edit: '修改',
  import: '导入',
  bundle: '接收',
  delete: '删除',
  restore: '恢复',
  undo: '撤销',
  redo: '重做',
  settle: '解决冲突',
  'merge-duplicates': '合并',
  'bulk-edit': '批量修改',
  move: '调整上级：',
  'sign-off': '签批',
};

/** Chinese verb of a reason. */
export const verbOf = (why: Why): string => VERBS[why.kind];

function whatOf(vault: OpenVault, changes: readonly Change[], ids: readonly string[]): string {
  const [first] = changes;
  return first === undefined ? '' : nameRecords(vault, first.type, ids);
}
