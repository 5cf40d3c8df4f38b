import type { RecordState, Register } from '../journal/entry';
import type { FieldDefinition, RecordTypeDefinition } from '../records/define';

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

/** The record without the registers of `masked` fields and of their list elements (`field/<element id>`). */
export function maskRecord(record: RecordState, masked: ReadonlySet<string>): RecordState {
  const registers: Record<string, Register> = {};
  for (const [path, register] of Object.entries(record.registers)) {
    if (!masked.has(path.split('/', 1)[0] ?? path)) registers[path] = register;
  }
  return { ...record, registers };
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
