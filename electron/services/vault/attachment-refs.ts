import { z } from 'zod';
import type { Json } from '../../../shared/kernel/json';
import { ATTACHMENTS_FIELD } from '../../../shared/records/define';

const element = z.object({ blob: z.string().regex(/^[0-9a-f]{64}$/) });
const entry = z.object({
  record: z.string(),
  writes: z.record(z.string(), z.object({ value: z.unknown() })).default({}),
  absorbed: z.record(z.string(), z.object({ heads: z.array(z.object({ value: z.unknown() })) })).default({}),
});

const isAttachment = (path: string): boolean => path.startsWith(`${ATTACHMENTS_FIELD}/`);

/**
 * Which attachments the entries of a journal speak of. What was attached in this vault must lie in it; what came with
 * the records of a bundle may have stayed with the sender, who chose to send no attachments.
 */
export class AttachmentRefs {
  /** Content hash -> a record that names it. */
  readonly #own = new Map<string, string>();
  readonly #received = new Map<string, string>();

  /** Entries as the journal hands them out; what is none of ours names no attachment. */
  take(entries: readonly Json[]): void {
    for (const raw of entries) {
      const read = entry.safeParse(raw);
      if (!read.success) continue;
      const { record, writes, absorbed } = read.data;
      for (const [path, { value }] of Object.entries(writes)) note(this.#own, path, value, record);
      for (const [path, { heads }] of Object.entries(absorbed)) {
        for (const { value } of heads) note(this.#received, path, value, record);
      }
    }
  }

  /** Content hashes of all that is spoken of. */
  all(): ReadonlySet<string> {
    return new Set([...this.#own.keys(), ...this.#received.keys()]);
  }

  /** Those that are not there: `lost` is a fault, `notSent` is not. */
  async missing(
    isThere: (sha256: string) => Promise<boolean>,
  ): Promise<{ readonly lost: readonly { sha256: string; record: string }[]; readonly notSent: number }> {
    const lost: { sha256: string; record: string }[] = [];
    let notSent = 0;
    for (const [sha256, record] of new Map([...this.#own, ...this.#received])) {
      if (await isThere(sha256)) continue;
      if (this.#received.has(sha256)) notSent += 1;
      else lost.push({ sha256, record });
    }
    return { lost, notSent };
  }
}

function note(into: Map<string, string>, path: string, value: unknown, record: string): void {
  if (!isAttachment(path)) return;
  const read = element.safeParse(value);
  if (read.success && !into.has(read.data.blob)) into.set(read.data.blob, record);
}
