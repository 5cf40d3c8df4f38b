// biome-ignore-all lint/a11y/useSemanticElements: a virtual list can't be a table element; roles carry the meaning.
// biome-ignore-all lint/a11y/useFocusableInteractive: focus stays on the grid, aria-activedescendant names the cell.
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the grid handles the keys for all its rows.
import { VisuallyHidden } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type MouseEvent, useEffect, useId, useMemo, useRef } from 'react';
import type { RecordTypeDefinition } from '../../../shared/records/define';
import type { QueryRows } from '../../app/use-query';
import type { ColumnFilter, QuerySpec, Row } from '../../data/api';
import { cellAlign } from '../../fields/kinds';
import { type ColumnChoice, columnWidths } from './columns';
import classes from './grid.module.css';
import { type GridSpot, moveSpot } from './grid-keys';
import { GridRow } from './grid-row';
import { scaleOf, useRowHeight, useWidth } from './grid-size';
import { HeadCell } from './head-cell';
import { headKey } from './head-keys';
import type { Selection } from './selection';
import { useHeldRows } from './use-held-rows';

/** How a record was picked: plain click, Ctrl, or Shift. */
export type PickManner = 'only' | 'toggle' | 'range';

export interface GridProps {
  readonly type: RecordTypeDefinition;
  readonly label: string;
  readonly rows: QueryRows;
  readonly choice: ColumnChoice;
  readonly sort: QuerySpec['sort'];
  readonly filters: Readonly<Record<string, ColumnFilter>>;
  readonly selection: Selection;
  /** Record that is open beside the list. */
  readonly openId: string | null;
  /** Text of a cell; masks what is sensitive. */
  readonly textOf: (row: Row, field: string) => string;
  readonly spot: GridSpot;
  readonly onSpot: (spot: GridSpot) => void;
  readonly onPick: (row: Row, manner: PickManner) => void;
  readonly onPickAll: () => void;
  readonly onOpen: (row: Row) => void;
  readonly onSort: (field: string, also: boolean) => void;
  readonly onFilter: (field: string) => void;
  /** Width in CSS px at normal text size. */
  readonly onResize: (field: string, width: number) => void;
  readonly onMove: (field: string, step: number) => void;
  readonly onRemove: (() => void) | null;
  readonly onEscape: () => void;
  /** What stands in the middle of an empty list. */
  readonly empty: React.ReactNode;
}

/** Checkbox column and marker column, CSS px at normal text size. */
const LEADING = 30 + 22;

/** Rows beyond those in sight that are asked for before they are scrolled to. */
const AHEAD = 60;

/** Elements of rows that are kept and used again; more than most screens show. */
const ROW_POOL = 96;

