import type { EntryDraft, RecordState, Register } from '../../shared/journal/entry';
import { joinRegisters } from '../../shared/journal/merge';
import { headsAt, readRecord, shownValue, splitPath, stampsAt } from '../../shared/journal/read-record';
import { draftDelete, draftWrites, type Writes } from '../../shared/journal/write-draft';
import { appError } from '../../shared/kernel/errors';
import { type Json, sameJson } from '../../shared/kernel/json';
import { err, type Result } from '../../shared/kernel/result';
import type { RecordTypeDefinition, RecordValues } from '../../shared/records/define';
import { normaliseValues } from '../../shared/records/normalise';
import type { CommitAnswer } from './api';
import type { OpenVault } from './open-vault';
import { commitDrafts, draftOf, nameRecords, type Work } from './work';

/** Path under which a merged record says what it became. */
export const MERGED_INTO = '$mergedInto';

/**
 * Two records become one. The survivor takes in all registers of the other, so that nothing either of them held is
 * lost from the journal; where they differ the chosen value supersedes both. What referred to the other refers to
 * the survivor; the other goes to the bin with a pointer. One act, one undo.
 */
export function mergeRecords(
  work: Work,
  args: { readonly survivor: string; readonly other: string; readonly values: RecordValues },
): Promise<Result<CommitAnswer>> {
  const { vault } = work;
  return vault.exclusive(async () => {
    if (vault.facts.readOnly) return err(appError('records.read-only'));
    if (args.survivor === args.other) return err(appError('view.same-record'));
    const records = await vault.store.getMany([args.survivor, args.other]);
    const survivor = records.get(args.survivor)?.state;
    const other = records.get(args.other)?.state;
    if (survivor === undefined || other === undefined) return err(appError('records.not-found'));
    const type = vault.index.catalogue.find(survivor.type);
    if (type === undefined || survivor.type !== other.type) return err(appError('view.other-type'));
    const following = await repointed(vault, survivor, other.id);
    const drafts = [
      survivorDraft(vault, type, survivor, other, normaliseValues(type, args.values)),
      otherDraft(vault, other, survivor.id),
      ...following,
    ];
    const what = `合并${nameRecords(vault, survivor.type, [survivor.id])}`;
    return commitDrafts(work, drafts, {
      right: 'settle',
      follows: new Set(following.map(({ record }) => record)),
      why: { kind: 'merge-duplicates', of: other.id },
      what,
    });
  });
}

function survivorDraft(
  vault: OpenVault,
  type: RecordTypeDefinition,
  survivor: RecordState,
  other: RecordState,
  values: RecordValues,
): EntryDraft {
  const wall = vault.deps.now();
  const absorbed: Record<string, Register> = {};
  for (const [path, register] of Object.entries(other.registers)) {
    if (!path.startsWith('$')) absorbed[path] = register;
  }
  const chosen = draftWrites(survivor, values, type, wall);
  const writes: Record<string, Writes[string]> = {};
  for (const path of new Set([...Object.keys(chosen), ...Object.keys(absorbed)])) {
    const ours = shownValue(survivor, path, wall);
    const theirs = shownValue(other, path, wall);
    const wanted = chosen[path]?.value ?? keptValue(type, path, ours, theirs, values);
    const joined = joinedHeads(survivor, other, path);
    // One value on which both agree needs no word; everything else is settled by the person who merges.
    if (joined.length < 2 && sameJson(joined[0]?.value ?? null, wanted)) continue;
    writes[path] = {
      value: wanted,
      saw: [...new Set([...stampsAt(survivor, path), ...stampsAt(other, path)])],
    };
  }
  return draftOf(vault, survivor, writes, absorbed);
}

