import type { BagReport } from '../../../shared/bridge/contract';
import {
  type BundleHead,
  glimpseHead,
  HEAD_PATH,
  parseHead,
  parseRecord,
  recordsPath,
} from '../../../shared/bundle/format';
import type { EntryDraft, RecordState, Register } from '../../../shared/journal/entry';
import { joinStates } from '../../../shared/journal/merge';
import { readRecord } from '../../../shared/journal/read-record';
import { decodeState, encodeState } from '../../../shared/journal/state-codec';
import { upcastState } from '../../../shared/journal/upcast';
import { type AppError, appError } from '../../../shared/kernel/errors';
import { AppFailure, err, ok, type Result, unwrap } from '../../../shared/kernel/result';
import { migrations, recordType, titleOf } from '../../../shared/records/registry';
import type { BundlePreview, BundleRow, BundleRowStatus, BundleTaken, DataApi } from '../api';
import { LAST_BUNDLE_IN, note, officeNotes, takenKey } from '../office-notes';
import type { OpenVault } from '../open-vault';
import { pause, timeOf } from '../session-deps';
import { commitDrafts, draftOf, type Work } from '../work';
import { bundleRowOf } from './bundle-row';
import { allowedBranches, isOutOfScope } from './scope';

/** A bundle that is being looked through. Records are kept as compact text: fifty thousand of them open would not fit. */
interface OpenBundle {
  readonly id: string;
  readonly bag: string;
  readonly head: BundleHead;
  readonly incoming: readonly Incoming[];
}

interface Incoming {
  readonly id: string;
  readonly type: string;
  readonly status: BundleRowStatus;
  /** Out of the sender's scope, whatever else it is. */
  readonly outOfScope: boolean;
  /** Deleted there, never known here. */
  readonly tombstone: boolean;
  readonly text: string;
}

type Methods = Pick<DataApi, 'bundleOpen' | 'bundleRows' | 'bundleCommit' | 'bundleClose'>;

/** Bundles coming in: verified first, shown, then taken in one commit that can be undone. */
export function createBundlesIn(work: Work): Methods {
  const { vault } = work;
  const open = new Map<string, OpenBundle>();
  const gone = () => err(appError('bundle.not-found', { path: '' }));

  return {
    async bundleOpen({ ticket, job }) {
      vault.emit('progress', { job, step: '正在核对数据包', done: 0, total: 0 });
      const opened = await vault.link.bag.open({ ticket });
      if (!opened.ok) return opened;
      const { bag, report, files, fingerprint } = opened.value;
      if (bag === null) return ok(refused({ report, fingerprint }, null, {}));
      const looked = await lookThrough(vault, { bag, report, files: new Set(files), fingerprint }, job);
      if (!looked.ok) {
        await vault.link.bag.close({ bag });
        return looked;
      }
      if (looked.value.bundle === undefined) await vault.link.bag.close({ bag });
      else open.set(looked.value.bundle.id, looked.value.bundle);
      return ok(looked.value.preview);
    },

    async bundleRows({ bundle, status, from, to }) {
      const found = open.get(bundle);
      if (found === undefined) return gone();
      const shown = found.incoming.filter((one) => one.status === status).slice(from, to);
      const known = await vault.store.getMany(shown.map(({ id }) => id));
      const rows: BundleRow[] = [];
      const titles = titlesWith(vault, found);
      for (const one of shown) {
        const state = decodeState(one.text);
        if (state === undefined) continue;
        rows.push(bundleRowOf(vault, titles, known.get(one.id)?.state, state, one.status));
      }
      return ok(rows);
    },

    async bundleCommit({ bundle, takeOutOfScope, job }) {
      const found = open.get(bundle);
      if (found === undefined) return gone();
      if (vault.facts.readOnly) return err(appError('records.read-only'));
      return vault.exclusive(() => takeIn(work, found, takeOutOfScope, job));
    },

    async bundleClose({ bundle }) {
      const found = open.get(bundle);
      open.delete(bundle);
      if (found !== undefined) await vault.link.bag.close({ bag: found.bag });
      return ok(null);
    },
  };
}