/** Virtual table with a keyboard of its own: one tab stop, the active cell is announced by `aria-activedescendant`. */
export function Grid(props: GridProps) {
  const { type, rows, choice, selection, spot } = props;
  const scroll = useRef<HTMLDivElement>(null);
  const id = useId();
  const rowHeight = useRowHeight(scroll);
  const room = useWidth(scroll) - LEADING;
  const scale = scaleOf(rowHeight);
  const widths = useMemo(() => columnWidths(type, choice, room, scale), [type, choice, room, scale]);
  const columns = `30px 22px ${widths.map((width) => `${width}px`).join(' ')}`;
  const total = LEADING + widths.reduce((sum, width) => sum + width, 0);

  const virtual = useVirtualizer({
    count: rows.count,
    getScrollElement: () => scroll.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    // Heading and totals lie over the scrolled area; keyboard moves must not end under them.
    scrollPaddingStart: rowHeight + 4,
    scrollPaddingEnd: rowHeight + 4,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new height makes every measured size void.
  useEffect(() => virtual.measure(), [rowHeight]);

  const items = virtual.getVirtualItems();
  const drawn = useHeldRows({
    items,
    offset: virtual.scrollOffset ?? 0,
    height: virtual.scrollRect?.height ?? 0,
    isThere: (index) => rows.row(index) !== undefined,
  });
  // Rows that scroll out lend their elements to those that scroll in.
  const pool = Math.max(ROW_POOL, drawn.items.length);
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;
  const { ensure, count } = rows;
  useEffect(
    () => ensure(Math.max(0, first - AHEAD), Math.min(count, last + 1 + AHEAD)),
    [ensure, count, first, last],
  );

  const resize = (key: string, drawn: number) => props.onResize(key, drawn / scale);
  const cellId = (row: number, column: number) => `${id}-${row}-${column}`;
  const field = choice.shown[spot.column];

  const onKeyDown = (event: KeyboardEvent) => {
    // Keys inside a heading's popover belong to the popover.
    if (event.target !== scroll.current) return;
    const active = spot.row >= 0 ? rows.row(spot.row) : undefined;
    if (
      spot.row < 0 &&
      field !== undefined &&
      headKey(event, field, { ...props, onResize: resize }, widths[spot.column] ?? 100)
    ) {
      event.preventDefault();
      return;
    }
    const page = Math.max(1, Math.floor((scroll.current.clientHeight - 2 * rowHeight) / rowHeight));
    const next = event.altKey
      ? null
      : moveSpot(spot, event.key, { rows: rows.count, columns: choice.shown.length, page });
    if (next !== null) {
      event.preventDefault();
      props.onSpot(next);
      if (next.row >= 0 && next.row !== spot.row) virtual.scrollToIndex(next.row, { align: 'auto' });
      const row = next.row >= 0 ? rows.row(next.row) : undefined;
      // A range that starts with the keyboard starts where the keyboard stands.
      if (event.shiftKey && selection.anchor === null && active !== undefined) props.onPick(active, 'only');
      if (row !== undefined && next.row !== spot.row && !event.ctrlKey)
        props.onPick(row, event.shiftKey ? 'range' : 'only');
      return;
    }
    if (event.key === 'Enter' && active !== undefined) props.onOpen(active);
    else if (event.key === ' ' && active !== undefined) props.onPick(active, 'toggle');
    else if (event.key === 'a' && (event.ctrlKey || event.metaKey)) props.onPickAll();
    else if (event.key === 'Delete' && props.onRemove !== null) props.onRemove();
    else if (event.key === 'Escape') props.onEscape();
    else return;
    event.preventDefault();
  };

  /** The record under the mouse, and its place. */
  const hit = (event: MouseEvent): { readonly row: Row; readonly index: number } | null => {
    const index = Number(
      event.target instanceof Element
        ? event.target.closest('[data-index]')?.getAttribute('data-index')
        : null,
    );
    const row = rows.row(index);
    return row === undefined ? null : { row, index };
  };
  const click = (event: MouseEvent) => {
    const found = hit(event);
    if (found === null) return;
    const onBox = event.target instanceof Element && event.target.closest('[data-check]') !== null;
    props.onSpot({ row: found.index, column: spot.column });
    props.onPick(
      found.row,
      event.shiftKey ? 'range' : onBox || event.ctrlKey || event.metaKey ? 'toggle' : 'only',
    );
  };
  const doubleClick = (event: MouseEvent) => {
    const found = hit(event);
    if (found !== null) props.onOpen(found.row);
  };

  return (
    <div
      ref={scroll}
      className={classes.scroll}
      role="grid"
      tabIndex={0}
      aria-label={props.label}
      aria-rowcount={rows.count + 2}
      aria-colcount={choice.shown.length + 2}
      aria-multiselectable
      aria-activedescendant={rows.count > 0 || spot.row < 0 ? cellId(spot.row, spot.column) : undefined}
      onKeyDown={onKeyDown}
    >
      <div
        className={classes.head}
        role="row"
        aria-rowindex={1}
        style={{ gridTemplateColumns: columns, width: total }}
      >
        <div role="columnheader" aria-label="选择">
          <button
            type="button"
            tabIndex={-1}
            className={classes.check}
            aria-label="全选"
            data-on={picked(selection, rows.count)}
            onClick={props.onPickAll}
          />
        </div>
        <div role="columnheader" className={classes.marker}>
          <VisuallyHidden>标记</VisuallyHidden>
        </div>
        {choice.shown.map((key, at) => (
          <HeadCell
            key={key}
            id={cellId(-1, at)}
            index={at}
            label={type.fields[key]?.label ?? key}
            sort={props.sort}
            field={key}
            filtered={props.filters[key] !== undefined}
            active={spot.row === -1 && spot.column === at}
            width={widths[at] ?? 100}
            align={cellAlign(type.fields[key])}
            onSort={props.onSort}
            onFilter={props.onFilter}
            onResize={resize}
            onMove={props.onMove}
          />
        ))}
      </div>
      <div
        className={classes.body}
        role="rowgroup"
        style={{ height: virtual.getTotalSize(), width: total }}
        onClick={click}
        onMouseDown={keepTextUnmarked}
        onDoubleClick={doubleClick}
      >
        {drawn.items.map((item) => {
          const row = rows.row(item.index);
          return (
            <GridRow
              key={item.index % pool}
              type={type}
              row={row}
              index={item.index}
              start={item.start + drawn.shift}
              height={rowHeight}
              shown={choice.shown}
              template={columns}
              picked={row !== undefined && selection.ids.has(row.id)}
              open={row !== undefined && row.id === props.openId}
              active={spot.row === item.index}
              column={spot.row === item.index ? spot.column : -1}
              textOf={props.textOf}
              idStart={id}
            />
          );
        })}
      </div>
      {rows.count === 0 && !rows.loading ? (
        <div className={classes.empty} role="row">
          <div role="gridcell">{props.empty}</div>
        </div>
      ) : null}
      <div
        className={classes.totals}
        role="row"
        aria-rowindex={rows.count + 2}
        style={{ gridTemplateColumns: columns, width: total }}
      >
        <div role="gridcell" />
        <div role="gridcell" />
        {choice.shown.map((key, at) => (
          <div
            key={key}
            role="gridcell"
            className={classes.cell}
            data-align={cellAlign(type.fields[key])}
            data-title={at === 0 || undefined}
            title={rows.totals[key]}
            data-free={isFree(rows.totals, choice.shown[at + 1]) || undefined}
          >
            {at === 0 ? `共 ${rows.count} 条` : rows.count === 0 ? '' : (rows.totals[key] ?? '')}
          </div>
        ))}
      </div>
    </div>
  );
}

/** Nothing stands in the next cell of the totals: a longer text may run on into it. */
const isFree = (totals: Readonly<Record<string, string>>, next: string | undefined): boolean =>
  next !== undefined && (totals[next] ?? '') === '';

/** Double clicks open and Shift clicks pick; neither is meant to mark text. */
function keepTextUnmarked(event: MouseEvent): void {
  if (event.detail > 1 || event.shiftKey) event.preventDefault();
}

/** What the box over all rows shows. */
function picked(selection: Selection, count: number): 'all' | 'some' | undefined {
  if (selection.ids.size === 0) return undefined;
  return selection.ids.size === count ? 'all' : 'some';
}
