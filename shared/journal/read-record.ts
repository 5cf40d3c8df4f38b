import type { Json } from '../kernel/json';
import { sameJson } from '../kernel/json';
import type { RecordValues } from '../records/define';
import { farAheadLimit, type Stamp } from './clock';
import { DELETED_PATH, type Head, type RecordState, type Register } from './entry';

/** One element of a list field as people see it. */
export type ListElement = { readonly id: string; readonly [field: string]: Json };

/** A record as people see it: one value a field, and what needs a person's eye. */
export interface ReadRecord {
  readonly id: string;
  readonly type: string;
  readonly schema: number;
  readonly deleted: boolean;
  /** Plain fields by name; lists as arrays of elements, ordered by element id, without those taken out. */
  readonly values: RecordValues;
  /** Paths with several values whose authors did not see each other. */
  readonly conflicts: readonly string[];
  /** Paths that hold a value stamped more than 24 hours after `wallMs`. */
  readonly farAhead: readonly string[];
}

/** Path of one element of a list. */
export const elementPath = (field: string, elementId: string): string => `${field}/${elementId}`;

/** A path taken apart: the field, and the element's id if it names one. */
export function splitPath(path: string): { readonly field: string; readonly element?: string } {
  const slash = path.indexOf('/');
  return slash < 0 ? { field: path } : { field: path.slice(0, slash), element: path.slice(slash + 1) };
}

/**
 * Reads a merged state. `wallMs` decides which stamps are far ahead: they are shown only where nothing else is
 * there, so that a PC with a wrong clock doesn't win by it.
 */
export function readRecord(state: RecordState, wallMs: number): ReadRecord {
  const limit = farAheadLimit(wallMs);
  const values: Record<string, Json | undefined> = {};
  const lists = new Map<string, ListElement[]>();
  const conflicts: string[] = [];
  const farAhead: string[] = [];
  for (const path of Object.keys(state.registers)) {
    const register = state.registers[path];
    if (register === undefined) continue;
    if (isConflict(register)) conflicts.push(path);
    if (hasStampAfter(register, limit)) farAhead.push(path);
    const value = shownBelow(register, limit)?.value;
    if (path === DELETED_PATH || value === undefined) continue;
    const slash = path.indexOf('/');
    if (slash < 0) set(values, path, value);
    else collect(lists, path.slice(0, slash), path.slice(slash + 1), value);
  }
  for (const [field, elements] of lists) set(values, field, elements.sort(byId));
  const { id, type, schema } = state;
  return {
    id,
    type,
    schema,
    deleted: isDeletedBelow(state, limit),
    values,
    conflicts: conflicts.sort(),
    farAhead: farAhead.sort(),
  };
}

/** The head that is shown: the latest that is not far ahead, or the latest if all are. */
export const shownHead = (register: Register, wallMs: number): Head | undefined =>
  shownBelow(register, farAheadLimit(wallMs));

/** Value that is shown at a path, or undefined where nothing was ever written. */
export function shownValue(state: RecordState | undefined, path: string, wallMs: number): Json | undefined {
  const register = registerAt(state, path);
  return register && shownHead(register, wallMs)?.value;
}

/** Whether the record is in the bin. */
export const isDeleted = (state: RecordState, wallMs: number): boolean =>
  isDeletedBelow(state, farAheadLimit(wallMs));

/** All values at a path, latest first: both sides of the settle screen. */
export const headsAt = (state: RecordState | undefined, path: string): readonly Head[] =>
  registerAt(state, path)?.heads ?? [];

/** Stamps that stand at a path and are superseded by a write that saw all of them. */
export const stampsAt = (state: RecordState | undefined, path: string): readonly Stamp[] =>
  headsAt(state, path).map((head) => head.stamp);

/** Whether a register holds values that differ. Equal values in several heads are an agreement, not a conflict. */
export function isConflict(register: Register): boolean {
  const first = register.heads[0];
  if (first === undefined || register.heads.length === 1) return false;
  return register.heads.some((head) => !sameJson(head.value, first.value));
}

/** The register at a path, if it was ever written. */
export const registerAt = (state: RecordState | undefined, path: string): Register | undefined =>
  state !== undefined && Object.hasOwn(state.registers, path) ? state.registers[path] : undefined;

function shownBelow(register: Register, limit: string): Head | undefined {
  const { heads } = register;
  const latest = heads[0];
  if (latest === undefined || latest.stamp <= limit || heads.length === 1) return latest;
  return heads.find((head) => head.stamp <= limit) ?? latest;
}

const hasStampAfter = (register: Register, limit: string): boolean =>
  register.heads.some((head) => head.stamp > limit);

function isDeletedBelow(state: RecordState, limit: string): boolean {
  const register = registerAt(state, DELETED_PATH);
  return register !== undefined && shownBelow(register, limit)?.value === true;
}

function collect(lists: Map<string, ListElement[]>, field: string, id: string, value: Json): void {
  const elements = lists.get(field);
  const list = elements ?? [];
  if (elements === undefined) lists.set(field, list);
  if (isObject(value)) list.push({ ...value, id });
}

function set(values: Record<string, Json | undefined>, key: string, value: Json): void {
  // Field names come from outside as well: `__proto__` stays an ordinary key. Others take the fast way.
  if (key !== '__proto__') values[key] = value;
  else Object.defineProperty(values, key, { value, enumerable: true, writable: true, configurable: true });
}

const byId = (a: ListElement, b: ListElement): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

const isObject = (value: Json): value is { readonly [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
