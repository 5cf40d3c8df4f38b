// biome-ignore-all lint/a11y/useSemanticElements: a virtual list can't be a table element; roles carry the meaning.
// biome-ignore-all lint/a11y/useFocusableInteractive: focus stays on the board, aria-activedescendant names the place.
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the board handles the keys for all it shows.
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type MouseEvent, type ReactNode, useEffect, useId, useRef } from 'react';
import { scaleOf, useRowHeight, useWidth } from '../../records/list/grid-size';
import classes from './matrix.module.css';
import { moveInMatrix, type Spot } from './matrix-keys';
import { useArrivalFocus } from './use-arrival-focus';

/** How a square looks: nothing to say, quiet, under way, good, bad. */
export type Tone = 'none' | 'off' | 'quiet' | 'going' | 'good' | 'bad';

export interface Square {
  readonly text: string;
  readonly tone: Tone;
  /** Read out and shown on pointing, in whole words. */
  readonly title: string;
}

export interface MatrixColumn {
  readonly key: string;
  readonly label: string;
  /** Second line of the heading. */
  readonly note: string;
  /** In the row of numbers below. */
  readonly total: string;
}

export interface MatrixGroup {
  readonly key: string;
  readonly label: string;
  readonly note: string;
  readonly columns: readonly MatrixColumn[];
}

export interface MatrixRow {
  readonly id: string;
  readonly label: string;
  readonly note: string;
  readonly title: string;
  /** In the column of numbers at the right. */
  readonly total: string;
}

interface MatrixProps {
  readonly label: string;
  /** Over the names of the rows, and over their numbers. */
  readonly corner: string;
  readonly totalHeading: string;
  /** Before the numbers below. */
  readonly footHeading: string;
  readonly groups: readonly MatrixGroup[];
  readonly rows: readonly MatrixRow[];
  readonly square: (row: number, column: number) => Square;
  /** Widths in CSS px at normal text size; absent: those of a matrix of tasks. */
  readonly widths?: Widths;
  readonly spot: Spot;
  readonly onSpot: (spot: Spot) => void;
  readonly onOpen: (spot: Spot) => void;
  /** A key that is none of the matrix's own; true: it was taken. */
  readonly onKey: (key: string, spot: Spot) => boolean;
}

interface Widths {
  readonly name: number;
  readonly column: number;
  readonly total: number;
}

const TASK_WIDTHS: Widths = { name: 200, column: 100, total: 80 };

/** Columns widen with the room, up to so many times their least width. */
const WIDEST = 1.4;

/**
 * Rows by grouped columns with numbers at the right and below. Only rows in sight are drawn; names, headings and
 * numbers stay in sight. One tab stop; the active square is announced by `aria-activedescendant`.
 */
