import { z } from 'zod';
import { type Heads, heads } from '../../../shared/bridge/shapes';

/**
 * How far the view has taken the journal. Written in the same transaction as the rows it speaks of, sealed like
 * them; the journal's own heads and count lie outside IndexedDB, so that a view that lost half its rows is noticed.
 */
export const markSchema = z.object({
  heads,
  /** Entries applied. */
  entries: z.number(),
  /** Rows in the table of records. */
  rows: z.number(),
  /** Number of the last batch of rows; each row carries the number of the batch that wrote it. */
  applied: z.number(),
  /** Frames of the journal that were blanked when the rows were made. */
  blanked: z.number().default(0),
  /** Hash of declarations and formats under which the rows were made. */
  schema: z.string(),
});
export type Mark = z.infer<typeof markSchema>;

/** The mark of an empty view. */
export const emptyMark = (schema: string, blanked = 0): Mark => ({
  ...{ heads: {}, entries: 0, rows: 0, applied: 0, schema, blanked },
});

/** Why a view can't be trusted and is made anew; `null`: it can, and what is missing is replayed. */
export type Doubt =
  | 'created'
  | 'schema'
  | 'row-count'
  | 'journal-shorter'
  | 'journal-other'
  | 'broken-seal'
  | 'unreadable';

/** Compares what the view says of itself with this program and with the journal; its rows are counted apart. */
export function doubtOf(
  mark: Mark,
  schema: string,
  journal: { readonly heads: Heads; readonly entries: number; readonly blanked: number },
): Doubt | null {
  if (mark.schema !== schema) return 'schema';
  // What was erased since must not stay in the rows.
  if (mark.blanked !== journal.blanked) return 'journal-other';
  for (const [device, reached] of Object.entries(mark.heads)) {
    const head = journal.heads[device];
    // A journal that ends before the mark was restored from an older copy: the view knows too much.
    if (head === undefined || head.seq < reached.seq) return 'journal-shorter';
    if (head.seq === reached.seq && head.hash !== reached.hash) return 'journal-other';
  }
  // Where the heads agree the counts must: a segment that was damaged when the view was made, and was mended since,
  // holds entries that no replay from the mark would meet.
  return mark.entries < journal.entries && !isBehind(mark, journal) ? 'journal-other' : null;
}

/** Whether the journal holds entries that the mark does not cover. */
export const isBehind = (mark: Mark, journal: { readonly heads: Heads }): boolean =>
  Object.entries(journal.heads).some(([device, head]) => (mark.heads[device]?.seq ?? -1) < head.seq);

/** Sequence numbers to read the journal from. */
export const seqsOf = (of: Heads): Record<string, number> =>
  Object.fromEntries(Object.entries(of).map(([device, { seq }]) => [device, seq]));
