import type { Element } from '../../fields/list/elements';

/** One attachment as the record carries it; the content lies in the blob store under its hash. */
export interface Attachment {
  readonly id: string;
  readonly blob: string;
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  readonly mime: string;
  /** What the office wrote about it; '': nothing. */
  readonly note: string;
  /** Code of `attachment-purpose`, or the office's own word; '': not said. */
  readonly purpose: string;
  readonly addedAt: string;
}

/** What a user may change of an attachment. */
export type AttachmentWords = Pick<Attachment, 'name' | 'note'>;

export type PreviewKind = 'image' | 'pdf' | 'none';

/** Reads the stored element; what has no content hash is no attachment (a newer format) and is not shown. */
export function attachmentOf(element: Element): Attachment | null {
  const { blob, name, size, mime, note, purpose, addedAt } = element;
  if (typeof blob !== 'string' || !/^[0-9a-f]{64}$/.test(blob)) return null;
  return {
    id: element.id,
    blob,
    name: typeof name === 'string' && name !== '' ? name : '未命名',
    size: typeof size === 'number' ? size : 0,
    mime: typeof mime === 'string' ? mime : '',
    note: typeof note === 'string' ? note : '',
    purpose: typeof purpose === 'string' ? purpose : '',
    addedAt: typeof addedAt === 'string' ? addedAt : '',
  };
}

/** A file's name before its ending, and the ending with its dot; '' when it has none. */
export function nameParts(name: string): { readonly stem: string; readonly ending: string } {
  const ending = /(?<=.)\.[a-z0-9]{1,8}$/i.exec(name)?.[0] ?? '';
  return { stem: name.slice(0, name.length - ending.length), ending };
}

/** What was typed, tidied. An emptied name leaves the old one: a file without a name can't be told from others. */
export function readWords(file: Attachment, stem: string, note: string): AttachmentWords {
  const { ending } = nameParts(file.name);
  const typed = tidy(stem);
  // Whoever types the ending again does not want it twice.
  const doubled = ending !== '' && typed.toLowerCase().endsWith(ending.toLowerCase());
  const kept = doubled ? typed.slice(0, -ending.length).trimEnd() : typed;
  return { name: kept === '' ? file.name : `${kept}${ending}`, note: tidy(note) };
}

const tidy = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim();

// SVG is left out: it is a document with scripts, and scans never are SVG.
const IMAGE_NAME = /\.(?:png|jpe?g|gif|bmp|webp)$/i;
const IMAGE_TYPE = /^image\/(?:png|jpeg|gif|bmp|webp)$/;

/** What can be shown inside the program. Decided by type and name; the content is never trusted to say. */
export function previewKind({ name, mime }: Pick<Attachment, 'name' | 'mime'>): PreviewKind {
  if (mime === 'application/pdf' || /\.pdf$/i.test(name)) return 'pdf';
  if (IMAGE_TYPE.test(mime) || IMAGE_NAME.test(name)) return 'image';
  return 'none';
}

/** Address under which main serves the opened content to this page only. */
export const blobUrl = (blob: string): string => `/blob/${blob}`;
