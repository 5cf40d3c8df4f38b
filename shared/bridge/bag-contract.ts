import { z } from 'zod';
import { fromData, fromWindow } from './define';
import { bytes, id, sha256, text, ticket } from './shapes';

const nothing = z.void();

/** What the verifier of bags found. Reasons carry a code and a Chinese message. */
export const bagReport = z.object({
  valid: z.boolean(),
  version: z.string().nullable(),
  reasons: z.array(z.object({ code: z.string(), message: z.string(), file: z.string().optional() })),
  warnings: z.array(z.object({ code: z.string(), message: z.string(), file: z.string().optional() })),
  files: z.number(),
  bytes: z.number(),
});
export type BagReport = z.infer<typeof bagReport>;

/** Short code of a bag that people compare on the phone; null without a SHA-256 manifest. */
const fingerprint = z.string().max(40).nullable();

/** What can be asked about bags: writing one, checking one, reading from one. */
export const bagMethods = {
  /** Starts a bag under a temporary name in the folder of the ticket. Free space is checked for `expected` bytes. */
  begin: fromData(
    z.object({ folder: id, name: text(120), expected: z.number(), info: z.record(z.string(), z.string()) }),
    z.object({ job: id }),
  ),
  /** One whole file or a part of one; parts of one path follow each other. */
  write: fromData(z.object({ job: id, path: text(400), bytes, last: z.boolean() }), nothing),
  /** Streams an attachment out of the blob store into the bag. */
  writeBlob: fromData(z.object({ job: id, path: text(400), sha256 }), nothing),
  /** Syncs, reads back, verifies, renames; with `zip` makes the one-file form beside it in the same manner. */
  finish: fromData(
    z.object({ job: id, zip: z.boolean(), keepFolder: z.boolean() }),
    z.object({ folder: ticket.nullable(), zip: ticket.nullable(), report: bagReport, fingerprint }),
  ),
  cancel: fromData(z.object({ job: id }), nothing),
  /** Verifies a bag and opens it for reading if it is valid. */
  open: fromData(
    z.object({ ticket: id }),
    z.object({ bag: id.nullable(), report: bagReport, files: z.array(z.string()), fingerprint }),
  ),
  read: fromData(z.object({ bag: id, path: text(400), offset: z.number(), length: z.number() }), bytes),
  /** Takes one file of the bag into the blob store and checks it against the expected hash. */
  takeBlob: fromData(z.object({ bag: id, path: text(400), sha256 }), nothing),
  close: fromData(z.object({ bag: id }), nothing),
  /** Verifies without opening; for the window's own check page. */
  verify: fromWindow(z.object({ ticket: id }), bagReport),
} as const;
