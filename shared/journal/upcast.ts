import type { Json } from '../kernel/json';
import type { Entry, Head, RecordState, Register, Write } from './entry';
import { joinRegisters, normalRegister } from './merge';

/**
 * Reading what an older version wrote. A step rewrites one field at a time, because only then does it commute with
 * merging: old entries can arrive after newer ones, by bundle or from another PC, at any time.
 */
export interface MigrationStep {
  /** Version of the declaration that this step leads to, from the one before. */
  readonly to: number;
  /**
   * What a value at a path becomes: itself (`[[path, value]]`), another path, several fields, or another value.
   * An empty list takes the value out of sight; the journal keeps it. The paths must depend on the path alone,
   * never on the value: what a write superseded has to go where the superseded value went.
   */
  readonly rewrite: (path: string, value: Json) => readonly (readonly [path: string, value: Json])[];
}

/** What upcasting must know of the declarations. */
export interface Migrations {
  /** Version of the type's declaration in this program; undefined for an unknown type, which is left as it is. */
  version(type: string): number | undefined;
  /** Steps in ascending order of `to`. */
  steps(type: string): readonly MigrationStep[];
}

/** The entry as today's declaration would have it. Entries of newer or unknown declarations come back as they are. */
export function upcastEntry(entry: Entry, migrations: Migrations): Entry {
  const steps = stepsFrom(entry.type, entry.schema, migrations);
  if (steps.length === 0) return entry;
  const { absorbed, ...rest } = entry;
  const upcast = { ...rest, schema: lastVersion(steps), writes: upcastWrites(entry.writes, steps) };
  return absorbed === undefined ? upcast : { ...upcast, absorbed: upcastRegisters(absorbed, steps) };
}

/** The same for a merged state, as a bundle of an older program carries it. */
export function upcastState(state: RecordState, migrations: Migrations): RecordState {
  const steps = stepsFrom(state.type, state.schema, migrations);
  if (steps.length === 0) return state;
  return { ...state, schema: lastVersion(steps), registers: upcastRegisters(state.registers, steps) };
}

function stepsFrom(type: string, schema: number, migrations: Migrations): readonly MigrationStep[] {
  const version = migrations.version(type);
  if (version === undefined || schema >= version) return [];
  return migrations.steps(type).filter((step) => step.to > schema && step.to <= version);
}

const lastVersion = (steps: readonly MigrationStep[]): number => steps.at(-1)?.to ?? 0;

function rewriteAll(path: string, value: Json, steps: readonly MigrationStep[]) {
  let values: readonly (readonly [string, Json])[] = [[path, value]];
  for (const step of steps) {
    // Paths such as `$deleted` belong to the journal, not to the declaration.
    values = values.flatMap(([at, old]) =>
      at.startsWith('$') ? [[at, old] as const] : step.rewrite(at, old),
    );
  }
  return values;
}

function upcastWrites(
  writes: Readonly<Record<string, Write>>,
  steps: readonly MigrationStep[],
): Readonly<Record<string, Write>> {
  const result = new Map<string, Write>();
  for (const [path, write] of Object.entries(writes)) {
    for (const [to, value] of rewriteAll(path, write.value, steps)) {
      result.set(to, { value, saw: [...(result.get(to)?.saw ?? []), ...write.saw] });
    }
  }
  return Object.fromEntries(result);
}

function upcastRegisters(
  registers: Readonly<Record<string, Register>>,
  steps: readonly MigrationStep[],
): Readonly<Record<string, Register>> {
  const result = new Map<string, Register>();
  for (const [path, register] of Object.entries(registers)) {
    for (const [to, part] of rewriteRegister(path, register, steps)) {
      const known = result.get(to);
      result.set(to, known === undefined ? part : joinRegisters(known, part));
    }
  }
  return Object.fromEntries(result);
}

function rewriteRegister(
  path: string,
  register: Register,
  steps: readonly MigrationStep[],
): Map<string, Register> {
  const headsAt = new Map<string, Head[]>();
  // The paths are asked for with null as well: a register can hold nothing but superseded stamps.
  for (const [to] of rewriteAll(path, null, steps)) headsAt.set(to, []);
  for (const { stamp, value } of register.heads) {
    for (const [to, rewritten] of rewriteAll(path, value, steps)) {
      const heads = headsAt.get(to) ?? [];
      heads.push({ stamp, value: rewritten });
      headsAt.set(to, heads);
    }
  }
  return new Map([...headsAt].map(([to, heads]) => [to, normalRegister(heads, register.over)]));
}
