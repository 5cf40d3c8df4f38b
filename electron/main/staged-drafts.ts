import type { EntryDraft } from '../../shared/journal/entry';
import type { AppError } from '../../shared/kernel/errors';
import { appError } from '../../shared/kernel/errors';

/** Messages of one act; each holds at most what the data link lets through. */
const MOST_PARTS = 32;

/** Drafts of one act that came in parts and wait for the last one. One act at a time: another one takes the place. */
export interface StagedDrafts {
  /** Takes a part that begins at draft `at`. The answer says why it can't. */
  add(act: string, at: number, drafts: readonly EntryDraft[]): AppError | undefined;
  /** Hands over all of the act, which must be so many drafts, and forgets them; undefined: something is missing. */
  take(act: string, count: number): readonly EntryDraft[] | undefined;
  /** At lock: they are in clear. */
  forget(): void;
}

/** An empty waiting room. */
export function stageDrafts(): StagedDrafts {
  let act: string | undefined;
  let parts: (readonly EntryDraft[])[] = [];
  const count = (): number => parts.reduce((sum, part) => sum + part.length, 0);
  const forget = (): void => {
    act = undefined;
    parts = [];
  };
  return {
    add(of, at, drafts) {
      if (at === 0) {
        forget();
        act = of;
      }
      if (act !== of || count() !== at) return appError('program.bad-message');
      if (parts.length >= MOST_PARTS) {
        forget();
        return appError('journal.act-too-large');
      }
      parts.push(drafts);
      return undefined;
    },
    take(of, wanted) {
      if (wanted === 0) return [];
      const whole = act === of && count() === wanted ? parts.flat() : undefined;
      forget();
      return whole;
    },
    forget,
  };
}
