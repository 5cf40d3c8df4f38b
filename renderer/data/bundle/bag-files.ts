import type { CatalogueRow } from '../../../shared/bundle/catalogue';
import type { BundleAttachment } from '../../../shared/bundle/format';
import { PathBook } from '../../../shared/bundle/safe-names';
import { appError } from '../../../shared/kernel/errors';
import { AppFailure, unwrap } from '../../../shared/kernel/result';
import type { BundlePlan } from '../api';
import type { OpenVault } from '../open-vault';

/** The open bag: writes files, remembers them for the catalogue, shows progress, stops when cancelled. */
export class BagFiles {
  readonly catalogue: CatalogueRow[] = [];
  readonly ledgers = new PathBook();
  private done = 0;

  constructor(
    private readonly vault: OpenVault,
    private readonly bag: string,
    private readonly job: string,
    private readonly plan: BundlePlan,
  ) {}

  step(step: string): void {
    if (this.vault.cancelled.delete(this.job)) throw new AppFailure(appError('program.cancelled'));
    this.vault.emit('progress', {
      job: this.job,
      step,
      done: Math.min(this.done, this.plan.bytes),
      total: this.plan.bytes,
    });
  }

  async write(path: string, bytes: Uint8Array, kind: string, title: string): Promise<void> {
    const copy = Uint8Array.from(bytes);
    const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', copy));
    const sha256 = [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    for (let from = 0; from === 0 || from < copy.length; from += PART) {
      const part = copy.slice(from, from + PART);
      const last = from + PART >= copy.length;
      unwrap(await this.vault.link.bag.write({ job: this.bag, path, bytes: part, last }));
    }
    this.done += copy.length;
    this.catalogue.push({ path, kind, title, size: copy.length, sha256 });
  }

  async writeBlob({ path, blob, name, size }: BundleAttachment): Promise<void> {
    this.step('正在写入附件');
    unwrap(await this.vault.link.bag.writeBlob({ job: this.bag, path, sha256: blob }));
    this.done += size;
    this.catalogue.push({ path, kind: '附件', title: name, size, sha256: blob });
  }
}

/** Bytes that go over to main in one message. */
const PART = 4 * 1024 * 1024;
