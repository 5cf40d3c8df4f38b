import type { EntryDraft, RecordState, Why } from '../../shared/journal/entry';
import type { Writes } from '../../shared/journal/write-draft';
import { ok, type Result } from '../../shared/kernel/result';
import { recordType } from '../../shared/records/registry';
import { type ActStack, createActStack } from './acts';
import type { CommitAnswer } from './api';
import type { OpenVault } from './open-vault';
import type { SnapshotKeeper } from './snapshot-keeper';
import { createVersions, type Versions } from './versions';

/** An open vault at work: what commands need besides the data itself. */
export interface Work {
  readonly vault: OpenVault;
  readonly acts: ActStack;
  readonly versions: Versions;
  readonly keeper: SnapshotKeeper;
}

export const createWork = (vault: OpenVault, keeper: SnapshotKeeper): Work => ({
  vault,
  acts: createActStack(),
  versions: createVersions(),
  keeper,
});

/** A draft on one record; `absorbed` where registers come from elsewhere. */
export function draftOf(
  vault: OpenVault,
  record: { readonly id: string; readonly type: string; readonly schema?: number },
  writes: Writes,
  absorbed?: RecordState['registers'],
): EntryDraft {
  const schema = record.schema ?? recordType(record.type)?.version ?? 1;
  const draft = { id: vault.deps.newId(), record: record.id, type: record.type, schema, writes };
  return absorbed === undefined ? draft : { ...draft, absorbed };
}

/** How the history of what the user can take back goes on after a commit. */
export type Follow = 'did' | 'undid' | 'redid' | 'silent';

interface CommitFacts {
  readonly why: Why;
  /** Chinese name of the act; asked for after the commit, when titles are those of the new values. */
  readonly what: string | (() => string);
  readonly follow?: Follow;
}

/** Text of drafts in one append; main takes messages of 64 MB. */
const APPEND_BYTES = 16 * 1024 * 1024;

/**
 * Commits drafts as one act of the user: appends, applies, announces, remembers for undo. To be called inside
 * `exclusive`. What is too large for one append becomes several acts that are taken back together.
 */
export async function commitDrafts(
  work: Work,
  drafts: readonly EntryDraft[],
  facts: CommitFacts,
): Promise<Result<CommitAnswer>> {
  const { vault } = work;
  const acts: string[] = [];
  const records = new Set<string>();
  for (const part of parted(drafts)) {
    const act = vault.deps.newId();
    const committed = await vault.projector.commit(act, facts.why, part);
    if (!committed.ok) {
      if (acts.length > 0) remember(work, facts, acts, records);
      announce(work, drafts);
      return committed;
    }
    acts.push(act);
    for (const draft of part) records.add(draft.record);
  }
  remember(work, facts, acts, records);
  announce(work, drafts);
  work.keeper.changed(records.size);
  return ok({ act: acts[0] ?? '', ids: [...records], clashes: [] });
}

function remember(
  work: Work,
  { why, what, follow = 'did' }: CommitFacts,
  acts: readonly string[],
  records: ReadonlySet<string>,
): void {
  if (follow === 'silent') return;
  const name = typeof what === 'string' ? what : what();
  work.acts[follow]({ acts, kind: why.kind, what: name, records: [...records] });
}

function announce(work: Work, drafts: readonly EntryDraft[]): void {
  const types = [...new Set(drafts.map((draft) => draft.type))];
  announceTypes(work, types, [...new Set(drafts.map((draft) => draft.record))]);
}

/** Tells the window that lists of these types are to be asked for again. */
export function announceTypes(work: Work, types: readonly string[], ids: readonly string[] = []): void {
  work.vault.emit('changed', {
    types,
    ids,
    undo: work.acts.nextUndo()?.what ?? null,
    redo: work.acts.nextRedo()?.what ?? null,
  });
}

function* parted(drafts: readonly EntryDraft[]): Generator<readonly EntryDraft[]> {
  let part: EntryDraft[] = [];
  let bytes = 0;
  for (const draft of drafts) {
    // Three bytes a character at worst; the exact size is not needed.
    const size = JSON.stringify(draft).length * 3;
    if (part.length > 0 && bytes + size > APPEND_BYTES * 3) {
      yield part;
      part = [];
      bytes = 0;
    }
    part.push(draft);
    bytes += size;
  }
  if (part.length > 0) yield part;
}

/** 党员“张三”, or 12 条党员. */
export function nameRecords(vault: OpenVault, type: string, ids: readonly string[]): string {
  const label = recordType(type)?.label ?? '记录';
  const [id] = ids;
  if (ids.length !== 1 || id === undefined) return `${ids.length} 条${label}`;
  const found = vault.index.find(id);
  return found === undefined ? label : `${label}“${found.index.titleAt(found.row)}”`;
}
