import type { BundleHead } from '../../../shared/bundle/format';
import type { EntryDraft, RecordState, Register } from '../../../shared/journal/entry';
import { joinStates } from '../../../shared/journal/merge';
import { decodeState } from '../../../shared/journal/state-codec';
import { appError } from '../../../shared/kernel/errors';
import { err, ok, type Result } from '../../../shared/kernel/result';
import type { BundleTaken } from '../api';
import { LAST_BUNDLE_IN, note, officeNotes, takenKey } from '../office-notes';
import type { OpenVault } from '../open-vault';
import { timeOf } from '../session-deps';
import { commitDrafts, draftOf, type Work } from '../work';
import { AT_ONCE, type Incoming, type OpenBundle, statusOf } from './incoming';

/** Takes a bundle in as one act: attachments first, then what is new of its records. To be called inside `exclusive`. */
export async function takeIn(
  work: Work,
  bundle: OpenBundle,
  takeOutOfScope: boolean,
  job: string,
): Promise<Result<BundleTaken>> {
  const { vault } = work;
  const wanted = bundle.incoming.filter((one) => isTaken(one) && (takeOutOfScope || !one.outOfScope));
  // Those of records that say nothing new as well: the bundle before this one may have left the files out.
  const welcome = bundle.incoming.filter((one) => takeOutOfScope || !one.outOfScope);
  const attachments = await takeAttachments(vault, bundle, new Set(welcome.map(({ id }) => id)), job);
  if (!attachments.ok) return attachments;
  if (attachments.value > 0) work.texts.filesCame();
  const drafts: EntryDraft[] = [];
  const taken = { created: 0, changed: 0, conflicts: 0, attachments: attachments.value };
  for (let from = 0; from < wanted.length; from += AT_ONCE) {
    const some = wanted.slice(from, from + AT_ONCE);
    const known = await vault.store.getMany(some.map(({ id }) => id));
    for (const { id, text, status } of some) {
      const theirs = decodeState(text);
      if (theirs === undefined) continue;
      const ours = known.get(id)?.state;
      const absorbed = newRegisters(ours, theirs);
      if (Object.keys(absorbed).length === 0) continue;
      drafts.push(draftOf(vault, { id, type: theirs.type, schema: theirs.schema }, {}, absorbed));
      if (status === 'same') continue;
      if (ours === undefined) taken.created += 1;
      else taken.changed += 1;
      if (statusOf(vault, bundle.catalogue, ours, theirs) === 'conflict') taken.conflicts += 1;
    }
    vault.emit('progress', { job, step: '正在合并', done: from + some.length, total: wanted.length });
  }
  const { head } = bundle;
  let act = '';
  if (drafts.length > 0) {
    const why = {
      kind: 'bundle',
      unit: head.sender.name.slice(0, 120),
      file: head.title.slice(0, 300),
    } as const;
    const committed = await commitDrafts(work, drafts, {
      right: 'bundle-in',
      why,
      what: `接收“${head.sender.name}”的数据包（${drafts.length} 条）`,
    });
    if (!committed.ok) return committed;
    act = committed.value.act;
  }
  const when = timeOf(vault.deps.now());
  const noted = await noteTaken(work, head, when);
  return noted.ok ? ok({ act, ...taken }) : noted;
}

/**
 * Records that say something new; and among those that look the same the ones that we don't have: they were deleted
 * there, and without that deletion an older bundle would bring them to life.
 */
const isTaken = ({ status, tombstone }: Incoming): boolean => status !== 'same' || tombstone;

async function noteTaken(work: Work, head: BundleHead, when: string): Promise<Result<null>> {
  const notes = await officeNotes(work.vault);
  // Taking the same bundle again changes nothing, not even the note.
  if (notes[takenKey(head.id)] !== undefined) return ok(null);
  return note(work, { [takenKey(head.id)]: when, [LAST_BUNDLE_IN]: when });
}

/** Only the registers that say something new: what we hold already is not written a second time. */
function newRegisters(
  ours: RecordState | undefined,
  theirs: RecordState,
): Readonly<Record<string, Register>> {
  if (ours === undefined) return theirs.registers;
  const joined = joinStates(ours, theirs);
  const changed = Object.entries(theirs.registers).filter(
    ([path]) => joined.registers[path] !== ours.registers[path],
  );
  return Object.fromEntries(changed);
}

async function takeAttachments(
  vault: OpenVault,
  bundle: OpenBundle,
  records: ReadonlySet<string>,
  job: string,
): Promise<Result<number>> {
  const wanted = bundle.head.attachments.filter(({ record }) => records.has(record));
  let taken = 0;
  for (const [at, { blob, path }] of wanted.entries()) {
    if (vault.cancelled.delete(job)) return err(appError('program.cancelled'));
    vault.emit('progress', { job, step: '正在存入附件', done: at, total: wanted.length });
    const has = await vault.link.blobs.has({ sha256: blob });
    if (!has.ok) return has;
    if (has.value) continue;
    const stored = await vault.link.bag.takeBlob({ bag: bundle.bag, path, sha256: blob });
    if (!stored.ok) return stored;
    taken += 1;
  }
  return ok(taken);
}
