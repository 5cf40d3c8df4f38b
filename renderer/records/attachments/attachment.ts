import type { Element } from '../../fields/list/elements';

/** One attachment as the record carries it; the content lies in the blob store under its hash. */
export interface Attachment {
  readonly id: string;
  readonly blob: string;
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  readonly mime: string;
  readonly addedAt: string;
}

export type PreviewKind = 'image' | 'pdf' | 'none';

/** Reads the stored element; what has no content hash is no attachment (a newer format) and is not shown. */
export function attachmentOf(element: Element): Attachment | null {
  const { blob, name, size, mime, addedAt } = element;
  if (typeof blob !== 'string' || !/^[0-9a-f]{64}$/.test(blob)) return null;
  return {
    id: element.id,
    blob,
    name: typeof name === 'string' && name !== '' ? name : '未命名',
    size: typeof size === 'number' ? size : 0,
    mime: typeof mime === 'string' ? mime : '',
    addedAt: typeof addedAt === 'string' ? addedAt : '',
  };
}

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
