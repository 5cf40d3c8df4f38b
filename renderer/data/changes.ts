import type { RecordState } from '../../shared/journal/entry';
import { DELETED_PATH } from '../../shared/journal/entry';
import { shownValue, splitPath } from '../../shared/journal/read-record';
import { type Json, sameJson } from '../../shared/kernel/json';
import {
  ATTACHMENTS_FIELD,
  attachmentsField,
  type FieldDefinition,
  type RecordTypeDefinition,
} from '../../shared/records/define';
import { type DisplayContext, displayText, maskedText } from '../../shared/records/display';

/** One changed path between two states of a record. */
export interface PathChange {
  readonly path: string;
  readonly before: Json | undefined;
  readonly after: Json | undefined;
}

/** Paths whose shown values differ; null and never written are the same. */
export function changesBetween(
  before: RecordState | undefined,
  after: RecordState,
  wall: number,
): readonly PathChange[] {
  return Object.keys(after.registers).flatMap((path) => {
    const old = shownValue(before, path, wall);
    const now = shownValue(after, path, wall);
    return sameJson(old ?? null, now ?? null) ? [] : [{ path, before: old, after: now }];
  });
}

/** Declaration of a record's type; undefined for one that only a newer version knows. */
type Declared = RecordTypeDefinition | undefined;

/** Declaration of the field that a path belongs to. */
export function fieldOfPath(type: Declared, path: string): FieldDefinition | undefined {
  const { field } = splitPath(path);
  if (field === ATTACHMENTS_FIELD) return attachmentsField;
  const fields = type?.fields;
  return fields !== undefined && Object.hasOwn(fields, field) ? fields[field] : undefined;
}

/** Chinese label of a path: 手机号码, or 职务 for an element of a list. */
export function labelOfPath(type: Declared, path: string): string {
  if (path === DELETED_PATH) return '状态';
  return fieldOfPath(type, path)?.label ?? splitPath(path).field;
}

/** Text of a value at a path; an element of a list as its filled fields. `masked` hides what is sensitive. */
export function textOfPath(
  type: Declared,
  path: string,
  value: Json | undefined,
  context: DisplayContext,
  masked: boolean,
): string {
  if (path === DELETED_PATH) return value === true ? '已删除' : '在用';
  const field = fieldOfPath(type, path);
  if (field === undefined) return value === undefined || value === null ? '' : plain(value);
  if (splitPath(path).element === undefined)
    return (masked ? maskedText : displayText)(field, value, context);
  return elementText(field, value, context, masked);
}

function elementText(
  list: FieldDefinition,
  value: Json | undefined,
  context: DisplayContext,
  masked: boolean,
): string {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return '';
  const show = masked ? maskedText : displayText;
  const parts = Object.entries(list.of ?? {}).flatMap(([key, field]) => {
    const inner = isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
    if (list === attachmentsField && !ATTACHMENT_WORDS.includes(key)) return [];
    const text = show(field, inner, context);
    return text === '' ? [] : [text];
  });
  return parts.join(' ');
}

/** What of an attachment people read; its content's hash, size and type say nothing to them. */
const ATTACHMENT_WORDS: readonly string[] = ['name', 'purpose', 'note'];

const isObject = (value: Json): value is { readonly [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const plain = (value: Json): string => (typeof value === 'string' ? value : JSON.stringify(value));
