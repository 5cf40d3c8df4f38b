import { readRecord } from '../../shared/journal/read-record';
import { appError } from '../../shared/kernel/errors';
import { err, ok, type Result } from '../../shared/kernel/result';
import { ATTACHMENTS_FIELD } from '../../shared/records/define';
import type { CommitAnswer } from './api';
import type { FilesApi } from './api-files';
import type { OpenVault } from './open-vault';
import { refusalOfRecords } from './permission';
import { timeOf } from './session-deps';
import { commitDrafts, draftOf, nameRecords, type Work } from './work';

/** Bytes that go over to main in one message. */
const PART = 1024 * 1024;

/** Streams a file into the blob store, then adds it to the record's attachments. A cancelled upload leaves nothing. */
export async function attachFile(
  work: Work,
  args: Parameters<FilesApi['attach']>[0],
): Promise<Result<CommitAnswer>> {
  const { vault } = work;
  if (vault.facts.readOnly) return err(appError('records.read-only'));
  const refused = refusalOfRecords(vault, 'edit', [args.id]);
  if (refused !== undefined) return err(refused);
  const stored = await uploadFile(vault, args.file, args.job);
  if (!stored.ok) return stored;
  return vault.exclusive(async () => {
    const record = await vault.store.get(args.id);
    if (record === undefined || readRecord(record.state, vault.deps.now()).deleted) {
      return err(appError('records.not-found'));
    }
    const usual = vault.index.catalogue.find(record.state.type)?.attachmentPurpose;
    const purpose = args.purpose ?? usual;
    const element = {
      blob: stored.value.sha256,
      name: args.file.name,
      size: stored.value.size,
      mime: args.file.type,
      addedAt: timeOf(vault.deps.now()),
      ...(purpose === undefined ? {} : { purpose }),
    };
    const path = `${ATTACHMENTS_FIELD}/${vault.deps.newId()}`;
    const draft = draftOf(vault, record.state, { [path]: { value: element, saw: [] } });
    const what = `添加附件：${nameRecords(vault, record.state.type, [args.id])}`;
    return commitDrafts(work, [draft], { right: 'edit', why: { kind: 'edit' }, what });
  });
}

/** Streams a file into the blob store under its content's name. */
export async function uploadFile(
  vault: OpenVault,
  file: File,
  job: string,
): Promise<Result<{ readonly sha256: string; readonly size: number }>> {
  const { blobs } = vault.link;
  const begun = await blobs.begin({ name: file.name, size: file.size });
  if (!begun.ok) return begun;
  const { upload } = begun.value;
  const stop = async (result: Result<never>) => {
    await blobs.abort({ upload });
    return result;
  };
  for (let from = 0; from < file.size; from += PART) {
    if (vault.cancelled.delete(job)) return stop(err(appError('program.cancelled')));
    const bytes = await readPart(file, from);
    if (bytes === undefined) return stop(err(appError('view.file-unreadable', { name: file.name })));
    const sent = await blobs.append({ upload, bytes });
    if (!sent.ok) return stop(sent);
    vault.emit('progress', {
      job,
      step: '正在存入附件',
      done: Math.min(from + PART, file.size),
      total: file.size,
    });
  }
  const finished = await blobs.finish({ upload });
  return finished.ok ? ok(finished.value) : finished;
}

/** A file that was moved or changed while it was read can't be read on: Chromium throws. */
async function readPart(file: File, from: number): Promise<Uint8Array<ArrayBuffer> | undefined> {
  try {
    return new Uint8Array(await file.slice(from, from + PART).arrayBuffer());
  } catch {
    return undefined;
  }
}
