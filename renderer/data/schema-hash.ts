import { ENTRY_VERSION, type KnownTypes } from '../../shared/journal/codec';
import { recordType, recordTypes } from '../../shared/records/registry';

/** Raised when rows or index parts are written in another form. */
const VIEW_FORMAT = 1;

/** Hash of everything that rows and index depend on; another hash means: make the view anew from the journal. */
export function schemaHash(): string {
  const declarations = recordTypes.map(({ name, version, fields, title, branch, search, identity }) => [
    name,
    version,
    Object.entries(fields).map(([key, field]) => [
      key,
      field.kind,
      field.codes,
      field.to,
      Object.keys(field.of ?? {}),
    ]),
    [title, branch, search, identity],
  ]);
  return textHash(JSON.stringify([VIEW_FORMAT, ENTRY_VERSION, declarations]));
}

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
  version: (type) => (type.startsWith('$') ? Number.MAX_SAFE_INTEGER : recordType(type)?.version),
  hasField: (type, field) => {
    if (type.startsWith('$') || field === 'attachments') return true;
    const fields = recordType(type)?.fields;
    return fields !== undefined && Object.hasOwn(fields, field);
  },
};
