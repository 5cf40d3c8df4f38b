import type { RecordState, Register } from '../journal/entry';
import type { Json } from '../kernel/json';
import {
  ATTACHMENTS_FIELD,
  attachmentsField,
  type FieldDefinition,
  type FieldDefinitions,
  type RecordTypeDefinition,
} from '../records/define';

/**
 * What leaves the house. A sensitive field's register is left out whole: a shortened value under the original's stamp
 * would be taken for the original by the next merge. Receivers keep what they have.
 */

/** Keys of the fields of a type that go masked: sensitive ones, and lists with a sensitive part. */
export function maskedFields(type: Pick<RecordTypeDefinition, 'fields'>): readonly string[] {
  return Object.entries(type.fields)
    .filter(([, field]) => isSensitive(field))
    .map(([key]) => key);
}

/** A list merges by whole elements, so a sensitive part makes the list sensitive. */
function isSensitive(field: FieldDefinition): boolean {
  return field.sensitive === true || Object.values(field.of ?? {}).some(isSensitive);
}

/**
 * The record without what goes masked: registers of sensitive fields and of their list elements
 * (`field/<element id>`), and whatever this version does not know. A newer program may have marked that sensitive, and
 * nobody here can tell.
 */
export function maskRecord(
  record: RecordState,
  { fields }: Pick<RecordTypeDefinition, 'fields'>,
): RecordState {
  const registers: Record<string, Register> = {};
  for (const [path, register] of Object.entries(record.registers)) {
    if (path.startsWith('$') || isOpen(path.split('/', 1)[0] ?? path, register, fields))
      registers[path] = register;
  }
  return { ...record, registers };
}

/** Whether a register may be seen by everybody who gets the bundle. */
function isOpen(key: string, { heads }: Register, fields: FieldDefinitions): boolean {
  const field =
    key === ATTACHMENTS_FIELD ? attachmentsField : Object.hasOwn(fields, key) ? fields[key] : undefined;
  if (field === undefined || isSensitive(field)) return false;
  return field.of === undefined || heads.every(({ value }) => hasOnly(value, field.of ?? {}));
}

function hasOnly(element: Json, of: FieldDefinitions): boolean {
  if (typeof element !== 'object' || element === null || Array.isArray(element)) return true;
  return Object.keys(element).every((key) => key === 'id' || Object.hasOwn(of, key));
}

/** How a sensitive value is printed: `110101********0011`, `138****1234`; other text keeps its first character. */
export function maskText(kind: FieldDefinition['kind'], value: string): string {
  const characters = [...value];
  if (characters.length === 0) return '';
  if (kind === 'idNumber') return maskMiddle(characters, 6, 4);
  if (kind === 'phone') return maskMiddle(characters, 3, 4);
  return `${characters[0]}${'*'.repeat(Math.min(8, Math.max(2, characters.length - 1)))}`;
}

/** Keeps both ends; what is too short to hide anything in is hidden whole. */
function maskMiddle(characters: readonly string[], start: number, end: number): string {
  const hidden = characters.length - start - end;
  if (hidden < 3) return '*'.repeat(Math.max(4, characters.length));
  return characters.slice(0, start).join('') + '*'.repeat(hidden) + characters.slice(-end).join('');
}
