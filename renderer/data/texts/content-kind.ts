/** What a file is, as far as its text is concerned. */
export type ContentKind = 'empty' | 'picture' | 'pdf' | 'zip' | 'ole' | 'text' | 'other';

const MARKS: readonly (readonly [kind: ContentKind, mark: string])[] = [
  ['picture', '89504e47'],
  ['picture', 'ffd8ff'],
  ['picture', '47494638'],
  ['picture', '424d'],
  ['picture', '49492a00'],
  ['picture', '4d4d002a'],
  ['zip', '504b0304'],
  ['ole', 'd0cf11e0a1b11ae1'],
];
const TEXT_NAME = /\.(?:txt|text|md|csv|tsv|log)$/i;
const PDF = '%PDF-';
/** A PDF may begin behind this many bytes of something else (ISO 32000-1, annex H.3.4.1). */
const PDF_WITHIN = 1024;

/** Tells a file by its first bytes; a name only says that bytes without a mark are text. */
export function contentKind(bytes: Uint8Array, name: string): ContentKind {
  if (bytes.length === 0) return 'empty';
  const head = bytes.subarray(0, PDF_WITHIN);
  const hex = [...head.subarray(0, 12)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  const isWebp = hex.startsWith('52494646') && hex.slice(16) === '57454250';
  // Two letters are a weak mark: a text may begin with them.
  const isPlain = TEXT_NAME.test(name) && !head.includes(0);
  const marked = MARKS.find(([, mark]) => hex.startsWith(mark) && (mark.length > 4 || !isPlain));
  if (marked !== undefined) return marked[0];
  if (isWebp) return 'picture';
  if (latin(head).includes(PDF)) return 'pdf';
  return TEXT_NAME.test(name) ? 'text' : 'other';
}

const latin = (bytes: Uint8Array): string => String.fromCharCode(...bytes);
