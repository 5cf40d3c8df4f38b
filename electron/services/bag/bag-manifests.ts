import {
  isOldVersion,
  leavesBag,
  type ManifestLine,
  parseManifest,
  pathCandidates,
} from '../../../shared/bundle/bagit-text';
import { checksumDigits } from './checksum';
import type { Verdict } from './verdict';

/** A manifest held against the files that are there. */
export interface Manifest {
  readonly file: string;
  readonly kind: 'manifest' | 'tagmanifest';
  readonly algorithm: string;
  /** False when this runtime can't compute the algorithm: its list of files still counts. */
  readonly computable: boolean;
  /** Checksum by path of a file that exists. */
  readonly present: ReadonlyMap<string, string>;
  /** Checksum by path of a file that does not. */
  readonly missing: ReadonlyMap<string, string>;
}

/** Finds files by the names that manifests use for them. */
export class FileNames {
  readonly #files: ReadonlyMap<string, number>;
  #byNfc: Map<string, string> | null = null;

  constructor(files: ReadonlyMap<string, number>) {
    this.#files = files;
  }

  has(path: string): boolean {
    return this.#files.has(path);
  }

  /** The file whose name differs in Unicode form only: macOS stores names decomposed. */
  byForm(path: string): string | undefined {
    this.#byNfc ??= new Map([...this.#files.keys()].map((name) => [name.normalize('NFC'), name]));
    return this.#byNfc.get(path.normalize('NFC'));
  }
}

export interface ManifestText {
  readonly file: string;
  readonly kind: Manifest['kind'];
  readonly algorithm: string;
  readonly text: string;
}

/** Parses one manifest and resolves its paths; every fault goes to the verdict. */
export function readManifest(
  source: ManifestText,
  version: string,
  names: FileNames,
  verdict: Verdict,
): Manifest {
  const { file, kind, algorithm } = source;
  const { lines, bad } = parseManifest(source.text);
  for (const line of bad) verdict.reason('bundle.manifest-line', { file, line });
  const digits = checksumDigits(algorithm);
  const present = new Map<string, string>();
  const missing = new Map<string, string>();
  const rawOf = new Map<string, string>();
  if (lines.some((line) => line.star)) verdict.warn('bundle.warn-star', { file });
  for (const line of lines) {
    if (!isChecksum(line.checksum, digits)) {
      verdict.reason('bundle.manifest-checksum', { file, line: line.line });
    }
    const path = resolve(line, source, version, names, verdict);
    if (path === null) continue;
    const list = names.has(path) ? present : missing;
    const before = list.get(path);
    if (before !== undefined) repeated(path, before, line, rawOf.get(path), source, version, verdict);
    list.set(path, line.checksum);
    rawOf.set(path, line.raw);
  }
  return { file, kind, algorithm, computable: digits !== null, present, missing };
}

function isChecksum(text: string, digits: number | null): boolean {
  return digits === null || (text.length === digits && /^[0-9a-f]+$/.test(text));
}

/** The path inside the bag that a line means; null when it must not be used. */
function resolve(
  line: ManifestLine,
  source: ManifestText,
  version: string,
  names: FileNames,
  verdict: Verdict,
): string | null {
  const { file, kind } = source;
  const at = { file, line: line.line, path: line.raw };
  if (line.raw.startsWith('./')) verdict.warn('bundle.warn-dot-slash', { file });
  const candidates = pathCandidates(line.raw, version);
  if (leavesBag(line.raw) || candidates.some((path) => leavesBag(path) || !isPlainPath(path))) {
    verdict.reason('bundle.manifest-path', at);
    return null;
  }
  const payload = candidates[0]?.startsWith('data/') ?? false;
  const tagmanifest = /^tagmanifest-[^/]*\.txt$/i.test(candidates[0] ?? '');
  // Before 1.0 a tag manifest that lists more than it should was a habit, not a fault.
  const outOfScope = kind === 'manifest' ? !payload : !isOldVersion(version) && (payload || tagmanifest);
  if (outOfScope) {
    verdict.reason('bundle.manifest-scope', at);
    return null;
  }
  if (line.raw.includes('\\')) verdict.warn('bundle.warn-backslash', { path: line.raw });
  return pick(line.raw, candidates, file, version, names, verdict);
}

function pick(
  raw: string,
  candidates: readonly string[],
  file: string,
  version: string,
  names: FileNames,
  verdict: Verdict,
): string {
  const exact = candidates.find((path) => names.has(path));
  const preferred = candidates[0] ?? raw;
  if (exact !== undefined) {
    if (!isOldVersion(version) && (exact !== preferred || /%(?!0a|0d|25)/i.test(raw))) {
      verdict.warn('bundle.warn-percent', { file, path: raw });
    }
    return exact;
  }
  for (const path of candidates) {
    const other = names.byForm(path);
    if (other === undefined) continue;
    verdict.warn('bundle.warn-normalization', { file, path: raw });
    return other;
  }
  return preferred;
}

function isPlainPath(path: string): boolean {
  return path !== '' && path.split('/').every((part) => part !== '' && part !== '.');
}

function repeated(
  path: string,
  before: string,
  line: ManifestLine,
  rawBefore: string | undefined,
  source: ManifestText,
  version: string,
  verdict: Verdict,
): void {
  const { file } = source;
  if (before !== line.checksum) verdict.reason('bundle.manifest-conflict', { file, path });
  else if (
    rawBefore !== undefined &&
    rawBefore !== line.raw &&
    rawBefore.normalize('NFC') === line.raw.normalize('NFC')
  ) {
    verdict.warn('bundle.warn-case', { path });
  } else if (isOldVersion(version)) verdict.warn('bundle.warn-duplicate', { file, path });
  else verdict.reason('bundle.manifest-duplicate', { file, path });
}
