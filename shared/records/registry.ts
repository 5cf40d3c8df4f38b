import type { Json } from '../kernel/json';
import {
  ATTACHMENTS_FIELD,
  attachmentsField,
  type FieldDefinition,
  type RecordTypeDefinition,
  type RecordValues,
} from './define';
import { type DisplayContext, displayText } from './display';
import { type MemberValues, member } from './member';
import { memberMigrations } from './member.migrations';
import type { Migration } from './migrate';
import { type OrganizationValues, organization } from './organization';
import { organizationMigrations } from './organization.migrations';

/** Values of each type, as TypeScript sees them. A new type is a line here, and the compiler asks for the rest. */
export interface ValuesByType {
  readonly organization: OrganizationValues;
  readonly member: MemberValues;
}

export type RecordTypeName = keyof ValuesByType;

/** Every record type that this version knows, by its eternal name. */
export const RECORD_TYPES = { organization, member } satisfies {
  readonly [N in RecordTypeName]: RecordTypeDefinition & { readonly name: N };
};

/** Steps from older declarations, in ascending order of `to`. */
export const MIGRATIONS: { readonly [N in RecordTypeName]: readonly Migration[] } = {
  organization: organizationMigrations,
  member: memberMigrations,
};

/** What the upcast of old entries asks about declarations; types that only a newer version knows have no version. */
export const migrations = {
  version: (type: string): number | undefined => recordType(type)?.version,
  steps: (type: string): readonly Migration[] => (isRecordTypeName(type) ? MIGRATIONS[type] : []),
};

/** All types, in the order of navigation and of import: organizations before their members. */
export const recordTypes: readonly RecordTypeDefinition[] = [RECORD_TYPES.organization, RECORD_TYPES.member];

/** Whether this version knows a type of that name. */
export function isRecordTypeName(name: string): name is RecordTypeName {
  return Object.hasOwn(RECORD_TYPES, name);
}

/** Declaration of a type; undefined for a name that only a newer version knows. */
export function recordType(name: RecordTypeName): RecordTypeDefinition;
export function recordType(name: string): RecordTypeDefinition | undefined;
export function recordType(name: string): RecordTypeDefinition | undefined {
  return isRecordTypeName(name) ? RECORD_TYPES[name] : undefined;
}

/**
 * Declaration at a path: `name`; `posts` or `posts/<element id>` (the list); `posts/<element id>/post` (a field of
 * its elements). Undefined for what only a newer version knows.
 */
export function fieldAt(type: RecordTypeDefinition, path: string): FieldDefinition | undefined {
  const [key = '', , inner] = path.split('/');
  const field =
    key === ATTACHMENTS_FIELD
      ? attachmentsField
      : Object.hasOwn(type.fields, key)
        ? type.fields[key]
        : undefined;
  if (inner === undefined || field === undefined) return field;
  const of: Readonly<Record<string, FieldDefinition>> = field.of ?? {};
  return Object.hasOwn(of, inner) ? of[inner] : undefined;
}

/** Keys and declarations of all fields, in the order of the form. Attachments, the same for all, are not among them. */
export function fieldsOf(type: RecordTypeDefinition): readonly (readonly [string, FieldDefinition])[] {
  const keys = new Set([...type.form.flatMap((section) => section.fields), ...Object.keys(type.fields)]);
  return [...keys].flatMap((key) => {
    const field = type.fields[key];
    return field ? [[key, field] as const] : [];
  });
}

/** Title of a record in lists, search and history. Never empty. */
export function titleOf(type: RecordTypeDefinition, values: RecordValues, context?: DisplayContext): string {
  const parts = type.title.map((key) => {
    const field = type.fields[key];
    return field ? displayText(field, values[key], context) : '';
  });
  return (
    parts.filter((part) => part !== '').join(' ') ||
    `（未填写${type.fields[type.title[0] ?? '']?.label ?? '名称'}）`
  );
}

/** Values with which a new record of the type starts. */
export function initialValues(type: RecordTypeDefinition): Readonly<Record<string, Json>> {
  return Object.fromEntries(
    Object.entries(type.fields).flatMap(([key, field]) =>
      field.initial === undefined ? [] : [[key, field.initial]],
    ),
  );
}