/** A value that the person did not choose: the survivor's, or the other's where the survivor has none. */
function keptValue(
  type: RecordTypeDefinition,
  path: string,
  ours: Json | undefined,
  theirs: Json | undefined,
  values: RecordValues,
): Json {
  const { field, element } = splitPath(path);
  // A chosen list says which elements stay; one that is not named in it was left out.
  if (element !== undefined && type.fields[field]?.kind === 'list' && Array.isArray(values[field])) {
    const chosen = values[field].some((one: Json) => elementId(one) === element);
    return chosen ? (ours ?? theirs ?? null) : null;
  }
  return ours ?? theirs ?? null;
}

const elementId = (element: Json): Json | undefined =>
  typeof element === 'object' && element !== null && !Array.isArray(element) && 'id' in element
    ? element.id
    : undefined;

function joinedHeads(a: RecordState, b: RecordState, path: string) {
  const [ofA, ofB] = [a.registers[path], b.registers[path]];
  if (ofA === undefined || ofB === undefined) return headsAt(ofA === undefined ? b : a, path);
  return joinRegisters(ofA, ofB).heads;
}

function otherDraft(vault: OpenVault, other: RecordState, survivor: string): EntryDraft {
  const pointer = { [MERGED_INTO]: { value: survivor, saw: stampsAt(other, MERGED_INTO) } };
  return draftOf(vault, other, { ...draftDelete(other, vault.deps.now()), ...pointer });
}

/**
 * Drafts that point references to `gone` at the survivor: plain fields, and fields inside lists. Those in the bin as
 * well, because they can be restored.
 */
async function repointed(
  vault: OpenVault,
  survivor: RecordState,
  gone: string,
): Promise<readonly EntryDraft[]> {
  const drafts: EntryDraft[] = [];
  for (const type of vault.index.catalogue.all) {
    const ids = holdersOf(vault, type, survivor.type, gone);
    const records = await vault.store.getMany(ids);
    for (const [id, { state }] of records) {
      if (id === survivor.id || id === gone) continue;
      const wall = vault.deps.now();
      const values = repoint(type, readRecord(state, wall).values, survivor.type, gone, survivor.id);
      const writes = draftWrites(state, values, type, wall);
      if (Object.keys(writes).length > 0) drafts.push(draftOf(vault, state, writes));
    }
  }
  return drafts;
}

/** Records that may refer to it. Lists are not in the index, so types with references inside lists are read whole. */
function holdersOf(
  vault: OpenVault,
  type: RecordTypeDefinition,
  to: string,
  gone: string,
): readonly string[] {
  const index = vault.index.of(type.name);
  if (index === undefined) return [];
  const fields = Object.entries(type.fields);
  const plain = fields
    .filter(([, field]) => field.kind === 'reference' && field.to === to)
    .map(([key]) => key);
  const inLists = fields.some(([, field]) => Object.values(field.of ?? {}).some((inner) => inner.to === to));
  return Array.from({ length: index.size }, (_, row) => row)
    .filter((row) => inLists || plain.some((key) => index.cell(key, row) === gone))
    .map((row) => index.idAt(row));
}

function repoint(
  type: RecordTypeDefinition,
  values: RecordValues,
  to: string,
  gone: string,
  survivor: string,
): RecordValues {
  const changed: Record<string, Json> = {};
  for (const [key, field] of Object.entries(type.fields)) {
    const value = values[key];
    if (field.kind === 'reference' && field.to === to && value === gone) changed[key] = survivor;
    const inner = Object.entries(field.of ?? {}).filter(([, of]) => of.kind === 'reference' && of.to === to);
    if (inner.length === 0 || !Array.isArray(value)) continue;
    changed[key] = value.map((element: Json) =>
      repointElement(element, new Set(inner.map(([name]) => name)), gone, survivor),
    );
  }
  return changed;
}

function repointElement(element: Json, fields: ReadonlySet<string>, gone: string, survivor: string): Json {
  if (typeof element !== 'object' || element === null || Array.isArray(element)) return element;
  return Object.fromEntries(
    Object.entries(element).map(([key, value]: [string, Json]) => [
      key,
      fields.has(key) && value === gone ? survivor : value,
    ]),
  );
}