export function Matrix(props: MatrixProps) {
  const { rows, spot, widths = TASK_WIDTHS } = props;
  const scroll = useRef<HTMLDivElement>(null);
  const id = useId();
  useArrivalFocus(scroll);
  const rowHeight = useRowHeight(scroll);
  const scale = scaleOf(rowHeight);
  const columns = props.groups.flatMap((group) => group.columns);
  const room = useWidth(scroll) / scale - widths.name - widths.total;
  const width = Math.max(widths.column, Math.min(widths.column * WIDEST, room / columns.length)) * scale;
  const template = `${widths.name * scale}px repeat(${columns.length}, ${width}px) ${widths.total * scale}px`;
  const total = (widths.name + widths.total) * scale + width * columns.length;
  const head = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => rowHeight,
    overscan: 8,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new height makes every measured size void.
  useEffect(() => virtual.measure(), [rowHeight]);
  const squareId = (at: Spot) => `${id}-${at.row}-${at.column}`;

  /** Headings, names and numbers lie over the scrolled area: the square must not end under them. */
  const reveal = (to: Spot) => {
    const node = scroll.current;
    if (node === null) return;
    const above = head.current?.clientHeight ?? 0;
    const top = to.row * rowHeight;
    const room = node.clientHeight - above - rowHeight;
    if (top < node.scrollTop) node.scrollTop = top;
    else if (top + rowHeight > node.scrollTop + room) node.scrollTop = top + rowHeight - room;
    const left = to.column * width;
    const wide = node.clientWidth - (widths.name + widths.total) * scale;
    if (left < node.scrollLeft) node.scrollLeft = left;
    else if (left + width > node.scrollLeft + wide) node.scrollLeft = left + width - wide;
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.metaKey) return;
    const page = Math.max(1, Math.floor((scroll.current?.clientHeight ?? 0) / rowHeight) - 3);
    const next = moveInMatrix(spot, event, { rows: rows.length, columns: columns.length, page });
    if (next !== null) {
      props.onSpot(next);
      reveal(next);
    } else if (event.key === 'Enter') props.onOpen(spot);
    else if (event.ctrlKey || !props.onKey(event.key, spot)) return;
    event.preventDefault();
  };
  const click = (event: MouseEvent) => {
    const found = event.target instanceof Element ? event.target.closest('[data-spot]') : null;
    const [row, column] = (found?.getAttribute('data-spot') ?? '').split('-').map(Number);
    if (row === undefined || column === undefined || !(column >= 0)) return;
    props.onSpot({ row, column });
    props.onOpen({ row, column });
  };

  const line = { gridTemplateColumns: template, width: total };
  return (
    <div
      ref={scroll}
      className={classes.scroll}
      role="grid"
      tabIndex={0}
      aria-label={props.label}
      aria-rowcount={rows.length + 3}
      aria-colcount={columns.length + 2}
      aria-activedescendant={rows.length > 0 && columns.length > 0 ? squareId(spot) : undefined}
      onKeyDown={onKeyDown}
    >
      <div ref={head} className={classes.head} role="rowgroup">
        <div role="row" aria-rowindex={1} className={classes.line} style={line}>
          <div role="columnheader" className={classes.name} />
          {props.groups.map((group) => (
            <div
              key={group.key}
              role="columnheader"
              aria-colspan={group.columns.length}
              className={classes.group}
              style={{ gridColumn: `span ${group.columns.length}` }}
              title={`${group.label} ${group.note}`.trimEnd()}
            >
              <span className={classes.groupText}>
                <b>{group.label}</b> {group.note}
              </span>
            </div>
          ))}
          <div role="columnheader" className={classes.total} />
        </div>
        <div role="row" aria-rowindex={2} className={classes.line} style={line}>
          <div role="columnheader" className={classes.name}>
            {props.corner}
          </div>
          {columns.map((column, at) => (
            <div
              key={column.key}
              role="columnheader"
              className={classes.heading}
              data-on={at === spot.column || undefined}
              title={`${column.label} ${column.note}`.trimEnd()}
            >
              <span className={classes.headingText}>{column.label}</span>
              <span className={classes.note}>{column.note}</span>
            </div>
          ))}
          <div role="columnheader" className={classes.total}>
            {props.totalHeading}
          </div>
        </div>
      </div>
      <div
        className={classes.body}
        role="rowgroup"
        style={{ height: virtual.getTotalSize(), width: total }}
        onClick={click}
      >
        {virtual.getVirtualItems().map(({ index, start }) => (
          <MatrixLine
            key={rows[index]?.id ?? index}
            row={rows[index]}
            index={index}
            style={{ ...line, height: rowHeight, transform: `translateY(${start}px)` }}
            count={columns.length}
            square={props.square}
            active={spot.row === index ? spot.column : -1}
            idOf={squareId}
          />
        ))}
      </div>
      <div role="row" aria-rowindex={rows.length + 3} className={classes.foot} style={line}>
        <div role="rowheader" className={classes.name}>
          {props.footHeading}
        </div>
        {columns.map((column) => (
          <div key={column.key} role="gridcell" className={classes.number}>
            {column.total}
          </div>
        ))}
        <div role="gridcell" className={classes.total} />
      </div>
    </div>
  );
}

interface MatrixLineProps {
  readonly row: MatrixRow | undefined;
  readonly index: number;
  readonly style: React.CSSProperties;
  readonly count: number;
  readonly square: (row: number, column: number) => Square;
  /** Active column; -1: the keyboard is elsewhere. */
  readonly active: number;
  readonly idOf: (spot: Spot) => string;
}

function MatrixLine({ row, index, style, count, square, active, idOf }: MatrixLineProps): ReactNode {
  if (row === undefined) return null;
  return (
    <div role="row" aria-rowindex={index + 3} className={classes.row} style={style}>
      <div role="rowheader" className={classes.name} data-on={active >= 0 || undefined} title={row.title}>
        <span className={classes.nameText}>{row.label}</span>
        <span className={classes.note}>{row.note}</span>
      </div>
      {Array.from({ length: count }, (_, column) => {
        const { text, tone, title } = square(index, column);
        return (
          <div
            // biome-ignore lint/suspicious/noArrayIndexKey: a square is its place.
            key={column}
            id={idOf({ row: index, column })}
            role="gridcell"
            className={classes.square}
            data-tone={tone}
            data-on={column === active || undefined}
            data-spot={`${index}-${column}`}
            title={title}
            aria-label={title}
          >
            {text}
          </div>
        );
      })}
      <div role="gridcell" className={classes.total}>
        {row.total}
      </div>
    </div>
  );
}
