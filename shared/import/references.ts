import type { Json } from '../kernel/json';
import type { FieldDefinition, Finding, RecordTypeDefinition, RecordValues } from '../records/define';
import { finding } from '../rules/checks';
import { isAskedFor } from '../rules/required';
import { isWithin } from './links';
import type { ExistingRecords } from './match-record';

/** What finding referred records asks of the world. */
export interface ReferenceDeps extends Pick<ExistingRecords, 'resolve' | 'titleOf'> {
  readonly type: RecordTypeDefinition;
}

export interface FoundReference {
  /** Undefined: nothing, or not surely one. */
  readonly id: string | undefined;
  readonly finding?: Finding;
  /** Text that another row of the same import may answer. */
  readonly open?: string;
}

/** References of a row other than its branch, as far as it names any: ids for texts, or why there is none. */
export function resolveReferences(
  deps: ReferenceDeps,
  values: Readonly<Record<string, Json>>,
  branch: string | undefined,
): readonly (readonly [string, FoundReference])[] {
  return referencesOf(deps.type).flatMap(([key, field]) => {
    const written = values[key];
    if (typeof written === 'string') return [[key, byTitle(deps, key, field, written, branch)] as const];
    const name = field.namedBy === undefined ? undefined : values[field.namedBy];
    const found = typeof name === 'string' ? byName(deps, key, field, name, values, branch) : null;
    return found === null ? [] : [[key, found] as const];
  });
}

/** A column of its own: the record with that title; where several bear it, the one of the row's branch. */
function byTitle(
  { resolve, type }: ReferenceDeps,
  key: string,
  field: FieldDefinition,
  text: string,
  branch: string | undefined,
): FoundReference {
  const to = field.to ?? '';
  const anywhere = resolve(to, text);
  const found = anywhere.length > 1 && branch !== undefined ? resolve(to, text, branch) : anywhere;
  const [id, ...more] = found.length > 0 ? found : anywhere;
  if (id !== undefined && more.length === 0) return { id };
  if (id === undefined && isWithin(field, type.name)) return { id, open: text };
  const why = id === undefined ? '没有找到' : '有几个';
  return { id: undefined, finding: finding('V71', key, `${why}${field.label}“${text}”，此项没有导入`) };
}

/**
 * A name in a text field that may be one of ours. Within the branch only, because a namesake elsewhere is somebody
 * else; the name itself is kept whatever is found. Null: nobody, and nobody has to be meant.
 */
function byName(
  deps: ReferenceDeps,
  key: string,
  field: FieldDefinition,
  name: string,
  values: RecordValues,
  branch: string | undefined,
): FoundReference | null {
  const to = field.to ?? '';
  const [id, ...more] = branch === undefined ? [] : deps.resolve(to, name, branch);
  if (id !== undefined && more.length === 0) return { id };
  // A household or a helper from outside who is named is no member, and nothing is wrong with that.
  if (!isAskedFor(deps.type, key, values)) return null;
  const why =
    id !== undefined
      ? `本党组织有几个人都叫“${name}”`
      : deps.resolve(to, name).length > 0
        ? `本党组织没有“${name}”，别的党组织有同名的人`
        : `没有找到“${name}”`;
  return {
    id: undefined,
    finding: finding('V71', key, `${why}。姓名已保留，没有关联${field.label}，请核对`),
  };
}

/** Fields that hold ids of other records, the branch aside. */
function referencesOf(type: RecordTypeDefinition): readonly (readonly [string, FieldDefinition])[] {
  const known =
    references.get(type) ??
    Object.entries(type.fields).filter(([key, field]) => field.kind === 'reference' && key !== type.branch);
  references.set(type, known);
  return known;
}

const references = new WeakMap<RecordTypeDefinition, readonly (readonly [string, FieldDefinition])[]>();
