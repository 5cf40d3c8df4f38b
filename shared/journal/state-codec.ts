import type { Json } from '../kernel/json';
import { isStamp, type Stamp } from './clock';
import type { Head, RecordState, Register } from './entry';
import { normalRegister } from './merge';

/**
 * Compact text of a merged state, for the view and for bundles. Most registers have one value and nothing
 * superseded, and most of a record's values were written at once; so values stand grouped under their stamp, and
 * only edited registers are spelled out:
 *
 *     [1, id, type, schema, [stamp...], [[stampIndex, {path: value...}]...], {path: [[[stampIndex, value]...], [stampIndex...]]}]
 */
const STATE_VERSION = 1;

type Groups = Map<number, [string, Json][]>;

/** JSON text of a state. Equal states give equal texts if their registers stand in the same order. */
export function encodeState(state: RecordState): string {
  const stamps: Stamp[] = [];
  const numbers = new Map<Stamp, number>();
  const numberOf = (stamp: Stamp): number => {
    const known = numbers.get(stamp);
    if (known !== undefined) return known;
    numbers.set(stamp, stamps.length);
    return stamps.push(stamp) - 1;
  };
  const groups: Groups = new Map();
  const others: [string, Json][] = [];
  for (const path of Object.keys(state.registers)) {
    const register = state.registers[path];
    if (register === undefined) continue;
    const [first, second] = register.heads;
    if (first !== undefined && second === undefined && register.over.length === 0) {
      addTo(groups, numberOf(first.stamp), path, first.value);
    } else {
      const heads = register.heads.map((head): Json => [numberOf(head.stamp), head.value]);
      others.push([path, [heads, register.over.map(numberOf)]]);
    }
  }
  const grouped = [...groups].map(([number, values]): Json => [number, Object.fromEntries(values)]);
  const { id, type, schema } = state;
  return JSON.stringify([STATE_VERSION, id, type, schema, stamps, grouped, Object.fromEntries(others)]);
}

/** Reads such a text. Undefined: not a state, or one of a newer version. */
export function decodeState(text: string): RecordState | undefined {
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch {
    return undefined;
  }
  return stateFromJson(raw);
}

/** Reads a state that was parsed already, such as a line of a bundle. */
export function stateFromJson(raw: unknown): RecordState | undefined {
  if (!Array.isArray(raw)) return undefined;
  const [version, id, type, schema, stamps, groups, others]: readonly unknown[] = raw;
  if (version !== STATE_VERSION || typeof id !== 'string' || typeof type !== 'string') return undefined;
  if (typeof schema !== 'number' || !isStampList(stamps)) return undefined;
  const registers: Record<string, Register> = {};
  if (!readGroups(groups, stamps, registers) || !readOthers(others, stamps, registers)) return undefined;
  return { id, type, schema, registers };
}

function addTo(groups: Groups, number: number, path: string, value: Json): void {
  const group = groups.get(number);
  if (group === undefined) groups.set(number, [[path, value]]);
  else group.push([path, value]);
}

const NONE: readonly Stamp[] = Object.freeze([]);

function readGroups(raw: unknown, stamps: readonly Stamp[], into: Record<string, Register>): boolean {
  if (!Array.isArray(raw)) return false;
  for (const group of raw as readonly unknown[]) {
    if (!Array.isArray(group)) return false;
    const [number, values]: readonly unknown[] = group;
    const stamp = typeof number === 'number' ? stamps[number] : undefined;
    if (stamp === undefined || !isJsonObject(values)) return false;
    for (const path of Object.keys(values)) {
      const value = values[path];
      if (value !== undefined) define(into, path, { heads: [{ stamp, value }], over: NONE });
    }
  }
  return true;
}

function readOthers(raw: unknown, stamps: readonly Stamp[], into: Record<string, Register>): boolean {
  if (!isJsonObject(raw)) return false;
  for (const path of Object.keys(raw)) {
    const parts: unknown = raw[path];
    if (!Array.isArray(parts)) return false;
    const heads = readHeads(parts[0], stamps);
    const over = readNumbers(parts[1], stamps);
    if (heads === undefined || over === undefined) return false;
    define(into, path, normalRegister(heads, over));
  }
  return true;
}

function readHeads(raw: unknown, stamps: readonly Stamp[]): readonly Head[] | undefined {
  if (!Array.isArray(raw)) return undefined;
  const heads: Head[] = [];
  for (const pair of raw as readonly unknown[]) {
    if (!Array.isArray(pair)) return undefined;
    const [number, value]: readonly unknown[] = pair;
    const stamp = typeof number === 'number' ? stamps[number] : undefined;
    if (stamp === undefined || !isJson(value)) return undefined;
    heads.push({ stamp, value });
  }
  return heads;
}

function readNumbers(raw: unknown, stamps: readonly Stamp[]): readonly Stamp[] | undefined {
  if (!Array.isArray(raw)) return undefined;
  const result: Stamp[] = [];
  for (const number of raw as readonly unknown[]) {
    const stamp = typeof number === 'number' ? stamps[number] : undefined;
    if (stamp === undefined) return undefined;
    result.push(stamp);
  }
  return result;
}

function define(into: Record<string, Register>, path: string, register: Register): void {
  if (path !== '__proto__') into[path] = register;
  else
    Object.defineProperty(into, path, {
      value: register,
      enumerable: true,
      writable: true,
      configurable: true,
    });
}

const isStampList = (value: unknown): value is readonly Stamp[] =>
  Array.isArray(value) && value.every((stamp) => typeof stamp === 'string' && isStamp(stamp));

/** What JSON.parse gives is JSON all the way down; only `undefined` (a short array) must be told apart. */
const isJson = (value: unknown): value is Json => value !== undefined;

const isJsonObject = (value: unknown): value is { readonly [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
