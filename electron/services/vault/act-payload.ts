import type { Author, EntryDraft, Why } from '../../../shared/journal/entry';
import type { Json } from '../../../shared/kernel/json';

/**
 * What a frame seals: UTF-8 JSON, the facts that all entries of the act share written once, and the entries without
 * them: `{"act":..,"v":..,"wall":..,"device":..,"author":{..},"why":{..},"entries":[{"id":..,"stamp":..,"record":..}]}`.
 * A property of an entry wins over one of the act: entries that were kept when a frame was blanked bring their own facts.
 * Properties that this program does not know are handed on as they stand.
 */
export interface ActFacts {
  readonly act: string;
  readonly v: number;
  /** ms since 1970 UTC */
  readonly wall: number;
  readonly device: string;
  readonly author: Author;
  readonly why: Why;
  /** Set where the entries were kept from elsewhere and bring older stamps: the time at which this was written. */
  readonly stamp?: string;
}

/** The part of an act that one frame holds. */
export interface ActContent {
  readonly act: string;
  readonly wall: number;
  /** Later than every stamp that this device had given when it was written. */
  readonly stamp: string;
  readonly entries: readonly JsonObject[];
}

/** About how much plain text a frame holds; an entry that is larger gets a frame of its own. */
export const FRAME_TEXT = 256 * 1024;
/** An entry beyond this is refused: long content belongs into an attachment. */
export const LARGEST_ENTRY = 8 * 1024 * 1024;

export type JsonObject = { readonly [key: string]: Json };

/** One entry as text, with its stamp. */
export function entryText(draft: EntryDraft, stamp: string): string {
  const { id, record, type, schema, writes, absorbed } = draft;
  return JSON.stringify({ id, stamp, record, type, schema, writes, absorbed });
}

/** The payload of one frame. */
export function payloadOf(facts: ActFacts, entries: readonly string[]): Buffer {
  const head = JSON.stringify(facts);
  return Buffer.from(`${head.slice(0, -1)},"entries":[${entries.join(',')}]}`, 'utf8');
}

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The act id and the entries of a payload, each with the act's facts; undefined when it is no such payload. */
export function readPayload(plain: Uint8Array): ActContent | undefined {
  let raw: Json;
  try {
    raw = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(plain));
  } catch {
    return undefined;
  }
  if (!isObject(raw)) return undefined;
  const { entries, ...facts } = raw;
  const act = facts.act;
  const wall = facts.wall;
  if (typeof act !== 'string' || typeof wall !== 'number' || !Array.isArray(entries)) return undefined;
  const whole: JsonObject[] = [];
  for (const entry of entries) {
    if (!isObject(entry)) return undefined;
    whole.push({ ...facts, ...entry });
  }
  const last = whole.at(-1);
  const stamp = textOf(facts, 'stamp') || (last === undefined ? '' : textOf(last, 'stamp'));
  return { act, wall, stamp, entries: whole };
}

/** A text property of an entry, or an empty text. */
export const textOf = (entry: JsonObject, key: string): string => {
  const value = entry[key];
  return typeof value === 'string' ? value : '';
};
