import { appError } from '../../shared/kernel/errors';
import type { Json } from '../../shared/kernel/json';
import { err, ok, type Result } from '../../shared/kernel/result';
import { type AfterOpening, afterOpening } from './after-opening';
import type { DataApi, SessionSummary } from './api';
import { attachFile } from './attach';
import { createBoards } from './boards/boards';
import { createBundlesIn } from './bundle/bundle-in';
import { planBundle, writeBundle } from './bundle/bundle-out';
import { commitChanges, settleConflict } from './commit';
import { createCompleteness } from './completeness/methods';
import { conflictsOf } from './conflicts';
import { checkValues, detailsOf } from './details';
import { draftsOf, saveDraft } from './drafts';
import { duplicatesOf, noteSeparate } from './duplicates';
import { eraseRecord } from './erase-record';
import { blankForm, exportList } from './export';
import { historyOf } from './history';
import { createImports } from './import/imports';
import type { ReadTable } from './import/read-table';
import { PartAway } from './index/column';
import type { RecordIndex } from './index/record-index';
import { searchAll } from './index/search';
import { type LinkPort, openLink } from './link';
import { binOf, createLists, titlesOf, treeOf } from './lists';
import { meetingRoll } from './meeting-roll';
import { mergeRecords } from './merge-records';
import { EARLY, METHODS, type WorkMethods } from './method-names';
import { type Opened, openVault } from './opening';
import { overviewOf } from './overview';
import { ownLedgerMethods } from './own-ledger-use';
import { problemsOf } from './problems';
import { createRectification } from './rectification/methods';
import type { Emit } from './rpc';
import { fillSample } from './sample/fill-sample';
import { createScoring } from './scoring/methods';
import type { SessionDeps } from './session-deps';
import { createSignOff } from './sign-off';
import { keepSnapshot, type SnapshotKeeper } from './snapshot-keeper';
import { recheckOnNewDay } from './stale-findings';
import { createStatistics } from './statistics/methods';
import { createTexts, filesWith } from './texts/methods';
import { keepTexts } from './texts/text-keeper';
import type { TextReader } from './texts/text-reader';
import { redoLast, undoLast } from './undo';
import { verifyView } from './verify-view';
import { isViewFault } from './view/view-fault';
import { announceAll, announceTypes, createWork, type Work } from './work';

/** What the worker needs from where it runs. */
export interface DataSessionDeps extends SessionDeps {
  readonly readTable: ReadTable;
  readonly textReader: TextReader;
}

/** A session between open and close. */
interface Running {
  readonly opened: Opened;
  readonly work: Work;
  readonly keeper: SnapshotKeeper;
  readonly after: AfterOpening;
  readonly methods: WorkMethods;
  readonly closeLink: () => void;
}

/**
 * The whole of the data worker as one object: the methods of `DataApi`, before opening and after closing as well.
 * A row that comes back other than it was written leads to one rebuild from the journal, and the question is asked again.
 */
export function createDataSession(emit: Emit, deps: DataSessionDeps): DataApi {
  let running: Running | undefined;

  const withRebuild = async <T>(
    isEarly: boolean,
    ask: (methods: WorkMethods) => Promise<Result<T>>,
  ): Promise<Result<T>> => {
    const session = running;
    if (session === undefined) return err(appError('view.not-open'));
    const { index } = session.opened.vault;
    try {
      return await askWhenRead(session, isEarly, ask);
    } catch (thrown) {
      if (!isViewFault(thrown)) throw thrown;
    }
    const healed = await healOnce(session, index);
    return healed.ok ? ask(session.methods) : healed;
  };

  const open = async ({ port }: { port: LinkPort }): Promise<Result<SessionSummary>> => {
    const { link, close } = openLink(port);
    const opened = await openVault(link, emit, deps);
    if (!opened.ok) {
      close();
      return opened;
    }
    const session = start(opened.value, deps, close);
    running = session;
    void session.after.run({
      isRunning: () => running === session,
      heal: (met) => healOnce(session, met),
      // Nothing was changed, but there are more numbers now.
      onDone: () => announceTypes(session.work, []),
      last: () => session.work.texts.start(),
    });
    return ok(opened.value.summary);
  };

  const close = async (): Promise<Result<null>> => {
    const session = running;
    running = undefined;
    if (session === undefined) return ok(null);
    const { vault } = session.opened;
    session.work.texts.stop();
    await vault.exclusive(() => vault.store.settled());
    await session.keeper.finish();
    session.opened.view.close();
    vault.desk.close();
    session.closeLink();
    return ok(null);
  };

  const names = Object.keys(METHODS) as (keyof WorkMethods)[];
  // Each method is the one of the running session, whatever session that is when it is called.
  const forwarded = names.map((name) => {
    const forward = (args: never) =>
      withRebuild<unknown>(EARLY.has(name), (methods) => (methods[name] as Forwarded)(args));
    return [name, forward] as const;
  });
  return { open, close, ...(Object.fromEntries(forwarded) as unknown as WorkMethods) };
}

