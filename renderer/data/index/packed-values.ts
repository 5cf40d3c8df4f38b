import type { Cell } from './column';

/** Values of a packed column, read one by one without unpacking the rest. */
export interface PackedValues {
  readonly size: number;
  at(row: number): Cell;
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
  return { size, at: (row) => values[row], quick: true, all: () => [...values] };
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
  return { size, at, quick: true, all: () => Array.from(codes, (code) => known[code]) };
}

/** Twice the end of each text, odd where there is one: an empty cell is not an empty text. */
function packTexts(values: readonly Cell[]): Uint8Array | undefined {
  const ends = new Uint32Array(values.length);
  const pieces: string[] = [];
  let length = 0;
  for (const [row, value] of values.entries()) {
    if (value !== undefined) {
      if (typeof value !== 'string') return undefined;
      pieces.push(value);
      length += value.length;
    }
    ends[row] = length * 2 + (value === undefined ? 0 : 1);
  }
  const whole = pieces.join('');
  const narrow = encoder.encode(whole);
  const isNarrow = narrow.length === whole.length;
  const texts = isNarrow ? narrow : wide(whole);
  // Half a surrogate pair would come back as another character.
  if (!isNarrow && wideDecoder.decode(texts) !== whole) return undefined;
  return joined(isNarrow ? NARROW : WIDE, values.length, new Uint8Array(ends.buffer), texts);
}

/** Texts that are cut from one long one, each by its place: one byte a character, or two where there is Chinese. */
function textValues(size: number, middle: Uint8Array, texts: Uint8Array, isWide: boolean): PackedValues {
  const ends = new Uint32Array(middle.slice().buffer);
  const by = isWide ? wideDecoder : decoder;
  const unit = isWide ? 2 : 1;
  const at = (row: number): Cell => {
    const end = ends[row] ?? 0;
    if ((end & 1) === 0) return undefined;
    const start = (row === 0 ? 0 : (ends[row - 1] ?? 0)) >>> 1;
    return by.decode(texts.subarray(start * unit, (end >>> 1) * unit));
  };
  const all = () => {
    const whole = by.decode(texts);
    let from = 0;
    return Array.from(ends, (end): Cell => {
      const start = from;
      from = end >>> 1;
      return (end & 1) === 0 ? undefined : whole.slice(start, from);
    });
  };
  return { size, at, quick: false, all };
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
