import { canonicalJson, sameJson } from '../kernel/json';
import type { Stamp } from './clock';
import type { Entry, Head, RecordState, Register } from './entry';

/**
 * Merging: one function for a local edit, a replayed journal, another PC's segments and a bundle.
 *
 * A register is a set of values by stamp less the set of superseded stamps. Joining two is union on both sides, so
 * the order, the grouping and the number of times things arrive don't matter. Two PCs cloned from one disk can
 * write different values under one stamp; a head is therefore known by stamp and value, and both are kept.
 */

const NONE: readonly Stamp[] = Object.freeze([]);

/** Registers of one record that are being built; never leaves this folder. */
type Building = Record<string, Register>;

/** Join of two registers. Returns one of the arguments itself where it already holds everything. */
export function joinRegisters(a: Register, b: Register): Register {
  if (a === b) return a;
  const usual = successor(a, b);
  if (usual !== undefined) return usual;
  const over = joinOver(a.over, b.over);
  const heads = joinHeads(a.heads, b.heads, over);
  if (over === a.over && heads === a.heads) return a;
  if (over === b.over && heads === b.heads) return b;
  return { heads, over };
}

/** The usual edit: one value that saw the one value before it. Undefined in every other case. */
function successor(a: Register, b: Register): Register | undefined {
  const before = a.heads[0];
  const after = b.heads[0];
  if (before === undefined || after === undefined || a.heads.length > 1 || b.heads.length > 1)
    return undefined;
  if (!includesSorted(b.over, before.stamp) || includesSorted(b.over, after.stamp)) return undefined;
  if (a.over.length === 0) return b;
  return includesSorted(a.over, after.stamp) ? undefined : { heads: b.heads, over: joinOver(a.over, b.over) };
}

/** A register of parts from outside: sorted, each head once, without heads that its own `over` supersedes. */
export function normalRegister(heads: readonly Head[], over: readonly Stamp[]): Register {
  const sorted = over.length < 2 ? over : [...new Set(over)].sort();
  return heads.length < 2 && sorted.length === 0
    ? { heads, over: sorted }
    : { heads: joinHeads([], uniqueHeads(heads), sorted), over: sorted };
}

/** Join of two states of one record; `undefined` is the record that nobody has heard of. */
export function joinStates(a: RecordState | undefined, b: RecordState): RecordState {
  if (a === undefined || a === b) return b;
  requireSameRecord(a.id, b.id);
  const registers: Building = { ...a.registers };
  const changed = joinInto(registers, b.registers);
  return withHeader(a, b.type, b.schema, changed ? registers : undefined);
}

/** State after one entry: its writes become heads, what it absorbed joins as it is. */
export function applyEntry(state: RecordState | undefined, entry: Entry): RecordState {
  return applyEntries(state, [entry]);
}

/** State after several entries of one record; cheaper than one at a time because the registers are copied once. */
export function applyEntries(
  state: RecordState | undefined,
  entries: readonly [Entry, ...Entry[]],
): RecordState;
export function applyEntries(
  state: RecordState | undefined,
  entries: readonly Entry[],
): RecordState | undefined;
export function applyEntries(
  state: RecordState | undefined,
  entries: readonly Entry[],
): RecordState | undefined {
  let result = state;
  let registers: Building | undefined;
  for (const entry of entries) {
    result ??= { id: entry.record, type: entry.type, schema: entry.schema, registers: {} };
    requireSameRecord(result.id, entry.record);
    registers ??= { ...result.registers };
    writeInto(registers, entry);
    if (entry.absorbed) joinInto(registers, entry.absorbed);
    result = withHeader(result, entry.type, entry.schema, undefined);
  }
  return result && registers ? { ...result, registers } : result;
}

function writeInto(registers: Building, entry: Entry): void {
  for (const path of Object.keys(entry.writes)) {
    const write = entry.writes[path];
    if (write === undefined) continue;
    const written: Register = {
      heads: [{ stamp: entry.stamp, value: write.value }],
      over: sortedOver(write.saw, entry.stamp),
    };
    put(registers, path, written);
  }
}

function joinInto(registers: Building, others: Readonly<Record<string, Register>>): boolean {
  let changed = false;
  for (const path of Object.keys(others)) {
    const other = others[path];
    if (other !== undefined && put(registers, path, other)) changed = true;
  }
  return changed;
}

