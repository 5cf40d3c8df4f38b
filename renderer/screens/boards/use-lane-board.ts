import { useMemo, useState } from 'react';
import type { Lane } from './lane';
import { useKept } from './use-kept';

interface Card {
  readonly id: string;
}

interface LaneBoardArgs<C extends Card> {
  /** Under which the chosen card is kept while the user is elsewhere. */
  readonly kept: string;
  /** Null: not there yet. */
  readonly cards: readonly C[] | null;
  /** Lays out what is found. To be the same function each time. */
  readonly lanesOf: (cards: readonly C[]) => readonly Lane<C>[];
  /** What the text in the box is looked for in. To be the same function each time. */
  readonly wordsOf: (card: C) => string;
}

export interface LaneBoard<C extends Card> {
  readonly find: string;
  readonly setFind: (text: string) => void;
  readonly lanes: readonly Lane<C>[];
  /** The chosen card, or the first when that is not in sight; undefined: none is. */
  readonly card: C | undefined;
  readonly choose: (id: string) => void;
}

/** A board of lanes that a text narrows, with one card chosen. */
export function useLaneBoard<C extends Card>({
  kept,
  cards,
  lanesOf,
  wordsOf,
}: LaneBoardArgs<C>): LaneBoard<C> {
  const [chosen, choose] = useKept<string | null>(kept, null);
  const [find, setFind] = useState('');
  const lanes = useMemo(() => {
    const text = find.trim();
    return lanesOf((cards ?? []).filter((card) => text === '' || wordsOf(card).includes(text)));
  }, [cards, find, lanesOf, wordsOf]);
  const shown = lanes.flatMap((lane) => lane.cards);
  return { find, setFind, lanes, card: shown.find(({ id }) => id === chosen) ?? shown[0], choose };
}