/** Titles of what the vault holds and, for branches that come with their members, of the bundle's organizations. */
function titlesWith(vault: OpenVault, bundle: OpenBundle): (type: string, id: string) => string | undefined {
  const organizations = new Map(
    bundle.incoming.filter(({ type }) => type === 'organization').map(({ id, text }) => [id, text]),
  );
  return (type, id) => {
    const known = vault.index.titleOf(type, id);
    const text = known === undefined && type === 'organization' ? organizations.get(id) : undefined;
    const state = text === undefined ? undefined : decodeState(text);
    const definition = recordType(type);
    if (state === undefined || definition === undefined) return known;
    return titleOf(definition, readRecord(state, vault.deps.now()).values);
  };
}

interface Looked {
  readonly preview: BundlePreview;
  readonly bundle?: OpenBundle;
}

/** An opened bag: what it holds is known before anything of it is read. */
interface Bag {
  readonly bag: string;
  readonly report: BagReport;
  readonly files: ReadonlySet<string>;
  readonly fingerprint: string | null;
}

async function lookThrough(vault: OpenVault, opened: Bag, job: string): Promise<Result<Looked>> {
  const { bag } = opened;
  if (!opened.files.has(HEAD_PATH)) return ok({ preview: refused(opened, appError('bundle.not-ours'), {}) });
  try {
    const text = await readText(vault, bag, HEAD_PATH);
    const head = parseHead(text);
    if (!head.ok) return ok({ preview: refused(opened, head.error, glimpseHead(text)) });
    const incoming = await readIncoming(vault, opened, head.value, job);
    const id = vault.deps.newId();
    const bundle = { id, bag, head: head.value, incoming };
    return ok({ preview: await previewOf(vault, bundle, opened), bundle });
  } catch (thrown) {
    if (thrown instanceof AppFailure) return err(thrown.error);
    throw thrown;
  }
}

async function readIncoming(
  vault: OpenVault,
  { bag, files }: Bag,
  head: BundleHead,
  job: string,
): Promise<readonly Incoming[]> {
  const total = Object.values(head.counts).reduce((sum, count) => sum + count, 0);
  const states: RecordState[] = [];
  for (const type of Object.keys(head.counts)) {
    const path = recordsPath(type);
    const text = files.has(path) ? await readText(vault, bag, path) : '';
    for (const [at, line] of text.split('\n').entries()) {
      if (line === '') continue;
      states.push(upcastState(unwrap(parseRecord(line, path, at + 1)), migrations));
    }
    vault.emit('progress', { job, step: '正在读取数据包', done: states.length, total });
    if (vault.cancelled.delete(job)) throw new AppFailure(appError('program.cancelled'));
    await pause(vault.deps);
  }
  return classify(vault, head, states, job);
}

/** Records compared at once; between two such batches a keystroke gets its turn. */
const AT_ONCE = 500;

async function classify(
  vault: OpenVault,
  head: BundleHead,
  states: readonly RecordState[],
  job: string,
): Promise<readonly Incoming[]> {
  const allowed = allowedBranches(vault, head, states);
  const incoming: Incoming[] = [];
  for (let from = 0; from < states.length; from += AT_ONCE) {
    const some = states.slice(from, from + AT_ONCE);
    const known = await vault.store.getMany(some.map(({ id }) => id));
    for (const state of some) {
      const ours = known.get(state.id)?.state;
      const outOfScope = isOutOfScope(vault, allowed, ours, state);
      const compared = statusOf(vault, ours, state);
      const status = outOfScope && compared !== 'same' ? 'outOfScope' : compared;
      const tombstone = ours === undefined && compared === 'same';
      incoming.push({
        id: state.id,
        type: state.type,
        status,
        outOfScope,
        tombstone,
        text: encodeState(state),
      });
    }
    vault.emit('progress', { job, step: '正在比较', done: from + some.length, total: states.length });
    await pause(vault.deps);
  }
  return incoming;
}

