import { appError } from '../../shared/kernel/errors';
import { ok, type Result } from '../../shared/kernel/result';
import type { SessionSummary } from './api';
import { declareOwnTypes, describeAgain, takeRecords } from './index/own-ledgers';
import { RecordIndex } from './index/record-index';
import { FIRST, openSnapshot, REST, type SnapshotFacts } from './index/snapshot';
import type { MainLink } from './link';
import { once } from './once';
import { describeContext, type OpenVault, oneAtATime, type SessionFacts, tell } from './open-vault';
import { createProjector } from './projector';
import { createRecordStore } from './records/record-store';
import type { Emit } from './rpc';
import { schemaHash } from './schema-hash';
import { pause, type SessionDeps } from './session-deps';
import { type CountedView, countedView } from './view/counted-view';
import { createMemoryDesk, type Desk, openDesk, orderlyDesk, sturdyDesk } from './view/desk';
import { deleteDexieView, openDexieView, ViewTooNew } from './view/dexie-view';
import { type Doubt, doubtOf, emptyMark, isBehind, type Mark } from './view/mark';
import { createMemoryView } from './view/memory-view';
import { createSealer, SealBroken, type Sealer } from './view/sealer';
import type { View } from './view/view';
import { isStorageError, nameOf, RowsLost } from './view/view-fault';

/** An open vault with the parts that only opening, closing and the snapshot need. */
export interface Opened {
  readonly vault: OpenVault;
  view: View;
  readonly sealer: Sealer;
  readonly schema: string;
  /** What the snapshot on disk covers; undefined: there is none to rely on. */
  snapshot: SnapshotFacts | undefined;
  /**
   * Waits for what the first lists do without: the rest of the index, and that the rows were counted. Before that
   * a question may meet `PartAway`, and nothing may be committed. Fails as the view does.
   */
  whole: () => Promise<void>;
  readonly summary: SessionSummary;
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
    return await bringUp(parts, found, found.mark, found.doubt);
  } catch (thrown) {
    const doubt = doubtIn(thrown);
    if (doubt === undefined) throw thrown;
    found.view.close();
    const view = await anewView(facts, sealer, emit);
    return bringUp(parts, uncounted(view), emptyMark(schema, facts.blanked), doubt);
  }
}

/**
 * Makes view and index anew from the journal while the session runs: a row came back other than it was written, or the
 * browser has taken the database away. Nobody may commit meanwhile; to be called inside `exclusive`.
 */
