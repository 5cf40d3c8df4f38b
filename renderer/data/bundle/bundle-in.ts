import type { BagReport } from '../../../shared/bridge/bag-contract';
import {
  type BundleHead,
  glimpseHead,
  HEAD_PATH,
  parseHead,
  parseRecord,
  recordsPath,
} from '../../../shared/bundle/format';
import type { RecordState } from '../../../shared/journal/entry';
import { readRecord } from '../../../shared/journal/read-record';
import { decodeState, encodeState } from '../../../shared/journal/state-codec';
import { upcastState } from '../../../shared/journal/upcast';
import { type AppError, appError } from '../../../shared/kernel/errors';
import { AppFailure, err, ok, type Result, unwrap } from '../../../shared/kernel/result';
import { migrations, recordType, titleOf } from '../../../shared/records/registry';
import type { TypeCatalogue } from '../../../shared/records/type-catalogue';
import type { BundlePreview, BundleRow, DataApi } from '../api';
import { officeNotes, takenKey } from '../office-notes';
import type { OpenVault } from '../open-vault';
import { pause } from '../session-deps';
import type { Work } from '../work';
import { bundleRowOf } from './bundle-row';
import { takeIn } from './bundle-take';
import { AT_ONCE, type Incoming, type OpenBundle, statusOf } from './incoming';
import { catalogueAfter } from './own-ledgers-in';
import { allowedBranches, isOutOfScope } from './scope';

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
        rows.push(bundleRowOf(vault, found.catalogue, titles, known.get(one.id)?.state, state, one.status));
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
    if (state === undefined) return known;
    return titleOf(recordType('organization'), readRecord(state, vault.deps.now()).values);
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
    const states = await readIncoming(vault, opened, head.value, job);
    const catalogue = await catalogueAfter(vault, states);
    const incoming = await classify(vault, catalogue, head.value, states, job);
    const id = vault.deps.newId();
    const bundle = { id, bag, head: head.value, incoming, catalogue };
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
): Promise<readonly RecordState[]> {
  const total = Object.values(head.counts).reduce((sum, count) => sum + count, 0);
  const states: RecordState[] = [];
  for (const type of Object.keys(head.counts)) {
    if (type.startsWith('$')) throw new AppFailure(appError('bundle.type-internal', { type }));
    const path = recordsPath(type);
    const text = files.has(path) ? await readText(vault, bag, path) : '';
    for (const [at, line] of text.split('\n').entries()) {
      if (line === '') continue;
      const state = unwrap(parseRecord(line, path, at + 1));
      if (state.type !== type)
        throw new AppFailure(appError('bundle.type-misplaced', { file: path, type: state.type }));
      states.push(upcastState(state, migrations));
    }
    vault.emit('progress', { job, step: '正在读取数据包', done: states.length, total });
    if (vault.cancelled.delete(job)) throw new AppFailure(appError('program.cancelled'));
    await pause(vault.deps);
  }
  return states;
}

async function classify(
  vault: OpenVault,
  catalogue: TypeCatalogue,
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
      if (ours !== undefined && ours.type !== state.type)
        throw typeChanged(vault, catalogue, ours, state.type);
      const outOfScope = isOutOfScope(vault, catalogue, allowed, ours, state);
      const compared = statusOf(vault, catalogue, ours, state);
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

/** A record never changes its type; who says so means another one, or means harm. */
function typeChanged(
  vault: OpenVault,
  catalogue: TypeCatalogue,
  ours: RecordState,
  type: string,
): AppFailure {
  const labelOf = (name: string) => catalogue.find(name)?.label ?? name;
  const title = vault.index.titleOf(ours.type, ours.id) ?? labelOf(ours.type);
  return new AppFailure(
    appError('bundle.type-changed', { title, ours: labelOf(ours.type), theirs: labelOf(type) }),
  );
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
    masked: maskedLabels(bundle),
    fingerprint,
    counts,
    attachments: head.attachments.length,
    newFiles: await countNewFiles(vault, head),
    deletions: bundle.incoming.filter(({ tombstone }) => tombstone).length,
  };
}

async function countNewFiles(vault: OpenVault, { attachments }: BundleHead): Promise<number> {
  let count = 0;
  for (const sha256 of new Set(attachments.map(({ blob }) => blob))) {
    if (!unwrap(await vault.link.blobs.has({ sha256 }))) count += 1;
  }
  return count;
}

function maskedLabels({ head, catalogue }: OpenBundle): readonly string[] {
  const labels = head.masked.map((name) => {
    // Types of own ledgers have a dot in their names, fields have none.
    const dot = name.lastIndexOf('.');
    return catalogue.find(name.slice(0, dot))?.fields[name.slice(dot + 1)]?.label ?? name;
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
    newFiles: 0,
    deletions: 0,
  };
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
