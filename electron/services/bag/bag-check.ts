import {
  formatManifest,
  isOldVersion,
  leavesBag,
  manifestAlgorithm,
  parseDeclaration,
  parseFetch,
  parseInfo,
  parseOxum,
  pathCandidates,
  SUPPORTED_VERSIONS,
} from '../../../shared/bundle/bagit-text';
import { HEAD_PATH } from '../../../shared/bundle/format';
import { collisionKey } from '../../../shared/bundle/safe-names';
import { FileNames, type Manifest, readManifest } from './bag-manifests';
import { bagInside, lookForOddities } from './bag-oddities';
import type { BagSource } from './bag-source';
import { WEAK_ALGORITHMS } from './checksum';
import { hashFiles, readFault } from './hash-files';
import { decodeTag, MAX_TAG_BYTES, readCapped } from './tag-text';
import { Verdict } from './verdict';
import type { ZipLimits } from './zip-entry';

export interface VerifyOptions {
  readonly limits?: ZipLimits;
  readonly signal?: AbortSignal;
  /** Bytes hashed so far and in all; never more than all. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** Label and beginning of the value by which a bag of this program is known in bag-info.txt. */
const SOFTWARE_AGENT = 'Bag-Software-Agent';
const OWN_AGENT = 'Xiangdang';

/** The steps of one check, in order; what they find gathers in `verdict`. Made by `verifySource`, used once. */
export class BagCheck {
  readonly verdict = new Verdict();
  version: string | null = null;
  encoding: string | null = null;
  algorithms: readonly string[] = [];
  readonly #source: BagSource;
  readonly #options: VerifyOptions;
  readonly #names: FileNames;
  #own = false;

  constructor(source: BagSource, options: VerifyOptions) {
    this.#source = source;
    this.#options = options;
    this.#names = new FileNames(source.files);
    for (const fault of source.faults) this.verdict.addReason(fault);
    for (const warning of source.warnings) this.verdict.addWarning(warning);
  }

