// biome-ignore-all lint/a11y/useSemanticElements: a virtual list can't be a table element; roles carry the meaning.
// biome-ignore-all lint/a11y/useFocusableInteractive: focus stays on the board, aria-activedescendant names the place.
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the board handles the keys for all it shows.
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type MouseEvent, type ReactNode, useEffect, useId, useRef } from 'react';
import { useHeight, useRowHeight } from '../../records/list/grid-size';
import type { Lane } from './lane';
import { moveInSections } from './section-keys';
import classes from './sections.module.css';
import { useArrivalFocus } from './use-arrival-focus';

export interface SectionColumn<C> {
  readonly heading: string;
  /** Width as in a grid template; in `em` it goes with the text size. */
  readonly width: string;
  readonly cell: (card: C) => ReactNode;
  /** Whole text, on pointing. */
  readonly title?: (card: C) => string;
}

interface SectionsProps<C> {
  readonly label: string;
  readonly columns: readonly SectionColumn<C>[];
  /** In their order; those without cards are left out. */
  readonly sections: readonly Lane<C>[];
  readonly idOf: (card: C) => string;
  /** A line catches the eye: it is overdue. */
  readonly isBad: (card: C) => boolean;
  /** Id of the chosen card; null: the first. */
  readonly chosen: string | null;
  readonly onChoose: (card: C) => void;
  readonly onOpen: (card: C) => void;
  /** A key that is none of the board's own; true: it was taken. */
  readonly onKey: (key: string, card: C) => boolean;
  readonly empty: ReactNode;
}

type Line<C> =
  | { readonly kind: 'section'; readonly section: Lane<C> }
  | { readonly kind: 'card'; readonly card: C; readonly at: number };

/**
 * Cards as lines, in counted sections one below the other; only those in sight are drawn. One tab stop: up and down go
 * from line to line, left and right from section to section, Enter opens, other keys are the screen's. Whoever comes back
 * stands on the line where he was, in sight, as soon as the lines are there.
 */
export function Sections<C>(props: SectionsProps<C>) {
  const { sections, columns, idOf } = props;
  const scroll = useRef<HTMLDivElement>(null);
  const id = useId();
  useArrivalFocus(scroll);
  const rowHeight = useRowHeight(scroll);
  const cards = sections.flatMap((section) => section.cards);
  const before = useRef(0);
  const found = cards.findIndex((card) => idOf(card) === props.chosen);
  const at = found >= 0 ? found : Math.max(0, Math.min(before.current, cards.length - 1));
  const card = cards[at];
  useEffect(() => {
    before.current = at;
  });
  const lines = linesOf(sections);
  const line = lines.findIndex((one) => one.kind === 'card' && one.at === at);

  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    // Above a line stands the heading of its section; all lines lie lower by the height of the headings.
    scrollPaddingStart: rowHeight,
    scrollPaddingEnd: rowHeight + 8,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new height makes every measured size void.
  useEffect(() => virtual.measure(), [rowHeight]);
  const height = useHeight(scroll);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what stands below the board takes room from it.
  useEffect(() => {
    if (line >= 0) virtual.scrollToIndex(line, { align: 'auto' });
  }, [line, virtual, height]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (card === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    const page = Math.max(1, Math.floor((scroll.current?.clientHeight ?? 0) / rowHeight) - 3);
    const lengths = sections.map((section) => section.cards.length);
    const next = moveInSections(at, event.key, lengths, page);
    const nextCard = next === null ? undefined : cards[next];
    if (nextCard !== undefined) props.onChoose(nextCard);
    else if (event.key === 'Enter') props.onOpen(card);
    else if (!props.onKey(event.key, card)) return;
    event.preventDefault();
  };
  const hit = (event: MouseEvent): C | undefined => {
    const node = event.target instanceof Element ? event.target.closest('[data-card]') : null;
    const wanted = node?.getAttribute('data-card');
    return cards.find((one) => idOf(one) === wanted);
  };
  const template = { gridTemplateColumns: columns.map(({ width }) => width).join(' ') };
  return (
    <div
      ref={scroll}
      className={classes.scroll}
      role="grid"
      tabIndex={0}
      aria-label={props.label}
      aria-rowcount={lines.length + 1}
      aria-colcount={columns.length}
      aria-activedescendant={card === undefined ? undefined : `${id}-${idOf(card)}`}
      onKeyDown={onKeyDown}
    >
      <div className={classes.head} role="row" aria-rowindex={1} style={template}>
        {columns.map(({ heading }) => (
          <div key={heading} role="columnheader" className={classes.cell}>
            {heading}
          </div>
        ))}
      </div>
      <div
        className={classes.body}
        role="rowgroup"
        style={{ height: virtual.getTotalSize() }}
        onClick={(event) => {
          const pressed = hit(event);
          if (pressed !== undefined) props.onChoose(pressed);
        }}
        onDoubleClick={(event) => {
          const pressed = hit(event);
          if (pressed !== undefined) props.onOpen(pressed);
        }}
      >
        {virtual.getVirtualItems().map(({ index, start }) => {
          const shown = lines[index];
          if (shown === undefined) return null;
          const place = { height: rowHeight, transform: `translateY(${start}px)` };
          return shown.kind === 'section' ? (
            <SectionHead
              key={shown.section.key}
              section={shown.section}
              late={shown.section.cards.filter(props.isBad).length}
              row={index + 2}
              columns={columns.length}
              style={place}
            />
          ) : (
            <div
              key={idOf(shown.card)}
              id={`${id}-${idOf(shown.card)}`}
              role="row"
              aria-rowindex={index + 2}
              aria-selected={shown.at === at}
              data-card={idOf(shown.card)}
              data-bad={props.isBad(shown.card) || undefined}
              data-on={shown.at === at || undefined}
              className={classes.row}
              style={{ ...template, ...place }}
            >
              {columns.map(({ heading, cell, title }) => (
                <div key={heading} role="gridcell" className={classes.cell} title={title?.(shown.card)}>
                  {cell(shown.card)}
                </div>
              ))}
            </div>
          );
        })}
      </div>
      {cards.length === 0 ? <div className={classes.empty}>{props.empty}</div> : null}
    </div>
  );
}

function linesOf<C>(sections: readonly Lane<C>[]): readonly Line<C>[] {
  let at = 0;
  return sections.flatMap((section): Line<C>[] =>
    section.cards.length === 0
      ? []
      : [
          { kind: 'section', section },
          ...section.cards.map((card): Line<C> => ({ kind: 'card', card, at: at++ })),
        ],
  );
}

interface SectionHeadProps {
  readonly section: { readonly label: string; readonly cards: readonly unknown[] };
  readonly late: number;
  readonly row: number;
  readonly columns: number;
  readonly style: React.CSSProperties;
}

function SectionHead({ section, late, row, columns, style }: SectionHeadProps) {
  return (
    <div role="row" aria-rowindex={row} className={classes.section} style={style}>
      <div role="gridcell" aria-colspan={columns}>
        <b>{section.label}</b>
        <span className={classes.count}>
          {section.cards.length} 条{late === 0 || late === section.cards.length ? '' : `，逾期 ${late}`}
        </span>
      </div>
    </div>
  );
}
