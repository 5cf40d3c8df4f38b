import { appError } from '../../shared/kernel/errors';
import { ok, type Result } from '../../shared/kernel/result';
import type { SessionSummary } from './api';
import { RecordIndex } from './index/record-index';
import { openSnapshot, type SnapshotFacts } from './index/snapshot';
import type { MainLink } from './link';
import { describeContext, type OpenVault, oneAtATime, type SessionFacts, tell } from './open-vault';
import { createProjector } from './projector';
import { createRecordStore } from './records/record-store';
import type { Emit } from './rpc';
import { schemaHash } from './schema-hash';
import { pause, type SessionDeps } from './session-deps';
import { createMemoryDesk, type Desk, openDesk, sturdyDesk } from './view/desk';
import { deleteDexieView, openDexieView, ViewTooNew } from './view/dexie-view';
import { type Doubt, doubtOf, emptyMark, isBehind, type Mark } from './view/mark';
import { createMemoryView } from './view/memory-view';
import { createSealer, SealBroken, type Sealer } from './view/sealer';
import type { View } from './view/view';
import { isStorageError, nameOf } from './view/view-fault';

/** An open vault with the parts that only opening, closing and the snapshot need. */
export interface Opened {
  readonly vault: OpenVault;
  view: View;
  readonly sealer: Sealer;
  readonly schema: string;
  /** What the snapshot on disk covers; undefined: there is none to rely on. */
  snapshot: SnapshotFacts | undefined;
  readonly summary: SessionSummary;
}

/** A view whose seal or count is in doubt; the reason decides what the user is told. */
class InDoubt extends Error {
  readonly doubt: Doubt;

  constructor(doubt: Doubt) {
    super(`the view is made anew: ${doubt}`);
    this.doubt = doubt;
  }
}

/** Rows read at once when the index is built from them. */
const ROWS_AT_ONCE = 500;

/** Opens the view, brings it up to the journal, and answers when lists can be shown. */
export async function openVault(link: MainLink, emit: Emit, deps: SessionDeps): Promise<Result<Opened>> {
  const session = await link.session.open();
  if (!session.ok) return session;
  const facts = session.value;
  const sealer = await createSealer(Uint8Array.from(facts.viewKey), deps.random);
  facts.viewKey.fill(0);
  const schema = schemaHash();
  const found = await findView(facts, sealer, schema, emit);
  const desk = await findDesk(facts, sealer, emit);
  const parts = { link, emit, deps, facts, sealer, schema, desk };
  try {
    return await bringUp(parts, found.view, found.mark, found.doubt);
  } catch (thrown) {
    const doubt =
      thrown instanceof SealBroken ? 'broken-seal' : thrown instanceof InDoubt ? thrown.doubt : undefined;
    if (doubt === undefined && !isStorageError(thrown)) throw thrown;
    found.view.close();
    const view = await anewView(facts, sealer, emit);
    return bringUp(parts, view, emptyMark(schema), doubt ?? 'unreadable');
  }
}

/**
 * Makes view and index anew from the journal while the session runs: a row came back other than it was written, or the
 * browser has taken the database away. Nobody may commit meanwhile; to be called inside `exclusive`.
 */
export async function rebuild(opened: Opened): Promise<Result<null>> {
  const { vault, sealer, schema } = opened;
  vault.store.abandon();
  opened.view.close();
  opened.view = await anewView(vault.facts, sealer, vault.emit);
  opened.snapshot = undefined;
  const mark = emptyMark(schema);
  vault.store = createRecordStore({ view: opened.view, sealer, mark, ...storeEvents(vault) });
  vault.index = new RecordIndex();
  vault.projector = createProjector(vault, mark);
  const caught = await vault.projector.catchUp();
  if (!caught.ok) return caught;
  tellRebuilt(vault, 'broken-seal', vault.projector.reached.entries);
  return ok(null);
}

interface Parts {
  readonly link: MainLink;
  readonly emit: Emit;
  readonly deps: SessionDeps;
  readonly facts: SessionFacts;
  readonly sealer: Sealer;
  readonly schema: string;
  readonly desk: Desk;
}

async function bringUp(parts: Parts, view: View, mark: Mark, doubt: Doubt | null): Promise<Result<Opened>> {
  const { link, emit, deps, facts, sealer, schema, desk } = parts;
  const base = {
    link,
    emit,
    deps,
    facts,
    desk,
    exclusive: oneAtATime(),
    cancelled: new Set<string>(),
    heal: () => rebuild(opened),
  };
  const store = createRecordStore({ view, sealer, mark, ...storeEvents(base) });
  const ground = { ...base, store, index: new RecordIndex() };
  // One object: a rebuild replaces store and index in it, and the projector must see the new ones.
  const vault: OpenVault = Object.assign(ground, { projector: createProjector(ground, mark) });
  const snapshot = await fillIndex(vault, view, sealer, schema);
  if (isBehind(mark, facts) || doubt !== null) {
    const caught = await vault.projector.catchUp((done, total) => {
      if (total > ROWS_AT_ONCE) emit('progress', { job: 'open', step: '正在读取变更记录', done, total });
    });
    if (!caught.ok) return caught;
  }
  if (doubt !== null && facts.entries > 0) tellRebuilt(vault, doubt, vault.projector.reached.entries);
  const summary = { ...summaryOf(vault), rebuilt: doubt !== null && facts.entries > 0 };
  const opened: Opened = { vault, view, sealer, schema, snapshot, summary };
  return ok(opened);
}

