import type { Workbook } from '../../../shared/import/cell';
import { toDrafts } from '../../../shared/import/drafts';
import type { RememberedMapping } from '../../../shared/import/map-columns';
import { ImportSession as Session } from '../../../shared/import/session';
import type { EntryDraft } from '../../../shared/journal/entry';
import { draftRestore, draftWrites } from '../../../shared/journal/write-draft';
import { appError } from '../../../shared/kernel/errors';
import { err, ok, type Result } from '../../../shared/kernel/result';
import type {
  DataApi,
  ImportAnswer,
  ImportChange,
  ImportRow,
  ImportRows,
  ImportRowsArgs,
  ImportSession,
} from '../api';
import { excel, writeOptions } from '../export';
import { describeContext, type OpenVault } from '../open-vault';
import { pause } from '../session-deps';
import { commitDrafts, draftOf, type Work } from '../work';
import { type ComparedRecords, existingRecords } from './existing-records';
import { importFileOf, importRowOf, unreadableFile } from './import-view';
import type { ReadTable } from './read-table';
import { remember, rememberedMappings } from './remembered-mappings';

/** An import that is being looked at: the session of shared/import, and the files it came from. */
interface Running {
  readonly id: string;
  readonly session: Session;
  readonly existing: ComparedRecords;
  /** Records whose lists have been read for comparing. */
  readonly listsRead: Set<string>;
  /** Bytes by index of the session's file, for reading a CSV again in another encoding. */
  readonly sources: Map<number, Source>;
  readonly unreadable: { readonly name: string; readonly problem: string }[];
  readonly remembered: Map<string, RememberedMapping>;
  /** Ids of the records that a commit makes: one that broke off and is tried again must not make them twice. */
  readonly ids: Map<string, string>;
}

interface Source {
  readonly name: string;
  readonly bytes: Uint8Array;
}

type Methods = Pick<
  DataApi,
  | 'importRead'
  | 'importChange'
  | 'importRows'
  | 'importMend'
  | 'importAccept'
  | 'importCommit'
  | 'importRefused'
  | 'importClose'
>;

/** Imports of table files: preview, mending, one commit. Nothing is written before the commit. */
export function createImports(work: Work, readTable: ReadTable): Methods {
  const { vault } = work;
  const running = new Map<string, Running>();
  const find = (id: string): Result<Running> => {
    const found = running.get(id);
    return found === undefined ? err(appError('import.unknown-session')) : ok(found);
  };

  return {
    async importRead({ files, type, job }) {
      const started = await startImport(vault, type);
      if (!started.ok) return started;
      const import_ = started.value;
      for (const [at, file] of files.entries()) {
        if (vault.cancelled.delete(job)) return err(appError('program.cancelled'));
        vault.emit('progress', { job, step: `正在读取 ${file.name}`, done: at, total: files.length });
        await readFile(import_, file, readTable);
        await pause(vault.deps);
      }
      await compareLists(import_);
      vault.emit('progress', { job, step: '读取完成', done: files.length, total: files.length });
      running.set(import_.id, import_);
      return ok(viewOf(import_));
    },

    async importChange(change) {
      const found = find(change.session);
      if (!found.ok) return found;
      const reread = await readAgain(found.value, change, readTable);
      if (!reread.ok) return reread;
      const { file, sheet, headerRow, columns, branch, skip } = change;
      const changed = found.value.session.change(file, { sheet, headerRow, columns, branch, skip });
      if (!changed.ok) return changed;
      await compareLists(found.value);
      await remember(vault, found.value, file, changed.value);
      return ok(viewOf(found.value));
    },

    async importRows(args: ImportRowsArgs): Promise<Result<ImportRows>> {
      const found = find(args.session);
      if (!found.ok) return found;
      const rows = found.value.session.rows(args.file, args.status);
      const shown = rows.slice(args.from, args.to).map((row) => importRowOf(vault, found.value.session, row));
      return ok({ total: rows.length, rows: shown });
    },

    async importMend({ session, file, row, field, text }): Promise<Result<ImportRow>> {
      const found = find(session);
      if (!found.ok) return found;
      const mend = () => found.value.session.mend(file, row, field, text);
      const first = mend();
      // Mended, the row may speak of a record that no row spoke of before.
      const mended = (await compareLists(found.value)) ? mend() : first;
      return mended.ok ? ok(importRowOf(vault, found.value.session, mended.value)) : mended;
    },

    async importAccept({ session, file, rows, accept }) {
      const found = find(session);
      if (!found.ok) return found;
      found.value.session.accept(file, rows, accept);
      return ok(viewOf(found.value));
    },

    async importCommit({ session, job }) {
      const found = find(session);
      if (!found.ok) return found;
      return vault.exclusive(() => commitImport(work, found.value, job));
    },

    async importRefused({ session }) {
      const found = find(session);
      if (!found.ok) return found;
      const { writeRefused } = await excel();
      return ok(await writeRefused(found.value.session, writeOptions(vault)));
    },

    async importClose({ session }) {
      running.delete(session);
      return ok(null);
    },
  };
}