function put(registers: Building, path: string, register: Register): boolean {
  const known = Object.hasOwn(registers, path) ? registers[path] : undefined;
  const joined = known === undefined ? register : joinRegisters(known, register);
  if (joined === known) return false;
  // A path comes from outside: `__proto__` must become a key, not a prototype.
  if (path === '__proto__') {
    Object.defineProperty(registers, path, {
      value: joined,
      enumerable: true,
      writable: true,
      configurable: true,
    });
  } else {
    registers[path] = joined;
  }
  return true;
}

/** `saw` as a sorted set. A write can't supersede itself: that would erase it. */
function sortedOver(saw: readonly Stamp[], own: Stamp): readonly Stamp[] {
  const first = saw[0];
  if (first === undefined) return NONE;
  if (saw.length === 1) return first === own ? NONE : saw;
  const sorted = [...new Set(saw)].filter((stamp) => stamp !== own).sort();
  return sorted.length === 0 ? NONE : sorted;
}

function joinOver(a: readonly Stamp[], b: readonly Stamp[]): readonly Stamp[] {
  if (a === b || b.length === 0) return a;
  if (a.length === 0) return b;
  const both = mergeSorted(a, b);
  if (both.length === a.length) return a;
  return both.length === b.length ? b : both;
}

function mergeSorted(a: readonly Stamp[], b: readonly Stamp[]): readonly Stamp[] {
  const result: Stamp[] = [];
  let i = 0;
  let j = 0;
  for (;;) {
    const x = a[i];
    const y = b[j];
    if (x === undefined && y === undefined) return result;
    if (y === undefined || (x !== undefined && x <= y)) {
      if (x !== undefined) result.push(x);
      if (x === y) j++;
      i++;
    } else {
      result.push(y);
      j++;
    }
  }
}

function joinHeads(a: readonly Head[], b: readonly Head[], over: readonly Stamp[]): readonly Head[] {
  const keptOfA = survivors(a, over);
  const keptOfB = survivors(b, over);
  const missing = keptOfB.filter((head) => !holds(keptOfA, head));
  if (missing.length === 0) return keptOfA;
  if (missing.length === keptOfB.length && keptOfA.length === 0) return keptOfB;
  const all = [...keptOfA, ...missing].sort(compareHeads);
  return all.length === keptOfB.length ? keptOfB : all;
}

function survivors(heads: readonly Head[], over: readonly Stamp[]): readonly Head[] {
  if (over.length === 0) return heads;
  for (const head of heads) {
    if (includesSorted(over, head.stamp)) return heads.filter((one) => !includesSorted(over, one.stamp));
  }
  return heads;
}

function includesSorted(stamps: readonly Stamp[], wanted: Stamp): boolean {
  // Nearly always a handful; a long-edited field has hundreds, which a scan still beats by simplicity.
  if (stamps.length <= 16) return stamps.includes(wanted);
  let low = 0;
  let high = stamps.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const stamp = stamps[middle] ?? '';
    if (stamp === wanted) return true;
    if (stamp < wanted) low = middle + 1;
    else high = middle - 1;
  }
  return false;
}

function uniqueHeads(heads: readonly Head[]): readonly Head[] {
  const unique: Head[] = [];
  for (const head of heads) if (!holds(unique, head)) unique.push(head);
  return unique.sort(compareHeads);
}

const holds = (heads: readonly Head[], wanted: Head): boolean =>
  heads.some((head) => head.stamp === wanted.stamp && sameJson(head.value, wanted.value));

function compareHeads(a: Head, b: Head): number {
  if (a.stamp !== b.stamp) return a.stamp > b.stamp ? -1 : 1;
  const textOfA = canonicalJson(a.value);
  const textOfB = canonicalJson(b.value);
  return textOfA < textOfB ? -1 : textOfA > textOfB ? 1 : 0;
}

/**
 * One record has one type for life. Should two PCs disagree through a fault, all of them must pick the same: the
 * smaller name. The schema is the highest that was met.
 */
function withHeader(
  state: RecordState,
  type: string,
  schema: number,
  registers: Readonly<Record<string, Register>> | undefined,
): RecordState {
  const sameType = state.type <= type;
  const sameSchema = state.schema >= schema;
  if (sameType && sameSchema && registers === undefined) return state;
  return {
    id: state.id,
    type: sameType ? state.type : type,
    schema: sameSchema ? state.schema : schema,
    registers: registers ?? state.registers,
  };
}

function requireSameRecord(a: string, b: string): void {
  if (a !== b) throw new Error('merge of two different records');
}