/** The index from its snapshot and the rows written after it, or from all rows. */
async function fillIndex(
  vault: OpenVault,
  view: View,
  sealer: Sealer,
  schema: string,
): Promise<SnapshotFacts | undefined> {
  if (vault.store.rows === 0) return undefined;
  const snapshot = await openSnapshot(vault.index, await view.readSnapshot(), schema, sealer);
  const context = describeContext(vault);
  if (snapshot === undefined) {
    for await (const records of vault.store.all(ROWS_AT_ONCE)) vault.index.take(records, context);
    return undefined;
  }
  vault.index.take(await vault.store.after(snapshot.applied), context);
  return snapshot;
}

async function findView(facts: SessionFacts, sealer: Sealer, schema: string, emit: Emit) {
  const fresh = emptyMark(schema);
  if (!facts.viewAllowed) {
    tell({ emit }, 'warning', appError('view.in-memory'));
    return { view: createMemoryView(), mark: fresh, doubt: null };
  }
  try {
    const { view, created } = await openDexieView(facts.vault, sealer, () => undefined);
    const doubt = created ? 'created' : await doubtAbout(view, schema, facts);
    if (doubt === null) return { view, mark: (await view.readMark()) ?? fresh, doubt };
    // A view of an empty vault that was just created is no cause for alarm; any other is deleted and made anew.
    if (doubt === 'created') return { view, mark: fresh, doubt };
    view.close();
    return { view: await anewView(facts, sealer, emit), mark: fresh, doubt };
  } catch (thrown) {
    if (thrown instanceof ViewTooNew) {
      tell({ emit }, 'warning', appError('view.too-new'));
      return { view: createMemoryView(), mark: fresh, doubt: null };
    }
    if (!isStorageError(thrown) && !(thrown instanceof SealBroken)) throw thrown;
    return { view: await anewView(facts, sealer, emit), mark: fresh, doubt: 'unreadable' as const };
  }
}

async function doubtAbout(view: View, schema: string, facts: SessionFacts): Promise<Doubt | null> {
  try {
    const mark = await view.readMark();
    const rows = await view.countRows();
    if (mark === null) return rows === 0 && facts.entries === 0 ? null : 'row-count';
    return doubtOf(mark, { rows, schema }, facts);
  } catch (thrown) {
    return thrown instanceof SealBroken ? 'broken-seal' : 'unreadable';
  }
}

/** An empty view; in memory if the disk refuses even that. */
async function anewView(facts: SessionFacts, sealer: Sealer, emit: Emit): Promise<View> {
  if (!facts.viewAllowed) return createMemoryView();
  try {
    await deleteDexieView(facts.vault);
    return (await openDexieView(facts.vault, sealer, () => undefined)).view;
  } catch (thrown) {
    tell({ emit }, 'warning', appError('view.not-opened', { cause: nameOf(thrown) }));
    return createMemoryView();
  }
}

async function findDesk(facts: SessionFacts, sealer: Sealer, emit: Emit): Promise<Desk> {
  if (!facts.viewAllowed) return createMemoryDesk();
  try {
    const desk = await openDesk(facts.vault, facts.user.id, sealer);
    return sturdyDesk(desk, (cause) =>
      tell({ emit }, 'warning', appError('view.desk-lost', { cause: nameOf(cause) })),
    );
  } catch (thrown) {
    if (!isStorageError(thrown)) throw thrown;
    return createMemoryDesk();
  }
}

function storeEvents(vault: Pick<OpenVault, 'emit' | 'deps'>) {
  return {
    turn: () => pause(vault.deps),
    onGivenUp: (cause: unknown) =>
      tell(vault, 'warning', appError('view.not-written', { cause: nameOf(cause) })),
    onPending: (count: number) => vault.emit('pending', { count }),
  };
}

function tellRebuilt(vault: OpenVault, doubt: Doubt, entries: number): void {
  const records = vault.index.all().reduce((sum, index) => sum + index.size, 0);
  if (doubt === 'schema') tell(vault, 'info', appError('view.upgraded', { records }));
  else tell(vault, 'warning', appError('view.rebuilt', { records, entries }));
}

function summaryOf(vault: OpenVault): Omit<SessionSummary, 'rebuilt'> {
  const { user, unit, readOnly } = vault.facts;
  const counts = vault.index.all().map((index) => [index.type.name, vault.index.countLive(index)] as const);
  return { user, unit, readOnly, counts: Object.fromEntries(counts) };
}
