// biome-ignore-all lint/a11y/useSemanticElements: a virtual list can't be a table element; roles carry the meaning.
// biome-ignore-all lint/a11y/useFocusableInteractive: focus stays on the board, aria-activedescendant names the place.
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the board handles the keys for all it shows.
import { useVirtualizer } from '@tanstack/react-virtual';
import {
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  type RefObject,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react';
import type { Lane } from './lane';
import { type CardSpot, moveOnBoard, settleSpot } from './lane-keys';
import classes from './lanes.module.css';
import { useArrivalFocus } from './use-arrival-focus';

interface LanesProps<C> {
  readonly label: string;
  readonly lanes: readonly Lane<C>[];
  readonly idOf: (card: C) => string;
  /** A card catches the eye: it is overdue. */
  readonly isBad: (card: C) => boolean;
  readonly render: (card: C) => ReactNode;
  /** Id of the chosen card; null: the first. */
  readonly chosen: string | null;
  readonly onChoose: (card: C) => void;
  readonly onOpen: (card: C) => void;
  /** A key that is none of the board's own; true: it was taken. */
  readonly onKey: (key: string, card: C) => boolean;
  /** What stands in the middle of an empty board. */
  readonly empty: ReactNode;
}

/** Height of a card before it is measured, CSS px. */
const GUESSED_HEIGHT = 110;

/** Where the chosen card lies now: cards move between lanes when a step is recorded. */
function spotOf<C>(props: LanesProps<C>, before: CardSpot): CardSpot | null {
  const { lanes, chosen, idOf } = props;
  for (const [lane, { cards }] of lanes.entries()) {
    const card = cards.findIndex((one) => idOf(one) === chosen);
    if (card >= 0) return { lane, card };
  }
  return settleSpot(
    before,
    lanes.map(({ cards }) => cards.length),
  );
}

/**
 * Cards in lanes, side by side, that scroll together; only those in sight are drawn. One tab stop: arrow keys go from
 * card to card, Enter opens, other keys are the screen's. The active card is announced by `aria-activedescendant`.
 */
export function Lanes<C>(props: LanesProps<C>) {
  const { lanes, idOf } = props;
  const scroll = useRef<HTMLDivElement>(null);
  const id = useId();
  useArrivalFocus(scroll);
  const before = useRef<CardSpot>({ lane: 0, card: 0 });
  const [asked, setAsked] = useState<CardSpot | null>(null);
  const spot = spotOf(props, before.current);
  useEffect(() => {
    if (spot !== null) before.current = spot;
  });
  const card = spot === null ? undefined : lanes[spot.lane]?.cards[spot.card];

  const onKeyDown = (event: KeyboardEvent) => {
    if (spot === null || card === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    const next = moveOnBoard(
      spot,
      event.key,
      lanes.map(({ cards }) => cards.length),
    );
    const nextCard = next === null ? undefined : lanes[next.lane]?.cards[next.card];
    if (nextCard !== undefined) {
      props.onChoose(nextCard);
      setAsked(next);
    } else if (event.key === 'Enter') props.onOpen(card);
    else if (!props.onKey(event.key, card)) return;
    event.preventDefault();
  };
  const hit = (event: MouseEvent): C | undefined => {
    const found = event.target instanceof Element ? event.target.closest('[data-card]') : null;
    const wanted = found?.getAttribute('data-card');
    return lanes.flatMap(({ cards }) => cards).find((one) => idOf(one) === wanted);
  };

  return (
    <div
      ref={scroll}
      className={classes.scroll}
      role="listbox"
      tabIndex={0}
      aria-label={props.label}
      aria-activedescendant={card === undefined ? undefined : `${id}-${idOf(card)}`}
      onKeyDown={onKeyDown}
      onClick={(event) => {
        const found = hit(event);
        if (found !== undefined) props.onChoose(found);
      }}
      onDoubleClick={(event) => {
        const found = hit(event);
        if (found !== undefined) props.onOpen(found);
      }}
    >
      {spot === null ? (
        <div className={classes.empty} role="option" aria-selected={false} aria-disabled>
          {props.empty}
        </div>
      ) : (
        lanes.map((lane, at) => (
          <LaneColumn
            key={lane.key}
            {...props}
            lane={lane}
            scroll={scroll}
            idStart={id}
            active={spot.lane === at ? spot.card : -1}
            asked={asked?.lane === at ? asked : null}
          />
        ))
      )}
    </div>
  );
}

interface LaneColumnProps<C> extends Pick<LanesProps<C>, 'idOf' | 'isBad' | 'render'> {
  readonly lane: Lane<C>;
  readonly scroll: RefObject<HTMLDivElement | null>;
  readonly idStart: string;
  /** Place of the active card; -1: it lies in another lane. */
  readonly active: number;
  /** Card that the keyboard just went to, to be brought into sight. */
  readonly asked: CardSpot | null;
}

function LaneColumn<C>({ lane, scroll, idStart, active, asked, idOf, isBad, render }: LaneColumnProps<C>) {
  const head = useRef<HTMLDivElement>(null);
  const { cards } = lane;
  const virtual = useVirtualizer({
    count: cards.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => GUESSED_HEIGHT,
    getItemKey: (at) => {
      const card = cards[at];
      return card === undefined ? at : idOf(card);
    },
    overscan: 4,
    // The lane's heading lies over the scrolled area.
    scrollPaddingStart: 40,
    scrollPaddingEnd: 8,
  });
  useEffect(() => {
    if (asked !== null) virtual.scrollToIndex(asked.card, { align: 'auto' });
  }, [asked, virtual]);
  return (
    <div role="group" aria-label={lane.label} className={classes.lane}>
      <div ref={head} className={classes.head} aria-hidden>
        <b>{lane.label}</b>
        <span className={classes.count}>{cards.length}</span>
      </div>
      <div className={classes.cards} style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start, key }) => {
          const card = cards[index];
          if (card === undefined) return null;
          return (
            <div
              key={key}
              ref={virtual.measureElement}
              data-index={index}
              className={classes.slot}
              style={{ transform: `translateY(${start}px)` }}
            >
              <div
                id={`${idStart}-${idOf(card)}`}
                role="option"
                aria-selected={index === active}
                data-card={idOf(card)}
                data-bad={isBad(card) || undefined}
                className={classes.card}
              >
                {render(card)}
              </div>
            </div>
          );
        })}
      </div>
    </div>
  );
}
