import { randomUUID } from 'node:crypto';
import type { contract } from '../../../shared/bridge/contract';
import { appError } from '../../../shared/kernel/errors';
import { err, ok } from '../../../shared/kernel/result';
import type { BlobUpload } from '../../services/vault/blob-store';
import type { VaultService } from '../../services/vault/vault-service';
import type { Handlers } from '../answer';
import { stageDrafts } from '../staged-drafts';

type DataHandlers = Handlers<typeof contract, 'data'>;

/** What the data worker needs after an unlock. */
export function sessionHandlers(vault: VaultService, viewAllowed: boolean): DataHandlers['session'] {
  return {
    open() {
      const session = vault.session();
      return session.ok ? ok({ ...session.value, viewAllowed }) : session;
    },
  };
}

/** The journal: append and read. */
export function journalHandlers(
  vault: VaultService,
): DataHandlers['journal'] & { readonly forgetStaged: () => void } {
  const waiting = stageDrafts();
  return {
    async append({ act, why, drafts, staged }) {
      const before = waiting.take(act, staged);
      if (before === undefined) return err(appError('program.bad-message'));
      const done = await vault.append(act, why, before.length === 0 ? drafts : [...before, ...drafts]);
      if (!done.ok) return done;
      const { entries, wall, heads, total } = done.value;
      return ok({
        stamps: entries.map(({ stamp }) => stamp),
        positions: entries.map(({ position: [device, seq, index] }) => [device, seq, index]),
        wall,
        heads,
        entries: total,
      });
    },
    stage({ act, at, drafts }) {
      const refused = waiting.add(act, at, drafts);
      return refused === undefined ? ok(undefined) : err(refused);
    },
    forgetStaged: waiting.forget,
    async readSince({ heads, maxBytes }) {
      const batch = await vault.readSince(heads, maxBytes);
      if (!batch.ok) return batch;
      const session = vault.session();
      if (!session.ok) return session;
      session.value.viewKey.fill(0);
      const reached = Object.entries(batch.value.heads).map(([device, seq]) => [
        device,
        { seq, hash: hashAt(session.value.heads, device, seq) },
      ]);
      const { entries, positions, done, total } = batch.value;
      return ok({
        entries,
        positions: positions.map(([device, seq, index]) => [device, seq, index]),
        heads: Object.fromEntries(reached),
        done,
        total,
      });
    },
    async erase(order) {
      const erased = await vault.erase(order);
      if (!erased.ok) return erased;
      const session = vault.session();
      if (!session.ok) return session;
      session.value.viewKey.fill(0);
      return ok({ blanked: session.value.blanked, files: erased.value.blobs });
    },
    async fetch({ positions }) {
      const found = await vault.fetch(positions);
      return found.ok ? ok([...found.value]) : found;
    },
  };
}

/** Chain hash of a device's last frame; empty in the middle of a device's journal, where no mark is set. */
function hashAt(
  heads: Readonly<Record<string, { seq: number; hash: string }>>,
  device: string,
  seq: number,
): string {
  const head = heads[device];
  return head?.seq === seq ? head.hash : '';
}

/** Attachments: streamed in, read by piece. */
export function blobHandlers(
  vault: VaultService,
): DataHandlers['blobs'] & { readonly abortAll: () => Promise<void> } {
  const uploads = new Map<string, BlobUpload>();
  const upload = (id: string) => uploads.get(id);
  const gone = () => err(appError('vault.no-upload'));
  return {
    async begin() {
      const begun = await vault.withBlobs((blobs) => blobs.begin());
      if (!begun.ok) return begun;
      const id = randomUUID();
      uploads.set(id, begun.value);
      return ok({ upload: id });
    },
    append({ upload: id, bytes }) {
      const open = upload(id);
      return open ? vault.withBlobs(() => open.append(bytes)) : gone();
    },
    finish({ upload: id }) {
      const open = upload(id);
      uploads.delete(id);
      return open ? vault.withBlobs(() => open.finish()) : gone();
    },
    async abort({ upload: id }) {
      await upload(id)?.abort();
      uploads.delete(id);
      return ok(undefined);
    },
    has: ({ sha256 }) => vault.withBlobs((blobs) => blobs.has(sha256)),
    read: ({ sha256, offset, length }) =>
      vault.withBlobs(async (blobs) => {
        const pieces: Uint8Array[] = [];
        for await (const piece of blobs.read(sha256, offset, offset + Math.min(length, READ_LIMIT)))
          pieces.push(piece);
        return Buffer.concat(pieces);
      }),
    /** At lock: what was not finished leaves nothing behind. */
    async abortAll() {
      const open = [...uploads.values()];
      uploads.clear();
      await Promise.allSettled(open.map((one) => one.abort()));
    },
  };
}

const READ_LIMIT = 1024 * 1024;
