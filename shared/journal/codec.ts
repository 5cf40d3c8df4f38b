import type { Json } from '../kernel/json';
import { isStamp, type Stamp } from './clock';
import {
  type Author,
  type Entry,
  type Head,
  type Register,
  WHY_KINDS,
  type Why,
  type WhyKind,
  type Write,
} from './entry';
import { normalRegister } from './merge';

/**
 * Reading of entries that come from outside (journal, another PC, IPC). Written by hand because a start reads a
 * hundred thousand of them. Nothing is dropped: what this version does not understand is handed back as it came,
 * with the reason, so that its owner keeps it, carries it on and reads it again after an upgrade.
 */

/** Version of the entry format that this program writes, and the newest that it can merge. */
export const ENTRY_VERSION = 1;

/** What was read of one stored value. */
export type DecodedEntry =
  /** Understood: to be merged. `unknown` names fields that this program's declarations don't have, or the type. */
  | { readonly kind: 'entry'; readonly entry: Entry; readonly unknown?: UnknownParts }
  /** Written by a newer program: keep and carry on, don't merge. */
  | { readonly kind: 'newer'; readonly raw: Json; readonly id: string; readonly v: number }
  /** No entry at all. Keep what is stored, report it. */
  | { readonly kind: 'malformed'; readonly raw: Json; readonly where: string };

/** What of an entry is not in this program's declarations; it is merged and carried on all the same. */
export interface UnknownParts {
  readonly type?: string;
  /** The record type is declared with a higher version where the entry was written. */
  readonly schema?: number;
  readonly fields: readonly string[];
}

/** What the codec must know of the declarations. */
export interface KnownTypes {
  /** Version of the declaration, or undefined for a type that isn't known. */
  version(type: string): number | undefined;
  hasField(type: string, field: string): boolean;
}

/** Reads one stored entry. Without `known`, types and fields are not looked at. */
export function decodeEntry(raw: Json, known?: KnownTypes): DecodedEntry {
  if (!isObject(raw)) return { kind: 'malformed', raw, where: 'entry' };
  const { v, id } = raw;
  if (!isText(id)) return { kind: 'malformed', raw, where: 'id' };
  if (!isCount(v)) return { kind: 'malformed', raw, where: 'v' };
  if (v > ENTRY_VERSION) return { kind: 'newer', raw, id, v };
  const where = firstFault(raw);
  if (where !== undefined) return { kind: 'malformed', raw, where };
  const entry = toEntry(raw);
  if (entry === undefined) return { kind: 'malformed', raw, where: 'entry' };
  const unknown = known && unknownParts(entry, known);
  return unknown ? { kind: 'entry', entry, unknown } : { kind: 'entry', entry };
}

/** The entry as plain data for storage and transport. Unknown top-level keys were kept by `decodeEntry`. */
export function encodeEntry(entry: Entry): Json {
  // An Entry is plain data by its type already; the round trip through this function only says so to the compiler.
  const { absorbed, ...rest } = entry;
  const json = {
    ...rest,
    author: { ...entry.author },
    why: whyToJson(entry.why),
    writes: writesToJson(entry.writes),
  };
  return absorbed === undefined ? json : { ...json, absorbed: registersToJson(absorbed) };
}

/** Reads registers that came from outside; undefined if they have another shape. Sorts what must be sorted. */
export function decodeRegisters(raw: Json | undefined): Readonly<Record<string, Register>> | undefined {
  if (raw === undefined || !isObject(raw)) return undefined;
  const registers: [string, Register][] = [];
  for (const path of Object.keys(raw)) {
    const register = raw[path];
    if (register === undefined || !isObject(register)) return undefined;
    const heads = decodeHeads(register.heads);
    const over = decodeStamps(register.over);
    if (heads === undefined || over === undefined) return undefined;
    registers.push([path, normalRegister(heads, over)]);
  }
  return Object.fromEntries(registers);
}

/** Registers as plain data. */
export function registersToJson(registers: Readonly<Record<string, Register>>): Json {
  const entries = Object.entries(registers).map(([path, register]): [string, Json] => [
    path,
    { heads: register.heads.map(({ stamp, value }) => ({ stamp, value })), over: register.over },
  ]);
  return Object.fromEntries(entries);
}

const KNOWN_WHY: ReadonlySet<string> = new Set<string>(WHY_KINDS);

type RawObject = { readonly [key: string]: Json };

function firstFault(raw: RawObject): string | undefined {
  for (const key of ['act', 'record', 'type', 'device'] as const) if (!isText(raw[key])) return key;
  if (!isCount(raw.schema)) return 'schema';
  if (typeof raw.wall !== 'number') return 'wall';
  const { stamp } = raw;
  if (typeof stamp !== 'string' || !isStamp(stamp)) return 'stamp';
  return undefined;
}

