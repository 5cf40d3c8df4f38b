/**
 * The text files of a bag (RFC 8493 and the drafts 0.93 to 0.97 before it): parse and write side by side. Pure: text
 * in, values and faults out. What a fault means for the verdict is decided by the verifier.
 */

/** One line of a manifest. `raw` is the path as it stands there, after a `*` of md5sum was taken off. */
export interface ManifestLine {
  readonly line: number;
  readonly checksum: string;
  readonly raw: string;
  readonly star: boolean;
}

export interface InfoLine {
  readonly line: number;
  readonly label: string;
  readonly value: string;
}

export interface FetchLine {
  readonly line: number;
  readonly url: string;
  /** Null when the bag says `-`. */
  readonly length: number | null;
  readonly raw: string;
}

/** Parsed lines, and the numbers (from 1) of those that could not be parsed. */
export interface Parsed<T> {
  readonly lines: readonly T[];
  readonly bad: readonly number[];
}

export interface BagDeclaration {
  readonly version: string;
  readonly encoding: string;
}

export const SUPPORTED_VERSIONS: readonly string[] = ['0.93', '0.94', '0.95', '0.96', '0.97', '1.0'];

/** Lines may end in LF, CR or CRLF; an empty last one is the end of the one before. */
export function splitLines(text: string): string[] {
  const lines = text.split(/\r\n|\n|\r/);
  if (lines[lines.length - 1] === '') lines.pop();
  return lines;
}

/**
 * Reads bagit.txt. 1.0 wants exactly two lines and one space after each colon; before it, blanks around the colon
 * and blank lines at the end were common and harmless. Returns the number of the first bad line otherwise.
 */
export function parseDeclaration(text: string): BagDeclaration | { readonly badLine: number } {
  const lines = splitLines(text);
  const version = /^BagIt-Version\s*:\s*(\d+\.\d+)\s*$/.exec(lines[0] ?? '')?.[1];
  if (version === undefined) return { badLine: 1 };
  const encoding = /^Tag-File-Character-Encoding\s*:\s*(\S+)\s*$/.exec(lines[1] ?? '')?.[1];
  if (encoding === undefined) return { badLine: 2 };
  if (isOldVersion(version)) {
    const extra = lines.findIndex((line, index) => index > 1 && line.trim() !== '');
    return extra === -1 ? { version, encoding } : { badLine: extra + 1 };
  }
  if (lines[0] !== `BagIt-Version: ${version}`) return { badLine: 1 };
  if (lines[1] !== `Tag-File-Character-Encoding: ${encoding}`) return { badLine: 2 };
  return lines.length === 2 ? { version, encoding } : { badLine: 3 };
}

/** Versions before 1.0 had laxer rules. */
export function isOldVersion(version: string): boolean {
  return version.startsWith('0.');
}

export function formatDeclaration(): string {
  return 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n';
}

export function parseManifest(text: string): Parsed<ManifestLine> {
  const lines: ManifestLine[] = [];
  const bad: number[] = [];
  splitLines(text).forEach((content, index) => {
    if (content.trim() === '') return;
    const match = /^([0-9A-Za-z+/=]+)[ \t]+(\*?)(.+)$/s.exec(content);
    const [, checksum, star, raw] = match ?? [];
    if (checksum === undefined || raw === undefined) bad.push(index + 1);
    else lines.push({ line: index + 1, checksum: checksum.toLowerCase(), raw, star: star === '*' });
  });
  return { lines, bad };
}

/** Sorted by path, two blanks, LF: the same files always give the same bytes. */
export function formatManifest(checksums: ReadonlyMap<string, string>): string {
  return [...checksums]
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([path, checksum]) => `${checksum}  ${encodePath(path)}\n`)
    .join('');
}

/** RFC 8493 2.1.3: LF, CR and percent, and only those. */
export function encodePath(path: string): string {
  return path.replaceAll('%', '%25').replaceAll('\n', '%0A').replaceAll('\r', '%0D');
}

