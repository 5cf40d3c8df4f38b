import { ENTRY_VERSION, type KnownTypes } from '../../shared/journal/codec';
import type { RecordTypeDefinition } from '../../shared/records/define';
import { isOwnTypeName } from '../../shared/records/own-design';
import { recordTypes } from '../../shared/records/registry';
import { SHIPPED_TYPES } from '../../shared/records/type-catalogue';

/** Raised when rows or index parts are written in another form. */
const VIEW_FORMAT = 3;

/** Hash of everything that rows and index depend on; another hash means: make the view anew from the journal. */
export function schemaHash(): string {
  const declarations = recordTypes.map(({ name, version, fields, title, branch, search, identity, due }) => [
    name,
    version,
    Object.entries(fields).map(([key, field]) => [
      key,
      field.kind,
      field.codes,
      field.to,
      Object.keys(field.of ?? {}),
    ]),
    [title, branch, search, identity, due],
  ]);
  return textHash(JSON.stringify([VIEW_FORMAT, ENTRY_VERSION, declarations]));
}

/** Hash of the declaration of a ledger of one's own: another hash means that its part of the index is made anew. */
export const ownTypeHash = (type: RecordTypeDefinition): string => textHash(JSON.stringify(type));

/** Hash of a text, 53 bits as hex: tells versions apart, protects nothing. */
export function textHash(text: string): string {
  let low = 0xdeadbeef;
  let high = 0x41c6ce57;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    low = Math.imul(low ^ unit, 2_654_435_761);
    high = Math.imul(high ^ unit, 1_597_334_677);
  }
  low = Math.imul(low ^ (low >>> 16), 2_246_822_507) ^ Math.imul(high ^ (high >>> 13), 3_266_489_909);
  high = Math.imul(high ^ (high >>> 16), 2_246_822_507) ^ Math.imul(low ^ (low >>> 13), 3_266_489_909);
  return (4_294_967_296 * (2_097_151 & high) + (low >>> 0)).toString(16);
}

/** What the codec asks about the declarations of this program. Types with `$` are the program's own. */
export const knownTypes: KnownTypes = {
  version: (type) =>
    type.startsWith('$') || isOwnTypeName(type) ? Number.MAX_SAFE_INTEGER : SHIPPED_TYPES.find(type)?.version,
  hasField: (type, field) => {
    // Fields of own ledgers come and go with their design, which may not have been read yet.
    if (type.startsWith('$') || isOwnTypeName(type) || field === 'attachments') return true;
    const fields = SHIPPED_TYPES.find(type)?.fields;
    return fields !== undefined && Object.hasOwn(fields, field);
  },
};