export async function rebuild(opened: Opened, told: boolean): Promise<Result<null>> {
  const { vault, sealer, schema } = opened;
  vault.store.abandon();
  opened.view.close();
  opened.view = await anewView(vault.facts, sealer, vault.emit);
  opened.snapshot = undefined;
  opened.whole = async () => undefined;
  const mark = emptyMark(schema, vault.blanked);
  vault.store = createRecordStore({ view: opened.view, sealer, mark, ...storeEvents(vault) });
  vault.index = new RecordIndex();
  vault.projector = createProjector(vault, mark);
  const caught = await vault.projector.catchUp();
  if (!caught.ok) return caught;
  if (told) tellRebuilt(vault, 'broken-seal', vault.projector.reached.entries);
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

async function bringUp(
  parts: Parts,
  { view, count }: CountedView,
  mark: Mark,
  doubt: Doubt | null,
): Promise<Result<Opened>> {
  const { link, emit, deps, facts, sealer, schema, desk } = parts;
  const base = {
    link,
    emit,
    deps,
    facts,
    desk,
    exclusive: oneAtATime(),
    cancelled: new Set<string>(),
    blanked: facts.blanked,
    heal: (told = true) => rebuild(opened, told),
  };
  const store = createRecordStore({ view, sealer, mark, ...storeEvents(base) });
  const ground = { ...base, store, index: new RecordIndex() };
  // One object: a rebuild replaces store and index in it, and the projector must see the new ones.
  const vault: OpenVault = Object.assign(ground, { projector: createProjector(ground, mark) });
  const { snapshot, takeRest } = await fillIndex(vault, view, sealer, mark);
  if (isBehind(mark, facts) || doubt !== null) {
    const caught = await vault.projector.catchUp((done, total) => {
      if (total > ROWS_AT_ONCE) emit('progress', { job: 'open', step: '正在读取变更记录', done, total });
    });
    if (!caught.ok) return caught;
  }
  if (doubt !== null && facts.entries > 0) tellRebuilt(vault, doubt, vault.projector.reached.entries);
  const summary = { ...summaryOf(vault), rebuilt: doubt !== null && facts.entries > 0 };
  const whole = once(async () => {
    await count();
    await takeRest();
  });
  const opened: Opened = { vault, view, sealer, schema, snapshot, whole, summary };
  return ok(opened);
}

interface Filled {
  readonly snapshot: SnapshotFacts | undefined;
  readonly takeRest: () => Promise<void>;
}

/** The index from its snapshot and the rows written after it, or from all rows. */
async function fillIndex(vault: OpenVault, view: View, sealer: Sealer, mark: Mark): Promise<Filled> {
  const filled: Filled = { snapshot: undefined, takeRest: async () => undefined };
  if (mark.rows === 0) return filled;
  const { index, store } = vault;
  const context = describeContext(vault);
  const declare = (names: readonly string[]) => declareOwnTypes(vault, names, context);
  const opened = await openSnapshot(index, await view.readSnapshot(FIRST), mark.schema, sealer, declare);
  if (opened === undefined) {
    for await (const records of store.all(ROWS_AT_ONCE)) await takeRecords(vault, records, context);
    return filled;
  }
  const { facts, outdated } = opened;
  await describeAgain(vault, outdated, context);
  if (facts.applied !== mark.applied) await takeRecords(vault, await store.after(facts.applied), context);
  return { snapshot: facts, takeRest: async () => opened.takeRest(await view.readSnapshot(REST)) };
}

/** A view just made, of which nothing is known that could be wrong. */
const uncounted = (view: View): CountedView => ({ view, count: async () => undefined });

interface Found extends CountedView {
  readonly mark: Mark;
  readonly doubt: Doubt | null;
}

async function findView(facts: SessionFacts, sealer: Sealer, schema: string, emit: Emit): Promise<Found> {
  const fresh = emptyMark(schema, facts.blanked);
  const inMemory = { ...uncounted(createMemoryView()), mark: fresh, doubt: null };
  if (!facts.viewAllowed) {
    tell({ emit }, 'warning', appError('view.in-memory'));
    return inMemory;
  }
  try {
    const { view, created } = await openDexieView(facts.vault, sealer, () => undefined);
    // A view of an empty vault that was just created is no cause for alarm; any other is deleted and made anew.
    if (created) return { ...uncounted(view), mark: fresh, doubt: 'created' };
    const { mark, doubt } = await markOf(view, schema, facts);
    if (doubt === null) return { ...countedView(view, mark.rows), mark, doubt };
    view.close();
    return { ...uncounted(await anewView(facts, sealer, emit)), mark: fresh, doubt };
  } catch (thrown) {
    if (thrown instanceof ViewTooNew) {
      tell({ emit }, 'warning', appError('view.too-new'));
      return inMemory;
    }
    if (!isStorageError(thrown) && !(thrown instanceof SealBroken)) throw thrown;
    return { ...uncounted(await anewView(facts, sealer, emit)), mark: fresh, doubt: 'unreadable' };
  }
}

/** The mark, held against the journal; whether there are as many rows as it says is counted later. */
async function markOf(
  view: View,
  schema: string,
  facts: SessionFacts,
): Promise<{ readonly mark: Mark; readonly doubt: Doubt | null }> {
  const fresh = emptyMark(schema);
  try {
    const mark = await view.readMark();
    if (mark === null) return { mark: fresh, doubt: facts.entries === 0 ? null : 'row-count' };
    return { mark, doubt: doubtOf(mark, schema, facts) };
  } catch (thrown) {
    return { mark: fresh, doubt: thrown instanceof SealBroken ? 'broken-seal' : 'unreadable' };
  }
}

/** What a failure of the view says about it; undefined: it is a bug of ours. */
function doubtIn(thrown: unknown): Doubt | undefined {
  if (thrown instanceof SealBroken) return 'broken-seal';
  if (thrown instanceof RowsLost) return 'row-count';
  return isStorageError(thrown) ? 'unreadable' : undefined;
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
    return sturdyDesk(orderlyDesk(desk), (cause) =>
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
  const ownTypes = vault.index.ownTypes();
  const counts = vault.index.all().map((index) => [index.type.name, vault.index.countLive(index)] as const);
  return { user, unit, readOnly, counts: Object.fromEntries(counts), ownTypes };
}