async function startImport(vault: OpenVault, typeName: string): Promise<Result<Running>> {
  const type = vault.index.catalogue.find(typeName);
  if (type === undefined) return err(appError('records.unknown-type', { type: typeName }));
  const remembered = await rememberedMappings(vault, typeName);
  const root =
    vault.index
      .tree()
      .nodes(new Map())
      .find((node) => node.parent === null)?.id ?? null;
  const existing = existingRecords(vault, type);
  const session = new Session({
    type,
    existing,
    context: describeContext(vault),
    root,
    remembered: (fingerprint) => remembered.get(fingerprint),
  });
  return ok({
    id: vault.deps.newId(),
    session,
    existing,
    listsRead: new Set(),
    sources: new Map(),
    unreadable: [],
    remembered,
    ids: new Map(),
  });
}

async function readFile(running: Running, file: File, readTable: ReadTable): Promise<void> {
  const bytes = await readBytes(file);
  const read: Result<Workbook> =
    bytes === undefined
      ? err(appError('view.file-unreadable', { name: file.name }))
      : await readTable(bytes, file.name, undefined);
  if (!read.ok || bytes === undefined) {
    running.unreadable.push({ name: file.name, problem: read.ok ? '' : read.error.message });
    return;
  }
  for (const index of running.session.add(file.name, read.value)) {
    running.sources.set(index, { name: file.name, bytes });
  }
}

async function readBytes(file: File): Promise<Uint8Array | undefined> {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch {
    // Moved, deleted or held by another program since it was chosen.
    return undefined;
  }
}

async function readAgain(
  running: Running,
  change: ImportChange,
  readTable: ReadTable,
): Promise<Result<null>> {
  const source = running.sources.get(change.file);
  if (change.encoding === undefined || source === undefined) return ok(null);
  const read = await readTable(source.bytes, source.name, change.encoding);
  if (!read.ok) return read;
  running.session.replace(change.file, read.value);
  return ok(null);
}

/** Reads the lists that rows are compared with; true: rows were judged anew. */
async function compareLists({ session, existing, listsRead }: Running): Promise<boolean> {
  const ids = session.recordsWithLists().filter((id) => !listsRead.has(id));
  if (ids.length === 0) return false;
  await existing.readLists(ids);
  for (const id of ids) listsRead.add(id);
  session.judgeAgain();
  return true;
}

function viewOf(running: Running): ImportSession {
  const { session } = running;
  const files = session.files.map((file) => importFileOf(session, file));
  const unreadable = running.unreadable.map(({ name, problem }, at) =>
    unreadableFile(name, problem, -1 - at),
  );
  return { session: running.id, type: session.deps.type.name, files: [...files, ...unreadable] };
}

async function commitImport(work: Work, running: Running, job: string): Promise<Result<ImportAnswer>> {
  const { vault } = work;
  const { session } = running;
  if (vault.facts.readOnly) return err(appError('records.read-only'));
  // A list may have grown since the preview: a row that would take the newcomer out waits for the user's word.
  running.listsRead.clear();
  await compareLists(running);
  const wished = toDrafts(session, (name) => {
    const id = running.ids.get(name) ?? vault.deps.newId();
    running.ids.set(name, id);
    return id;
  });
  vault.emit('progress', { job, step: '正在保存', done: 0, total: wished.length });
  const known = await vault.store.getMany(wished.map(({ record }) => record));
  const wall = vault.deps.now();
  const drafts: EntryDraft[] = [];
  const counts = { created: 0, changed: 0 };
  for (const { record, type, isNew, values } of wished) {
    const definition = vault.index.catalogue.find(type);
    if (definition === undefined) continue;
    const seen = known.get(record)?.state;
    // Known although new: an earlier try of this commit made it, and an undo may have put it into the bin since.
    const life = isNew && seen !== undefined ? draftRestore(seen, wall) : {};
    const writes = { ...draftWrites(seen, values, definition, wall), ...life };
    if (Object.keys(writes).length === 0) continue;
    drafts.push(draftOf(vault, { id: record, type }, writes));
    // Organizations that come along are part of the import, not what the clerk counts.
    if (type === session.deps.type.name) counts[isNew ? 'created' : 'changed'] += 1;
  }
  const left = leftOver(session);
  if (drafts.length === 0) return ok({ act: '', ...counts, ...left });
  const file = fileNames(wished.map((draft) => draft.file));
  const facts = {
    right: 'import' as const,
    why: { kind: 'import', file } as const,
    what: `导入${file}（${counts.created + counts.changed} 条）`,
  };
  const committed = await commitDrafts(work, drafts, facts);
  if (!committed.ok) return committed;
  vault.emit('progress', { job, step: '已保存', done: wished.length, total: wished.length });
  return ok({ act: committed.value.act, ...counts, ...left });
}

function leftOver(session: Session): {
  readonly same: number;
  readonly refused: number;
  readonly left: number;
} {
  const rows = session.rows(null);
  return {
    same: rows.filter(({ status }) => status === 'same').length,
    refused: rows.filter(({ status }) => status === 'refused').length,
    left: rows.filter(({ status, accepted }) => status !== 'same' && status !== 'refused' && !accepted)
      .length,
  };
}

function fileNames(names: readonly string[]): string {
  const distinct = [...new Set(names)];
  const first = (distinct[0] ?? '').slice(0, 200);
  return distinct.length > 1 ? `${first} 等 ${distinct.length} 个文件` : first;
}