function statusOf(vault: OpenVault, ours: RecordState | undefined, theirs: RecordState): BundleRowStatus {
  const wall = vault.deps.now();
  if (recordType(theirs.type) === undefined)
    return ours !== undefined && joinStates(ours, theirs) === ours ? 'same' : 'unknown';
  // A record that was deleted there and never known here is no news to anybody; it is taken all the same (see isTaken).
  if (ours === undefined) return readRecord(theirs, wall).deleted ? 'same' : 'new';
  const joined = joinStates(ours, theirs);
  if (joined === ours) return 'same';
  const [before, after] = [readRecord(ours, wall), readRecord(joined, wall)];
  const clashes = after.conflicts.some((path) => !before.conflicts.includes(path));
  return clashes ? 'conflict' : 'changed';
}

async function previewOf(
  vault: OpenVault,
  bundle: OpenBundle,
  { report, fingerprint }: Bag,
): Promise<BundlePreview> {
  const { head } = bundle;
  const counts = { new: 0, changed: 0, same: 0, conflict: 0, outOfScope: 0, unknown: 0 };
  for (const { status } of bundle.incoming) counts[status] += 1;
  return {
    bundle: bundle.id,
    problem: null,
    report,
    sender: { id: head.sender.id, name: head.sender.name, code: head.sender.code },
    created: head.created,
    purpose: head.title,
    alreadyTaken: (await officeNotes(vault))[takenKey(head.id)] !== undefined,
    masked: maskedLabels(head),
    fingerprint,
    counts,
    attachments: head.attachments.length,
  };
}

function maskedLabels(head: BundleHead): readonly string[] {
  const labels = head.masked.map((name) => {
    const [type = '', field = ''] = name.split('.');
    return recordType(type)?.fields[field]?.label ?? name;
  });
  return [...new Set(labels)];
}

function refused(
  { report, fingerprint }: Pick<Bag, 'report' | 'fingerprint'>,
  problem: AppError | null,
  glimpse: ReturnType<typeof glimpseHead>,
): BundlePreview {
  const { sender, created, title } = glimpse;
  return {
    bundle: null,
    problem: problem?.message ?? report.reasons[0]?.message ?? null,
    report,
    sender: sender ? { id: sender.id, name: sender.name, code: sender.code } : null,
    created: created ?? null,
    purpose: title ?? '',
    alreadyTaken: false,
    masked: [],
    fingerprint,
    counts: { new: 0, changed: 0, same: 0, conflict: 0, outOfScope: 0, unknown: 0 },
    attachments: 0,
  };
}

async function takeIn(
  work: Work,
  bundle: OpenBundle,
  takeOutOfScope: boolean,
  job: string,
): Promise<Result<BundleTaken>> {
  const { vault } = work;
  const wanted = bundle.incoming.filter((one) => isTaken(one) && (takeOutOfScope || !one.outOfScope));
  const attachments = await takeAttachments(vault, bundle, new Set(wanted.map(({ id }) => id)), job);
  if (!attachments.ok) return attachments;
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
      if (statusOf(vault, ours, theirs) === 'conflict') taken.conflicts += 1;
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
      why,
      what: `接收“${head.sender.name}”的数据包(${drafts.length} 条)`,
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

/** Bytes read in one message. */
const PART = 4 * 1024 * 1024;

/** A whole text file of the bag. */
async function readText(vault: OpenVault, bag: string, path: string): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  for (let offset = 0; ; ) {
    const part = unwrap(await vault.link.bag.read({ bag, path, offset, length: PART }));
    text += decoder.decode(part, { stream: true });
    offset += part.length;
    if (part.length < PART) return text + decoder.decode();
  }
}