  async run(): Promise<void> {
    await this.#readDeclaration();
    if (this.version !== null && !SUPPORTED_VERSIONS.includes(this.version)) return;
    const manifests = await this.#readManifests();
    if (this.version === null && manifests.length === 0) return;
    if (!this.#source.folders.has('data')) this.verdict.reason('bundle.data-missing');
    await this.#readInfo();
    const holes = await this.#readFetch(manifests);
    this.#compare(manifests, holes);
    lookForOddities(this.#source.files.keys(), this.verdict);
    await this.#hashFiles(manifests);
  }

  get #rules(): string {
    return this.version ?? '1.0';
  }

  async #readDeclaration(): Promise<void> {
    const bytes = await this.#bytes('bagit.txt');
    if (bytes === null) {
      if (!this.#names.has('bagit.txt'))
        this.verdict.reason('bundle.bagit-missing', bagInside(this.#source.files.keys()));
      return;
    }
    if (/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)/.test(bytes.subarray(0, 3).toString('latin1'))) {
      this.verdict.reason('bundle.bagit-bom');
      return;
    }
    const decoded = decodeTag(bytes, 'UTF-8', 'bagit.txt');
    if (!decoded.ok) return this.verdict.addReason(decoded.error);
    const declared = parseDeclaration(decoded.value.text);
    if ('badLine' in declared)
      return this.verdict.reason('bundle.bagit-malformed', { line: declared.badLine });
    this.version = declared.version;
    this.encoding = declared.encoding;
    if (!SUPPORTED_VERSIONS.includes(declared.version)) {
      this.verdict.reason('bundle.version-unsupported', { version: declared.version });
    } else if (isOldVersion(declared.version)) {
      this.verdict.warn('bundle.warn-version', { version: declared.version });
    }
  }

  async #readManifests(): Promise<readonly Manifest[]> {
    const manifests: Manifest[] = [];
    for (const file of [...this.#source.files.keys()].sort()) {
      for (const kind of ['manifest', 'tagmanifest'] as const) {
        const algorithm = manifestAlgorithm(file, kind);
        if (algorithm === null) continue;
        const text = await this.#text(file);
        if (text === null) continue;
        manifests.push(readManifest({ file, kind, algorithm, text }, this.#rules, this.#names, this.verdict));
      }
    }
    this.#judgeAlgorithms(manifests);
    return manifests;
  }

  #judgeAlgorithms(manifests: readonly Manifest[]): void {
    const payload = manifests.filter((manifest) => manifest.kind === 'manifest');
    const usable = payload.filter((manifest) => manifest.computable);
    const named = [...this.#source.files.keys()].some((file) => manifestAlgorithm(file, 'manifest') !== null);
    // Without bagit.txt either, this is no bag at all: one reason says it.
    if (!named && this.#names.has('bagit.txt')) this.verdict.reason('bundle.manifest-missing');
    for (const { file, kind, algorithm, computable } of manifests) {
      if (computable) continue;
      if (kind === 'manifest' && usable.length === 0)
        this.verdict.reason('bundle.algorithm-unsupported', { file, algorithm });
      else this.verdict.warn('bundle.warn-algorithm-ignored', { file, algorithm });
    }
    const [first] = usable;
    if (first && usable.every(({ algorithm }) => WEAK_ALGORITHMS.has(algorithm))) {
      this.verdict.warn('bundle.warn-weak-algorithm', { file: first.file });
    }
    if (!manifests.some(({ kind }) => kind === 'tagmanifest'))
      this.verdict.warn('bundle.warn-no-tagmanifest');
    this.algorithms = [...new Set(manifests.filter((one) => one.computable).map((one) => one.algorithm))];
  }

  async #readInfo(): Promise<void> {
    // Drafts up to 0.95 called it package-info.txt.
    const file = ['bag-info.txt', 'package-info.txt'].find((name) => this.#names.has(name));
    const text = file === undefined ? null : await this.#text(file);
    if (file === undefined || text === null) return this.verdict.warn('bundle.warn-no-oxum');
    const { lines, bad } = parseInfo(text, !isOldVersion(this.#rules));
    for (const line of bad) this.verdict.reason('bundle.info-malformed', { file, line });
    const agent = lines.find(({ label }) => label === SOFTWARE_AGENT)?.value ?? '';
    this.#own = agent.startsWith(OWN_AGENT) && this.#names.has(HEAD_PATH);
    const sums = lines.filter(({ label }) => label.toLowerCase() === 'payload-oxum');
    if (sums.length === 0) this.verdict.warn('bundle.warn-no-oxum');
    if (sums.length > 1 && !isOldVersion(this.#rules)) this.verdict.reason('bundle.oxum-repeated');
    for (const { value } of sums) this.#compareOxum(value);
  }

  #compareOxum(value: string): void {
    const expected = parseOxum(value);
    if (expected === null) {
      this.verdict.reason('bundle.oxum-malformed', { value });
      return;
    }
    const sizes = [...this.#source.files].filter(([path]) => path.startsWith('data/'));
    const octets = sizes.reduce((sum, [, size]) => sum + size, 0);
    if (octets !== expected.octets || sizes.length !== expected.files) {
      this.verdict.reason('bundle.oxum-mismatch', { expected: value, found: `${octets}.${sizes.length}` });
    }
  }

  /** Paths that fetch.txt promises and the bag does not hold. */
  async #readFetch(manifests: readonly Manifest[]): Promise<ReadonlySet<string>> {
    const holes = new Set<string>();
    if (!this.#names.has('fetch.txt')) return holes;
    const text = await this.#text('fetch.txt');
    const { lines, bad } = parseFetch(text ?? '');
    for (const line of bad) this.verdict.reason('bundle.fetch-malformed', { line });
    for (const { line, raw } of lines) {
      const candidates = pathCandidates(raw, this.#rules);
      if (leavesBag(raw) || candidates.some((path) => leavesBag(path) || !path.startsWith('data/'))) {
        this.verdict.reason('bundle.fetch-path', { line, path: raw });
        continue;
      }
      const there = candidates.some((path) => this.#names.has(path));
      const listed = manifests.some(
        ({ kind, present, missing }) =>
          kind === 'manifest' && candidates.some((path) => present.has(path) || missing.has(path)),
      );
      if (!listed) this.verdict.reason('bundle.fetch-unlisted', { path: raw });
      if (!there) for (const path of candidates) holes.add(path);
    }
    if (lines.length > 0 && holes.size === 0) this.verdict.warn('bundle.warn-fetch');
    return holes;
  }

  #compare(manifests: readonly Manifest[], holes: ReadonlySet<string>): void {
    for (const manifest of manifests) {
      const twins = this.#caseTwins(manifest);
      for (const [path, checksum] of manifest.missing) {
        if (holes.has(path)) this.verdict.reason('bundle.file-not-fetched', { path });
        else if (twins.get(collisionKey(path)) === checksum) this.verdict.warn('bundle.warn-case', { path });
        else this.verdict.reason('bundle.file-missing', { path, file: manifest.file });
      }
    }
    const payload = manifests.filter(({ kind }) => kind === 'manifest');
    for (const path of payload.length === 0 ? [] : this.#source.files.keys()) {
      if (path.startsWith('data/')) this.#checkListed(path, payload);
    }
    if (isOldVersion(this.#rules)) return;
    for (const tags of manifests.filter(({ kind }) => kind === 'tagmanifest')) {
      for (const { file } of payload) {
        if (!tags.present.has(file))
          this.verdict.reason('bundle.file-not-in-manifest', { path: file, file: tags.file });
      }
    }
  }

  /** Old bags from systems that ignore case list one file under two names; its content is here and checked. */
  #caseTwins({ present, missing }: Manifest): ReadonlyMap<string, string> {
    if (!isOldVersion(this.#rules) || missing.size === 0) return new Map();
    return new Map([...present].map(([path, checksum]) => [collisionKey(path), checksum]));
  }

  #checkListed(path: string, payload: readonly Manifest[]): void {
    const lacking = payload.filter(({ present }) => !present.has(path));
    const nowhere = lacking.length === payload.length;
    if (nowhere) this.verdict.reason('bundle.file-unlisted', { path });
    for (const { file } of nowhere ? [] : lacking) {
      if (isOldVersion(this.#rules)) this.verdict.warn('bundle.warn-manifests-differ', { path, file });
      else this.verdict.reason('bundle.file-not-in-manifest', { path, file });
    }
  }

  /** Files of a zip that no manifest lists are read for their CRC. */
  async #hashFiles(manifests: readonly Manifest[]): Promise<void> {
    const wanted = manifests.filter(({ computable }) => computable);
    const found = await hashFiles(this.#source, wanted, this.#options);
    for (const { path, fault, digests } of found) {
      if (fault !== null) this.verdict.addReason(fault);
      for (const { file, algorithm, present } of fault === null ? wanted : []) {
        const expected = present.get(path);
        if (expected !== undefined && digests[algorithm] !== expected)
          this.verdict.reason('bundle.hash-mismatch', { path, file });
      }
    }
    if (this.#own) await this.#checkOwnForm(manifests);
  }

  /**
   * The last bytes that no checksum covers: the tag manifest itself, and of a zip the headers and the idle bits of
   * deflate data. A bag of ours must have them exactly as written, so that no byte of it can change unseen.
   */
  async #checkOwnForm(manifests: readonly Manifest[]): Promise<void> {
    if (!(await this.#source.isSealed())) this.verdict.reason('bundle.not-canonical', { file: 'zip' });
    for (const { kind, file, present } of manifests) {
      if (kind !== 'tagmanifest') continue;
      const bytes = await this.#bytes(file);
      if (bytes?.toString('utf8') !== formatManifest(present))
        this.verdict.reason('bundle.not-canonical', { file });
    }
  }

  async #bytes(path: string): Promise<Buffer | null> {
    const size = this.#source.files.get(path);
    if (size === undefined) return null;
    try {
      const bytes = size > MAX_TAG_BYTES ? null : await readCapped(this.#source.stream(path), MAX_TAG_BYTES);
      if (bytes === null)
        this.verdict.reason('bundle.tag-too-large', { file: path, size, limit: MAX_TAG_BYTES });
      return bytes;
    } catch (error) {
      this.verdict.addReason(readFault(error));
      return null;
    }
  }

  async #text(path: string): Promise<string | null> {
    const bytes = await this.#bytes(path);
    if (bytes === null) return null;
    const decoded = decodeTag(bytes, this.encoding ?? 'UTF-8', path);
    if (!decoded.ok) {
      this.verdict.addReason(decoded.error);
      return null;
    }
    if (decoded.value.bom && (this.encoding ?? 'UTF-8').toUpperCase() === 'UTF-8') {
      this.verdict.warn('bundle.warn-bom', { file: path });
    }
    return decoded.value.text;
  }
}
