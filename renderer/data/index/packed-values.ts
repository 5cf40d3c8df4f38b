import type { Cell } from './column';

/** Values of a packed column, read one by one without unpacking the rest. */
export interface PackedValues {
  readonly size: number;
  at(row: number): Cell;
  has(row: number): boolean;
  /** Whether one read costs as much as from an array; else whoever reads many had better unpack them all. */
  readonly quick: boolean;
  all(): Cell[];
}

/** Distinct values up to which a column is held as numbers of a list. */
export const SHARED = 4096;

/** Kinds of packed columns: the first byte. */
const CODED = 1;
const NARROW = 2;
const WIDE = 3;
const MIXED = 4;

/** Kind, three unused bytes, number of rows, bytes of the middle part. Numbers as this machine writes them. */
const HEAD = 12;

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const wideDecoder = new TextDecoder('utf-16le', { ignoreBOM: true });

/** Bytes of a column: few distinct values as numbers of a list, texts end to end, anything else as JSON. */
export function packValues(values: readonly Cell[]): Uint8Array {
  const numbers = numbered(values);
  if (numbers !== undefined) return packCoded(values, numbers);
  return packTexts(values) ?? joined(MIXED, values.length, mixed(values), new Uint8Array());
}

/** The bytes were sealed by us and authenticated; their shape is what `packValues` wrote. */
export function unpackValues(bytes: Uint8Array): PackedValues {
  const size = numberAt(bytes, 4);
  const middle = bytes.subarray(HEAD, HEAD + numberAt(bytes, 8));
  const rest = bytes.subarray(HEAD + middle.length);
  if (bytes[0] === CODED) return codedValues(size, middle, rest);
  if (bytes[0] === NARROW || bytes[0] === WIDE) return textValues(size, middle, rest, bytes[0] === WIDE);
  const values = (JSON.parse(decoder.decode(middle)) as readonly (Cell | null)[]).map(
    (cell) => cell ?? undefined,
  );
  const at = (row: number) => values[row];
  return { size, at, has: (row) => at(row) !== undefined, quick: true, all: () => [...values] };
}

/** Number of each distinct value, from 1: 0 stands for an empty cell. Undefined: too many. */
function numbered(values: readonly Cell[]): ReadonlyMap<Cell, number> | undefined {
  const numbers = new Map<Cell, number>();
  for (const value of values) {
    if (value === undefined || numbers.has(value)) continue;
    numbers.set(value, numbers.size + 1);
    if (numbers.size > SHARED) return undefined;
  }
  return numbers;
}

function packCoded(values: readonly Cell[], numbers: ReadonlyMap<Cell, number>): Uint8Array {
  const list = encoder.encode(JSON.stringify([...numbers.keys()]));
  const codes = numbers.size < 256 ? new Uint8Array(values.length) : new Uint16Array(values.length);
  for (const [row, value] of values.entries()) codes[row] = numbers.get(value) ?? 0;
  return joined(CODED, values.length, list, new Uint8Array(codes.buffer));
}

function codedValues(size: number, list: Uint8Array, rest: Uint8Array): PackedValues {
  const distinct = JSON.parse(decoder.decode(list)) as readonly Cell[];
  const known: readonly Cell[] = [undefined, ...distinct];
  const codes = distinct.length < 256 ? rest.slice() : new Uint16Array(rest.slice().buffer);
  const at = (row: number) => known[codes[row] ?? 0];
  const has = (row: number) => (codes[row] ?? 0) !== 0;
  return { size, at, has, quick: true, all: () => Array.from(codes, (code) => known[code]) };
}

/** Length of each text and one more: 0 stands for an empty cell, which is not an empty text. One byte each if it fits. */
function packTexts(values: readonly Cell[]): Uint8Array | undefined {
  const lengths = new Uint32Array(values.length);
  const pieces: string[] = [];
  let longest = 0;
  for (const [row, value] of values.entries()) {
    if (value === undefined) continue;
    if (typeof value !== 'string') return undefined;
    pieces.push(value);
    lengths[row] = value.length + 1;
    longest = Math.max(longest, value.length);
  }
  const whole = pieces.join('');
  const narrow = encoder.encode(whole);
  const isNarrow = narrow.length === whole.length;
  const texts = isNarrow ? narrow : wide(whole);
  // Half a surrogate pair would come back as another character.
  if (!isNarrow && wideDecoder.decode(texts) !== whole) return undefined;
  const middle = longest < 255 ? Uint8Array.from(lengths) : new Uint8Array(lengths.buffer);
  return joined(isNarrow ? NARROW : WIDE, values.length, middle, texts);
}

/** Texts that are cut from one long one, each by its place: one byte a character, or two where there is Chinese. */
function textValues(size: number, middle: Uint8Array, texts: Uint8Array, isWide: boolean): PackedValues {
  const lengths = middle.length === size ? middle : new Uint32Array(middle.slice().buffer);
  const by = isWide ? wideDecoder : decoder;
  const unit = isWide ? 2 : 1;
  let starts: Uint32Array | undefined;
  const has = (row: number) => (lengths[row] ?? 0) > 0;
  const at = (row: number): Cell => {
    if (!has(row)) return undefined;
    starts ??= startsOf(lengths);
    const start = starts[row] ?? 0;
    return by.decode(texts.subarray(start * unit, (start + (lengths[row] ?? 1) - 1) * unit));
  };
  const all = () => {
    const whole = by.decode(texts);
    const values: Cell[] = [];
    let from = 0;
    for (let row = 0; row < size; row++) {
      const length = (lengths[row] ?? 0) - 1;
      values.push(length < 0 ? undefined : whole.slice(from, from + length));
      if (length > 0) from += length;
    }
    return values;
  };
  return { size, at, has, quick: false, all };
}

function startsOf(lengths: Uint8Array | Uint32Array): Uint32Array {
  const starts = new Uint32Array(lengths.length);
  let at = 0;
  for (let row = 0; row < lengths.length; row++) {
    starts[row] = at;
    const length = lengths[row] ?? 0;
    if (length > 0) at += length - 1;
  }
  return starts;
}

function wide(text: string): Uint8Array {
  const units = new Uint16Array(text.length);
  for (let at = 0; at < text.length; at++) units[at] = text.charCodeAt(at);
  return new Uint8Array(units.buffer);
}

const mixed = (values: readonly Cell[]) => encoder.encode(JSON.stringify(values.map((cell) => cell ?? null)));

function joined(kind: number, size: number, middle: Uint8Array, rest: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(HEAD + middle.length + rest.length);
  bytes[0] = kind;
  bytes.set(new Uint8Array(Uint32Array.of(size, middle.length).buffer), 4);
  bytes.set(middle, HEAD);
  bytes.set(rest, HEAD + middle.length);
  return bytes;
}

const numberAt = (bytes: Uint8Array, at: number): number =>
  new Uint32Array(bytes.slice(at, at + 4).buffer)[0] ?? 0;
