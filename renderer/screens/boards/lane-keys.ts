/** Where the keyboard stands on a board: lane and card in it. */
export interface CardSpot {
  readonly lane: number;
  readonly card: number;
}

/** Cards moved over by a page key. */
const PAGE = 5;

/**
 * The card after a key, or null if the key does not move. Left and right go to the nearest lane that has cards, at
 * the same height as far as it reaches. `lengths` are the numbers of cards in the lanes.
 */
export function moveOnBoard(spot: CardSpot, key: string, lengths: readonly number[]): CardSpot | null {
  const last = (lengths[spot.lane] ?? 0) - 1;
  const within = (card: number): CardSpot => ({ ...spot, card: Math.max(0, Math.min(last, card)) });
  switch (key) {
    case 'ArrowDown':
      return within(spot.card + 1);
    case 'ArrowUp':
      return within(spot.card - 1);
    case 'PageDown':
      return within(spot.card + PAGE);
    case 'PageUp':
      return within(spot.card - PAGE);
    case 'Home':
      return within(0);
    case 'End':
      return within(last);
    case 'ArrowRight':
      return toLane(spot, 1, lengths);
    case 'ArrowLeft':
      return toLane(spot, -1, lengths);
    default:
      return null;
  }
}

function toLane(spot: CardSpot, step: 1 | -1, lengths: readonly number[]): CardSpot {
  for (let lane = spot.lane + step; lane >= 0 && lane < lengths.length; lane += step) {
    const length = lengths[lane] ?? 0;
    if (length > 0) return { lane, card: Math.min(spot.card, length - 1) };
  }
  return spot;
}

/** The spot if a card lies there, else the nearest one; null: there is no card at all. */
export function settleSpot(spot: CardSpot, lengths: readonly number[]): CardSpot | null {
  const own = lengths[spot.lane] ?? 0;
  if (own > 0) return { lane: spot.lane, card: Math.min(spot.card, own - 1) };
  const lane = lengths.findIndex((length) => length > 0);
  return lane < 0 ? null : { lane, card: 0 };
}
