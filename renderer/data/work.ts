import type { EntryDraft, RecordState, Why, WhyKind } from '../../shared/journal/entry';
import type { Writes } from '../../shared/journal/write-draft';
import { type AppError, appError } from '../../shared/kernel/errors';
import { err, ok, type Result } from '../../shared/kernel/result';
import { OWN_LEDGER, ownTypeName } from '../../shared/records/own-design';
import type { Right } from '../../shared/rules/roles';
import { type ActStack, createActStack } from './acts';
import type { CommitAnswer } from './api';
import { refusalOfClosing } from './closing-guard';
import { refusalOfDesigns } from './design-guard';
import { type Lag, watchLag } from './lag';
import { type OpenVault, tell } from './open-vault';
import { refusalOfDrafts } from './permission';
import type { SnapshotKeeper } from './snapshot-keeper';
import type { TextKeeper } from './texts/text-keeper';
import { createVersions, type Versions } from './versions';

/** An open vault at work: what commands need besides the data itself. */
export interface Work {
  readonly vault: OpenVault;
  readonly acts: ActStack;
  readonly versions: Versions;
  readonly keeper: SnapshotKeeper;
  readonly lag: Lag;
  readonly texts: TextKeeper;
}

/** The work of one session. */
export function createWork(vault: OpenVault, keeper: SnapshotKeeper, texts: TextKeeper): Work {
  const onCaughtUp = (entries: number) => {
    keeper.changed(entries);
    announceAll(work);
  };
  const lag = watchLag(vault, onCaughtUp);
  const work: Work = { vault, acts: createActStack(), versions: createVersions(), keeper, lag, texts };
  return work;
}

/** A draft on one record; `absorbed` where registers come from elsewhere. */
export function draftOf(
  vault: OpenVault,
  record: { readonly id: string; readonly type: string; readonly schema?: number },
  writes: Writes,
  absorbed?: RecordState['registers'],
): EntryDraft {
  const schema = record.schema ?? vault.index.catalogue.find(record.type)?.version ?? 1;
  const draft = { id: vault.deps.newId(), record: record.id, type: record.type, schema, writes };
  return absorbed === undefined ? draft : { ...draft, absorbed };
}

/** How the history of what the user can take back goes on after a commit. */
export type Follow = 'did' | 'undid' | 'redid' | 'silent';

interface CommitFacts {
  /** What the user must be allowed to do; null: what the program notes by itself, where the method has asked. */
  readonly right: Right | null;
  /** Records that only follow another: references to a merged duplicate. A signed one stays signed. */
  readonly follows?: ReadonlySet<string>;
  readonly why: Why;
  /** Chinese name of the act; asked for after the commit, when titles are those of the new values. */
  readonly what: string | (() => string);
  readonly follow?: Follow;
}

const GOING_BACK: ReadonlySet<WhyKind> = new Set(['undo', 'redo']);

/** Why drafts can't be committed as one act: rights first, then what would make the records untrue. */
async function refusalOfCommit(
  vault: OpenVault,
  drafts: readonly EntryDraft[],
  { right, follows, why }: CommitFacts,
): Promise<AppError | undefined> {
  if (right !== null) {
    const refused =
      refusalOfDrafts(vault, drafts, right, follows) ?? (await refusalOfClosing(vault, drafts, right));
    if (refused !== undefined) return refused;
  }
  // What others sent is kept as it is, and going back leads to what was.
  return right === 'bundle-in' || GOING_BACK.has(why.kind) ? undefined : refusalOfDesigns(vault, drafts);
}

/**
 * Commits drafts as one act of the user: appends, applies, announces, remembers for undo. To be called inside
 * `exclusive`. A view that could not follow makes no failure of it: the user is told, and it is caught up later.
 */
export async function commitDrafts(
  work: Work,
  drafts: readonly EntryDraft[],
  facts: CommitFacts,
): Promise<Result<CommitAnswer>> {
  const { vault } = work;
  const refused = await refusalOfCommit(vault, drafts, facts);
  if (refused !== undefined) return err(refused);
  const act = vault.deps.newId();
  const committed = await vault.projector.commit(act, facts.why, drafts);
  if (!committed.ok) return committed;
  const records = new Set(drafts.map((draft) => draft.record));
  remember(work, facts, [act], records);
  announce(work, drafts);
  work.keeper.changed(records.size);
  if (committed.value.lag !== null) {
    tell(vault, 'warning', appError('view.behind'));
    work.lag.catchUpSoon();
  }
  return ok({ act, ids: [...records], clashes: [] });
}

function remember(
  work: Work,
  { right, why, what, follow = 'did' }: CommitFacts,
  acts: readonly string[],
  records: ReadonlySet<string>,
): void {
  if (follow === 'silent') return;
  const name = typeof what === 'string' ? what : what();
  work.acts[follow]({ acts, kind: why.kind, right, what: name, records: [...records] });
}

function announce(work: Work, drafts: readonly EntryDraft[]): void {
  // Another design is another type: whoever shows its records looks at them anew.
  const types = new Set(
    drafts.flatMap(({ type, record }) => (type === OWN_LEDGER ? [type, ownTypeName(record)] : [type])),
  );
  announceTypes(work, [...types], [...new Set(drafts.map((draft) => draft.record))]);
}

/** Tells the window that lists of these types are to be asked for again. */
export function announceTypes(work: Work, types: readonly string[], ids: readonly string[] = []): void {
  work.texts.changed();
  work.vault.emit('changed', {
    types,
    ids,
    undo: work.acts.nextUndo()?.what ?? null,
    redo: work.acts.nextRedo()?.what ?? null,
  });
}

/** Tells the window that every list is to be asked for again. */
export const announceAll = (work: Work): void =>
  announceTypes(
    work,
    work.vault.index.all().map(({ type }) => type.name),
  );

/** 党员“张三”, or 12 条党员. */
export function nameRecords(vault: OpenVault, type: string, ids: readonly string[]): string {
  const label = vault.index.catalogue.find(type)?.label ?? '记录';
  const [id] = ids;
  if (ids.length !== 1 || id === undefined) return `${ids.length} 条${label}`;
  const found = vault.index.find(id);
  return found === undefined ? label : `${label}“${found.index.titleAt(found.row)}”`;
}
