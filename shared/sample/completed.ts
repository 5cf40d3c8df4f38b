import type { Json } from '../kernel/json';
import type { FieldDefinitions, RecordTypeDefinition, RecordValues } from '../records/define';
import { isEmptyValue } from '../rules/values';
import type { Unit } from './unit';

/**
 * Values of a record as they are stored: nothing that is undefined, and what follows from the declaration filled in:
 * the organization that owns it, values with which a new record starts, and the file of whom it names.
 */
export function completed(type: RecordTypeDefinition, values: RecordValues, unit: Unit): RecordValues {
  const stored: Record<string, Json> = {};
  for (const [key, value] of Object.entries(values)) {
    if (value !== undefined && value !== '') stored[key] = withoutUndefined(value);
  }
  // What no form asks for is nobody's: it belongs to the whole office.
  const isOwned = type.hidden?.includes(type.branch) !== true;
  if (isOwned && isEmptyValue(stored[type.branch])) stored[type.branch] = unit.id;
  for (const [key, field] of entriesOf(type)) {
    if (!isEmptyValue(stored[key])) continue;
    if (field.initial !== undefined && field.required !== undefined) stored[key] = field.initial;
    const name = field.namedBy === undefined ? undefined : stored[field.namedBy];
    const named = typeof name === 'string' ? unit.people.find((person) => person.name === name) : undefined;
    if (named !== undefined && field.to === 'member') stored[key] = named.id;
  }
  return stored;
}

type Entries = readonly (readonly [string, FieldDefinitions[string]])[];
const entriesByType = new WeakMap<RecordTypeDefinition, Entries>();

/** Fields that something is filled in by itself for; made once a type. */
function entriesOf(type: RecordTypeDefinition): Entries {
  const known = entriesByType.get(type);
  if (known !== undefined) return known;
  const entries = Object.entries(type.fields).filter(
    ([, field]) => field.initial !== undefined || field.namedBy !== undefined,
  );
  entriesByType.set(type, entries);
  return entries;
}

/** A list whose elements leave out what they do not say. */
const withoutUndefined = (value: Json): Json =>
  Array.isArray(value) ? value.map((element: Json) => withoutEmpty(element)) : value;

function withoutEmpty(element: Json): Json {
  if (element === null || typeof element !== 'object' || Array.isArray(element)) return element;
  const entries: [string, Json | undefined][] = Object.entries(element);
  return Object.fromEntries(
    entries.flatMap(([key, value]) => (value === undefined || value === '' ? [] : [[key, value]])),
  );
}
