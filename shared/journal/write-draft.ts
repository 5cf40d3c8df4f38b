import type { Json } from '../kernel/json';
import { sameJson } from '../kernel/json';
import type { RecordTypeDefinition, RecordValues } from '../records/define';
import { ATTACHMENTS_FIELD } from '../records/define';
import type { Stamp } from './clock';
import { DELETED_PATH, type RecordState, type Write } from './entry';
import {
  elementPath,
  headsAt,
  isConflict,
  registerAt,
  shownHead,
  shownValue,
  splitPath,
  stampsAt,
} from './read-record';

/** Writes of one entry by path. Empty: nothing changed, no entry is made. */
export type Writes = Readonly<Record<string, Write>>;

/** What an undo would write, and what it leaves alone because somebody wrote there since. */
export interface InverseDraft {
  readonly writes: Writes;
  readonly skipped: readonly string[];
}

/** What the drafts need of a type's declaration. */
export type FieldsOf = Pick<RecordTypeDefinition, 'fields'>;

/**
 * Writes that bring a record from what its author saw to what the author wants. Only fields named in `desired`
 * are looked at; of these only changed ones are written. Empty text and null both mean: no value.
 * `seen` must be the state that was on the author's screen, so that a change that came in meanwhile becomes a
 * conflict and is not silently overwritten.
 */
export function draftWrites(
  seen: RecordState | undefined,
  desired: RecordValues,
  type: FieldsOf,
  wallMs: number,
): Writes {
  const writes: Record<string, Write> = {};
  for (const field of Object.keys(desired)) {
    const wanted = desired[field];
    if (wanted === undefined) continue;
    if (isListField(type, field)) draftList(writes, seen, field, wanted, wallMs);
    else draftValue(writes, seen, field, wanted === '' ? null : wanted, wallMs);
  }
  return writes;
}

/** Puts a record into the bin. Empty if it lies there already. */
export const draftDelete = (seen: RecordState | undefined, wallMs: number): Writes =>
  draftLife(seen, true, wallMs);

/** Takes a record out of the bin. Empty if it is alive. */
export const draftRestore = (seen: RecordState | undefined, wallMs: number): Writes =>
  draftLife(seen, false, wallMs);

/** Settles a conflict: the chosen value supersedes every value that stands at the path. */
export const draftSettle = (state: RecordState, path: string, chosen: Json): Writes => ({
  [path]: { value: chosen, saw: stampsAt(state, path) },
});

/**
 * Takes one act back on one record: what the act changed (between `before` and `after`) gets its old value, unless
 * somebody wrote another value there since (`now` shows something else than `after`). Undoing the undo is a redo.
 * The undo of a creation puts the record into the bin and leaves its fields as they are, so that a restore brings
 * all of it back; it is left alone if anything was written to it since.
 */
export function draftInverse(
  before: RecordState | undefined,
  after: RecordState,
  now: RecordState,
  wallMs: number,
): InverseDraft {
  if (before === undefined || Object.keys(before.registers).length === 0) {
    const skipped = Object.keys(now.registers).filter((path) => changedSince(after, now, path, wallMs));
    return skipped.length > 0 ? { writes: {}, skipped } : { writes: draftDelete(now, wallMs), skipped };
  }
  const writes: Record<string, Write> = {};
  const skipped: string[] = [];
  for (const path of Object.keys(after.registers)) {
    if (sameHeads(before, after, path)) continue;
    const old = shownValue(before, path, wallMs) ?? emptyAt(path);
    const isShown = sameJson(old, shownValue(now, path, wallMs) ?? emptyAt(path));
    if (isShown && !madeConflict(before, after, now, path)) continue;
    // Values are compared, not stamps: undoing two acts on one field leaves new stamps behind.
    if (changedSince(after, now, path, wallMs)) skipped.push(path);
    else writes[path] = { value: old, saw: stampsAt(now, path) };
  }
  return { writes, skipped };
}

/** Whether the act set a second value beside the one that is still shown, and nobody has written there since. */
function madeConflict(before: RecordState, after: RecordState, now: RecordState, path: string): boolean {
  const [was, is] = [registerAt(before, path), registerAt(now, path)];
  if (is === undefined || !isConflict(is) || (was !== undefined && isConflict(was))) return false;
  return sameHeads(after, now, path);
}

function changedSince(after: RecordState, now: RecordState, path: string, wallMs: number): boolean {
  const was = shownValue(after, path, wallMs) ?? emptyAt(path);
  return !sameJson(was, shownValue(now, path, wallMs) ?? emptyAt(path));
}

/** Value of a path that was never written: a record is alive, a field or element is not there. */
const emptyAt = (path: string): Json => (path === DELETED_PATH ? false : null);

function draftLife(seen: RecordState | undefined, deleted: boolean, wallMs: number): Writes {
  const writes: Record<string, Write> = {};
  draftValue(writes, seen, DELETED_PATH, deleted, wallMs);
  return writes;
}

function draftValue(
  writes: Record<string, Write>,
  seen: RecordState | undefined,
  path: string,
  wanted: Json,
  wallMs: number,
): void {
  const shown = shownValue(seen, path, wallMs) ?? emptyAt(path);
  if (!sameJson(shown, wanted)) writes[path] = { value: wanted, saw: sawShown(seen, path, wallMs) };
}

/**
 * Stamps of the value that the author had on the screen. In a conflict the other values were not seen: they stay
 * until a person settles them.
 */
function sawShown(seen: RecordState | undefined, path: string, wallMs: number): readonly Stamp[] {
  const register = registerAt(seen, path);
  const shown = register && shownHead(register, wallMs);
  if (register === undefined || shown === undefined) return [];
  return register.heads.filter((head) => sameJson(head.value, shown.value)).map((head) => head.stamp);
}

function draftList(
  writes: Record<string, Write>,
  seen: RecordState | undefined,
  field: string,
  wanted: Json,
  wallMs: number,
): void {
  const elements = elementsById(wanted);
  for (const path of Object.keys(seen?.registers ?? {})) {
    const { field: name, element } = splitPath(path);
    if (name !== field || element === undefined || elements.has(element)) continue;
    draftValue(writes, seen, path, null, wallMs);
  }
  for (const [id, element] of elements) draftValue(writes, seen, elementPath(field, id), element, wallMs);
}

/** Elements without their `id`, which is the path. An element without an id is a fault of the caller. */
function elementsById(wanted: Json): ReadonlyMap<string, Json> {
  const elements = new Map<string, Json>();
  if (!isArray(wanted)) return elements;
  for (const item of wanted) {
    if (!isObject(item) || typeof item.id !== 'string') throw new Error('list element without an id');
    const { id, ...rest } = item;
    const filled = Object.entries(rest).filter(([, value]) => value !== null && value !== '');
    elements.set(item.id, Object.fromEntries(filled));
  }
  return elements;
}

function sameHeads(a: RecordState | undefined, b: RecordState, path: string): boolean {
  const ofA = headsAt(a, path);
  const ofB = headsAt(b, path);
  if (ofA === ofB) return true;
  return (
    ofA.length === ofB.length &&
    ofA.every((head, i) => head.stamp === ofB[i]?.stamp && sameJson(head.value, ofB[i]?.value))
  );
}

const isListField = (type: FieldsOf, field: string): boolean =>
  field === ATTACHMENTS_FIELD || (Object.hasOwn(type.fields, field) && type.fields[field]?.kind === 'list');

const isArray = (value: Json): value is readonly Json[] => Array.isArray(value);

const isObject = (value: Json): value is { readonly [key: string]: Json } =>
  typeof value === 'object' && value !== null && !isArray(value);
