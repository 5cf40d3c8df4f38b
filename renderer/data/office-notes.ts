import { readRecord } from '../../shared/journal/read-record';
import { draftWrites } from '../../shared/journal/write-draft';
import type { Json } from '../../shared/kernel/json';
import { ok, type Result } from '../../shared/kernel/result';
import type { RecordValues } from '../../shared/records/define';
import type { OpenVault } from './open-vault';
import { commitDrafts, draftOf, type Work } from './work';

/**
 * What the office has decided or done besides its records: who are two people, which bundles came in and went out.
 * One record of a type of the program's own, so that it lives in the journal, survives a rebuild of the view, and
 * reaches the unit's other PCs like everything else.
 */
export const OFFICE_TYPE = '$office';
const OFFICE_ID = 'office';

export type OfficeNotes = RecordValues;

/** The notes as they stand. */
export async function officeNotes(vault: OpenVault): Promise<OfficeNotes> {
  const record = await vault.store.get(OFFICE_ID);
  return record === undefined ? {} : readRecord(record.state, vault.deps.now()).values;
}

/** Writes notes; not part of what undo takes back. To be called inside `exclusive`. */
export async function note(work: Work, notes: Readonly<Record<string, Json>>): Promise<Result<null>> {
  const { vault } = work;
  const state = (await vault.store.get(OFFICE_ID))?.state;
  const writes = draftWrites(state, notes, { fields: {} }, vault.deps.now());
  if (Object.keys(writes).length === 0) return ok(null);
  const draft = draftOf(vault, { id: OFFICE_ID, type: OFFICE_TYPE, schema: 1 }, writes);
  const done = await commitDrafts(work, [draft], {
    right: null,
    why: { kind: 'edit' },
    what: '',
    follow: 'silent',
  });
  return done.ok ? ok(null) : done;
}

/** Key of the note that two records are not the same person; a note of its own, so that notes of two PCs both stay. */
export const separateKey = (a: string, b: string): string => `separate.${[a, b].sort().join('.')}`;

/** Whether somebody has said that these two are not the same. */
export const isSeparate = (notes: OfficeNotes, a: string, b: string): boolean =>
  notes[separateKey(a, b)] === true;

/** Key of the note that a bundle was taken in. */
export const takenKey = (bundle: string): string => `taken.${bundle}`;

export const LAST_BUNDLE_IN = 'lastBundleIn';
export const LAST_BUNDLE_OUT = 'lastBundleOut';