/** Several questions can meet the same fault; the first makes the view anew, the others find it done. */
function healOnce({ opened, work }: Running, met: RecordIndex): Promise<Result<null>> {
  const { vault } = opened;
  return vault.exclusive(async () => {
    if (vault.index !== met) return ok(null);
    const healed = await vault.heal();
    if (!healed.ok) return healed;
    work.keeper.changed(vault.store.rows);
    announceAll(work);
    return healed;
  });
}

type Forwarded = (args: never) => Promise<Result<unknown>>;

function start(opened: Opened, deps: DataSessionDeps, closeLink: () => void): Running {
  const keeper = keepSnapshot(opened);
  const work = createWork(opened.vault, keeper, keepTexts(opened, deps.textReader));
  recheckOnNewDay(opened, work);
  const after = afterOpening(opened);
  return { opened, work, keeper, after, closeLink, methods: methodsOf(opened, work, after, deps) };
}

/** Asks when the index has what the question needs. What writes waits for all of it: it can't be asked twice. */
async function askWhenRead<T>(
  { opened, methods }: Running,
  isEarly: boolean,
  ask: (methods: WorkMethods) => Promise<Result<T>>,
): Promise<Result<T>> {
  if (!isEarly) await opened.whole();
  try {
    return await ask(methods);
  } catch (thrown) {
    if (!(thrown instanceof PartAway)) throw thrown;
  }
  await opened.whole();
  return ask(methods);
}

function methodsOf(opened: Opened, work: Work, after: AfterOpening, deps: DataSessionDeps): WorkMethods {
  const { vault } = work;
  const lists = createLists(vault, filesWith(work.texts));
  return {
    query: async (spec) => {
      const answer = lists.query(spec);
      after.listed();
      return answer;
    },
    rows: async (args) => lists.rows(args),
    queryIds: async (args) => lists.queryIds(args),
    facets: async (args) => lists.facets(args),
    get: ({ id }) => detailsOf(work, id),
    titles: async ({ ids }) => ok(titlesOf(vault, ids)),
    history: ({ id }) => historyOf(vault, id),
    search: async ({ text, limit }) => ok(searchAll(vault.index, text, limit)),
    tree: async () => ok(treeOf(vault)),
    overview: async () => ok(await overviewOf(vault, after)),
    ...ownLedgerMethods(vault),
    verifyView: async ({ mend }) => {
      const report = await verifyView(opened, mend);
      if (report.ok && report.value.mended) announceAll(work);
      return report;
    },
    commit: ({ changes, why }) => commitChanges(work, changes, why),
    undo: () => undoLast(work),
    redo: () => redoLast(work),
    check: (args) => checkValues(vault, args),
    bin: async () => ok(binOf(vault)),
    conflicts: () => conflictsOf(vault),
    settle: (args) => settleConflict(work, args),
    problems: async () => ok(await problemsOf(vault)),
    duplicates: () => duplicatesOf(work),
    mergeDuplicates: (args) => mergeRecords(work, args),
    erase: (args) => eraseRecord(work, args),
    notDuplicates: ({ ids }) => noteSeparate(work, ids),
    saveDraft: (args) => saveDraft(vault, args),
    drafts: async () => ok(await draftsOf(vault)),
    dropDraft: async ({ key }) => done(vault.desk.dropDraft(key)),
    preference: async ({ key }): Promise<Result<Json | null>> => ok(await vault.desk.preference(key)),
    savePreference: async ({ key, value }) => done(vault.desk.savePreference(key, value)),
    attach: (args) => attachFile(work, args),
    ...createTexts(vault, work.texts),
    meetingRoll: (args) => meetingRoll(vault, args),
    ...createImports(work, deps.readTable),
    exportList: (args) => exportList(vault, args, filesWith(work.texts)),
    blankForm: (args) => blankForm(vault, args),
    bundlePlan: (choice) => planBundle(vault, choice),
    bundleWrite: (args) => writeBundle(work, args),
    ...createBundlesIn(work),
    ...createCompleteness(work, deps.readTable),
    fillSample: ({ job }) => fillSample(work, job),
    ...createSignOff(work),
    ...createScoring(work),
    ...createStatistics(vault),
    ...createBoards(work),
    ...createRectification(work),
    cancel: async ({ job }) => {
      vault.cancelled.add(job);
      return ok(null);
    },
  };
}

async function done(job: Promise<void>): Promise<Result<null>> {
  await job;
  return ok(null);
}