/**
 * The names that a path in a manifest may mean, likeliest first. 1.0 encodes CR, LF and percent; 0.97 only CR and
 * LF, and many writers encode nothing, so the name as it stands remains a candidate.
 */
export function pathCandidates(raw: string, version: string): readonly string[] {
  const plain = raw.startsWith('./') ? raw.slice(2) : raw;
  const lines = plain.replace(/%0a/gi, '\n').replace(/%0d/gi, '\r');
  const decoded = isOldVersion(version) ? [plain, lines] : [decodeOnce(plain), plain];
  return [...new Set(decoded)];
}

function decodeOnce(path: string): string {
  return path.replace(/%(0a|0d|25)/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

/**
 * Reads bag-info.txt. A line that begins with a blank continues the one before. `strict` (1.0): no blanks around the
 * label, one after the colon.
 */
export function parseInfo(text: string, strict: boolean): Parsed<InfoLine> {
  const lines: InfoLine[] = [];
  const bad: number[] = [];
  splitLines(text).forEach((content, index) => {
    const last = lines[lines.length - 1];
    if (content.trim() === '') return;
    if (/^[ \t]/.test(content) && last !== undefined) {
      lines[lines.length - 1] = { ...last, value: `${last.value} ${content.trim()}` };
      return;
    }
    const match = (strict ? /^([^:\s](?:[^:]*[^:\s])?):(?:[ \t](.*))?$/s : /^\s*([^:]*?)\s*:\s*(.*)$/s).exec(
      content,
    );
    if (match?.[1] === undefined || match[1] === '') bad.push(index + 1);
    else lines.push({ line: index + 1, label: match[1], value: (match[2] ?? '').trim() });
  });
  return { lines, bad };
}

/** Values keep to one line each: a line break would forge another element. */
export function formatInfo(elements: readonly (readonly [label: string, value: string])[]): string {
  return elements.map(([label, value]) => `${label}: ${value.replace(/[\r\n]+/g, ' ').trim()}\n`).join('');
}

export function parseFetch(text: string): Parsed<FetchLine> {
  const lines: FetchLine[] = [];
  const bad: number[] = [];
  splitLines(text).forEach((content, index) => {
    if (content.trim() === '') return;
    const [, url, length, raw] = /^(\S+)[ \t]+(\d+|-)[ \t]+(.+)$/s.exec(content) ?? [];
    if (url === undefined || length === undefined || raw === undefined) bad.push(index + 1);
    else lines.push({ line: index + 1, url, length: length === '-' ? null : Number(length), raw });
  });
  return { lines, bad };
}

/** `octets.files` of Payload-Oxum. */
export function parseOxum(value: string): { readonly octets: number; readonly files: number } | null {
  const match = /^(\d{1,15})\.(\d{1,15})$/.exec(value.trim());
  return match ? { octets: Number(match[1]), files: Number(match[2]) } : null;
}

/**
 * Whether a path in a manifest or fetch.txt leaves the bag on any system: `..`, absolute, drive letter, home
 * directory, environment variable, UNC. Backslashes count as separators here because they do on Windows.
 */
export function leavesBag(path: string): boolean {
  if (/^[/\\]/.test(path) || /^[A-Za-z]:/.test(path) || /^file:/i.test(path)) return true;
  if (/^~/.test(path) || /[/\\]~[/\\]/.test(path)) return true;
  if (/^[$%]/.test(path) || path.includes('\u0000')) return true;
  return path.split(/[/\\]/).includes('..');
}

/** Algorithm of a manifest's file name, normalised (`SHA-256` is `sha256`); null when it is not a manifest. */
export function manifestAlgorithm(fileName: string, kind: 'manifest' | 'tagmanifest'): string | null {
  const match = new RegExp(`^${kind}-([A-Za-z0-9._-]+)\\.txt$`, 'i').exec(fileName);
  return match?.[1] === undefined ? null : match[1].toLowerCase().replace(/[^a-z0-9]/g, '');
}
