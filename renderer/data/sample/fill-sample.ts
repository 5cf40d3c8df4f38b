import type { EntryDraft } from '../../../shared/journal/entry';
import { draftWrites } from '../../../shared/journal/write-draft';
import { appError } from '../../../shared/kernel/errors';
import { err, ok, type Result } from '../../../shared/kernel/result';
import { recordType } from '../../../shared/records/registry';
import type { SamplePaper, SampleSize } from '../../../shared/sample/sample-size';
import { uploadFile } from '../attach';
import type { OpenVault } from '../open-vault';
import { dayOf, pause } from '../session-deps';
import { commitDrafts, draftOf, type Work } from '../work';

/** The township of the practice vault. */
const TOWNSHIP = { branches: 30, members: 1200 } as const;
/** Records after which others get their turn and progress is told. */
const PART = 500;

/** Fills an empty practice vault: files first, then all records as one act, which is on the disk whole or not at all. */
export async function fillSample(work: Work, job: string): Promise<Result<{ readonly records: number }>> {
  const { vault } = work;
  if (vault.facts.unit.practice !== true) return err(appError('records.not-practice'));
  if (vault.facts.readOnly) return err(appError('records.read-only'));
  return vault.exclusive(async () => {
    if (vault.store.rows > 0) return ok({ records: 0 });
    const papers = await storePapers(vault, job);
    if (!papers.ok) return papers;
    const drafts = await inventDrafts(vault, job, {
      ...TOWNSHIP,
      papers: papers.value,
      unitName: vault.facts.unit.name,
      today: dayOf(vault.deps.now()),
      // Two practice vaults shall not hold the same records: a bundle from one is new to the other.
      seed: new DataView(vault.deps.random(4).buffer).getUint32(0),
    });
    vault.emit('progress', { job, step: '正在存入示范内容', done: 0, total: 0 });
    const committed = await commitDrafts(work, drafts, {
      why: { kind: 'import', file: '示范档案库' },
      what: '示范档案库',
      follow: 'silent',
      right: 'import',
    });
    return committed.ok ? ok({ records: drafts.length }) : committed;
  });
}

/** Puts the files of the sample into the blob store. */
async function storePapers(vault: OpenVault, job: string): Promise<Result<readonly SamplePaper[]>> {
  const [{ SAMPLE_FILES }, { SAMPLE_ADDRESSES }] = await Promise.all([
    import('../../../shared/sample/papers'),
    import('./sample-files'),
  ]);
  const papers: SamplePaper[] = [];
  for (const { file, name, mime, purposes } of SAMPLE_FILES) {
    const address = SAMPLE_ADDRESSES[file];
    const answer = address === undefined ? undefined : await fetch(address);
    if (answer?.ok !== true) return err(appError('view.file-unreadable', { name }));
    const stored = await uploadFile(vault, new File([await answer.arrayBuffer()], name, { type: mime }), job);
    if (!stored.ok) return stored;
    papers.push({ blob: stored.value.sha256, size: stored.value.size, name, mime, purposes });
  }
  return ok(papers);
}

/** The generator and its phrases are loaded when they are asked for: no office of real people needs them. */
async function inventDrafts(vault: OpenVault, job: string, size: SampleSize): Promise<EntryDraft[]> {
  const { inventSample } = await import('../../../shared/sample/invent');
  const wall = vault.deps.now();
  const drafts: EntryDraft[] = [];
  for (const { id, type, values } of inventSample(size)) {
    drafts.push(draftOf(vault, { id, type }, draftWrites(undefined, values, recordType(type), wall)));
    if (drafts.length % PART !== 0) continue;
    vault.emit('progress', { job, step: '正在编写示范内容', done: drafts.length, total: 0 });
    await pause(vault.deps);
  }
  return drafts;
}
