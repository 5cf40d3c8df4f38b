import type { WorkBook } from 'xlsx';

/** What a zip is when it is no workbook; null: it is one. */
export function zipTrouble(names: readonly string[]): string | null {
  // Files that the parser would take for ODF or Numbers by these parts, whatever else they hold.
  if (names.some((name) => /^(?:META-INF\/manifest\.xml|Index\/Document\.iwa|objectdata\.xml)$/.test(name))) {
    return 'ODF 或 Numbers 文档';
  }
  if (names.some((name) => /^\/?xl\/workbook\.(?:xml|bin)$/i.test(name))) return null;
  if (names.some((name) => name.startsWith('word/'))) return 'Word 文档';
  if (names.some((name) => name.startsWith('ppt/'))) return '演示文稿';
  return '压缩包';
}

/** Sentences on formulas, macros and links of a parsed workbook. None of them was run or followed. */
export function partNotes(book: WorkBook): readonly string[] {
  const parts = partsOf(book);
  const notes: string[] = [];
  const formulas = parts.reduce((sum, part) => sum + countFormulas(part), 0);
  if (formulas > 0) notes.push(`有 ${formulas} 处公式：没有计算，只取了文件中保存的结果，请核对。`);
  if (parts.some(({ name }) => /vbaProject|_VBA_PROJECT|macrosheets\//i.test(name))) {
    notes.push('文件带有宏：没有执行，也不会保存。');
  }
  const links = parts.filter(({ name }) => /externalLinks\/[^/]+\.(?:xml|bin)$/i.test(name)).length;
  if (links > 0) notes.push(`文件链接了 ${links} 个外部文件：没有打开。`);
  const objects = parts.filter(({ name }) => /(?:^|\/)(?:embeddings|activeX)\//i.test(name)).length;
  if (objects > 0) notes.push(`文件嵌有 ${objects} 个对象：没有打开。`);
  return notes;
}

interface Part {
  readonly name: string;
  readonly content: Uint8Array | null;
}

/** The raw parts that the parser keeps under `bookFiles`; its types do not mention them. */
function partsOf(book: WorkBook): readonly Part[] {
  const found: Part[] = [];
  collect(property(book, 'files'), found);
  const container = property(book, 'cfb');
  const paths = property(container, 'FullPaths');
  const entries = property(container, 'FileIndex');
  if (Array.isArray(paths) && Array.isArray(entries)) {
    paths.forEach((path: unknown, index) => {
      if (typeof path === 'string') found.push({ name: path, content: contentOf(entries[index]) });
    });
  }
  return found;
}

/** A part of an unpacked zip by its path, with the entry that holds it. */
export function partAt(
  container: unknown,
  path: string,
): { readonly entry: object; readonly content: Uint8Array } | null {
  const paths = property(container, 'FullPaths');
  const entries = property(container, 'FileIndex');
  if (!Array.isArray(paths) || !Array.isArray(entries)) return null;
  const at = paths.findIndex((name: unknown) => typeof name === 'string' && name.endsWith(`/${path}`));
  const entry: unknown = entries[at];
  const content = contentOf(entry);
  return typeof entry === 'object' && entry !== null && content !== null ? { entry, content } : null;
}

function collect(files: unknown, into: Part[]): void {
  if (typeof files !== 'object' || files === null) return;
  for (const [name, part] of Object.entries(files)) into.push({ name, content: contentOf(part) });
}

const property = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;

function contentOf(part: unknown): Uint8Array | null {
  const content = property(part, 'content');
  return content instanceof Uint8Array ? content : null;
}

function countFormulas({ name, content }: Part): number {
  if (content === null) return 0;
  if (/worksheets\/[^/]+\.xml$/i.test(name)) return countXmlFormulas(content);
  if (/(?:^|\/)(?:Workbook|Book)$/i.test(name)) return countBiffFormulas(content);
  return 0;
}

/** Counts `<f>`, `<f ` and `<f/` in the bytes; decoding tens of MB of XML to text only for this would double the cost. */
function countXmlFormulas(xml: Uint8Array): number {
  let count = 0;
  for (let at = 0; at + 2 < xml.length; at += 1) {
    if (xml[at] !== 0x3c || xml[at + 1] !== 0x66) continue;
    const next = xml[at + 2];
    if (next === 0x3e || next === 0x20 || next === 0x2f) count += 1;
  }
  return count;
}

/** Walks BIFF records (id, length, payload) and counts FORMULA (0x0006). */
function countBiffFormulas(stream: Uint8Array): number {
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength);
  let count = 0;
  for (let at = 0; at + 4 <= view.byteLength; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) === 0x0006) count += 1;
  }
  return count;
}