function toEntry(raw: RawObject): Entry | undefined {
  const { v, id, act, record, type, schema, stamp, wall, device } = raw;
  const author = decodeAuthor(raw.author);
  const why = decodeWhy(raw.why);
  const writes = decodeWrites(raw.writes);
  const absorbed = raw.absorbed === undefined ? undefined : decodeRegisters(raw.absorbed);
  if (author === undefined || why === undefined || writes === undefined) return undefined;
  if (raw.absorbed !== undefined && absorbed === undefined) return undefined;
  if (!isCount(v) || !isCount(schema) || typeof wall !== 'number') return undefined;
  if (!isText(id) || !isText(act) || !isText(record) || !isText(type)) return undefined;
  if (!isText(stamp) || !isText(device)) return undefined;
  const entry = { v, id, act, record, type, schema, stamp, wall, device, author, why, writes };
  return absorbed === undefined ? entry : { ...entry, absorbed };
}

function decodeAuthor(raw: Json | undefined): Author | undefined {
  if (raw === undefined || !isObject(raw)) return undefined;
  const { user, name } = raw;
  return typeof user === 'string' && typeof name === 'string' ? { user, name } : undefined;
}

/** A kind of a later version reads as an edit: the reason is for people, and no reason to lose the entry. */
function decodeWhy(raw: Json | undefined): Why | undefined {
  if (raw === undefined || !isObject(raw) || typeof raw.kind !== 'string') return undefined;
  const why: { kind: WhyKind; file?: string; unit?: string; of?: string; note?: string } = {
    kind: isWhyKind(raw.kind) ? raw.kind : 'edit',
  };
  for (const key of ['file', 'unit', 'of', 'note'] as const) {
    const fact = raw[key];
    if (typeof fact === 'string') why[key] = fact;
  }
  return why;
}

const isWhyKind = (text: string): text is WhyKind => KNOWN_WHY.has(text);

function decodeWrites(raw: Json | undefined): Readonly<Record<string, Write>> | undefined {
  if (raw === undefined || !isObject(raw)) return undefined;
  for (const path of Object.keys(raw)) {
    const write = raw[path];
    if (write === undefined || !isObject(write) || write.value === undefined) return undefined;
    if (decodeStamps(write.saw) === undefined) return undefined;
  }
  return isWrites(raw) ? raw : undefined;
}

/** The loop above has looked at every write; copying each of them once more would double the cost of a start. */
const isWrites = (raw: unknown): raw is Readonly<Record<string, Write>> => raw !== undefined;

function decodeHeads(raw: Json | undefined): readonly Head[] | undefined {
  if (raw === undefined || !isArray(raw)) return undefined;
  const heads: Head[] = [];
  for (const head of raw) {
    if (!isObject(head)) return undefined;
    const { stamp, value } = head;
    if (typeof stamp !== 'string' || !isStamp(stamp) || value === undefined) return undefined;
    heads.push({ stamp, value });
  }
  return heads;
}

function decodeStamps(raw: Json | undefined): readonly Stamp[] | undefined {
  if (raw === undefined || !isArray(raw)) return undefined;
  return raw.every((stamp): stamp is string => typeof stamp === 'string' && isStamp(stamp)) ? raw : undefined;
}

function unknownParts(entry: Entry, known: KnownTypes): UnknownParts | undefined {
  const version = known.version(entry.type);
  if (version === undefined) return { type: entry.type, fields: [] };
  const fields = new Set<string>();
  for (const paths of [entry.writes, entry.absorbed ?? {}]) {
    for (const path of Object.keys(paths)) {
      const field = path.split('/', 1)[0] ?? path;
      if (!field.startsWith('$') && !known.hasField(entry.type, field)) fields.add(field);
    }
  }
  if (entry.schema > version) return { schema: entry.schema, fields: [...fields] };
  return fields.size > 0 ? { fields: [...fields] } : undefined;
}

function whyToJson(why: Why): Json {
  const facts = Object.entries(why).filter((fact): fact is [string, string] => fact[1] !== undefined);
  return Object.fromEntries(facts);
}

function writesToJson(writes: Readonly<Record<string, Write>>): Json {
  const entries = Object.entries(writes).map(([path, { value, saw }]): [string, Json] => [
    path,
    { value, saw },
  ]);
  return Object.fromEntries(entries);
}

const isText = (value: Json | undefined): value is string => typeof value === 'string' && value.length > 0;

const isCount = (value: Json | undefined): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0;

const isArray = (value: Json): value is readonly Json[] => Array.isArray(value);

const isObject = (value: Json): value is RawObject =>
  typeof value === 'object' && value !== null && !isArray(value);
