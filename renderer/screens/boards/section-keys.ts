/**
 * The place after a key in sections one below the other, as the number of the card from the top; null: the key does
 * not move. Left and right go to the first card of the section before and after; sections without cards are passed over.
 * @param lengths numbers of cards in the sections
 * @param page cards that are in sight at once
 */
export function moveInSections(
  at: number,
  key: string,
  lengths: readonly number[],
  page: number,
): number | null {
  const last = lengths.reduce((sum, length) => sum + length, 0) - 1;
  const within = (wanted: number): number => Math.max(0, Math.min(last, wanted));
  switch (key) {
    case 'ArrowDown':
      return within(at + 1);
    case 'ArrowUp':
      return within(at - 1);
    case 'PageDown':
      return within(at + page);
    case 'PageUp':
      return within(at - page);
    case 'Home':
      return within(0);
    case 'End':
      return within(last);
    case 'ArrowRight':
      return startsOf(lengths).find((start) => start > at) ?? at;
    case 'ArrowLeft':
      return startBefore(at, lengths);
    default:
      return null;
  }
}

/** Numbers of the first cards of the sections that have any. */
function startsOf(lengths: readonly number[]): readonly number[] {
  let next = 0;
  return lengths.flatMap((length) => {
    const start = next;
    next += length;
    return length === 0 ? [] : [start];
  });
}

/** From within a section to its first card, from there to that of the one before. */
function startBefore(at: number, lengths: readonly number[]): number {
  return startsOf(lengths).reduce((best, start) => (start < at ? start : best), 0);
}
