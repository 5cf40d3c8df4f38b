// biome-ignore-all lint/a11y/useSemanticElements: a virtual list can't be a table element; roles carry the meaning.
// biome-ignore-all lint/a11y/useFocusableInteractive: focus stays on the grid, aria-activedescendant names the cell.
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the grid handles the keys for all its rows.
import { IconFilter, IconFilterFilled } from '@tabler/icons-react';
import { type PointerEvent, useRef } from 'react';
import type { QuerySpec } from '../../data/api';
import classes from './grid.module.css';

interface HeadCellProps {
  readonly id: string;
  readonly index: number;
  readonly field: string;
  readonly label: string;
  readonly sort: QuerySpec['sort'];
  readonly filtered: boolean;
  readonly active: boolean;
  readonly width: number;
  readonly align: 'start' | 'center' | 'end';
  readonly onSort: (field: string, also: boolean) => void;
  readonly onFilter: (field: string) => void;
  readonly onResize: (field: string, width: number) => void;
  readonly onMove: (field: string, step: number) => void;
}

/** A heading: click sorts, Shift+click sorts also, the funnel filters, the right edge sizes, dragging moves. */
export function HeadCell(props: HeadCellProps) {
  const { field } = props;
  const place = props.sort.findIndex((item) => item.field === field);
  const order = props.sort[place];
  const drag = useRef<{ x: number; width: number } | null>(null);

  const grip = {
    onPointerDown: (event: PointerEvent) => {
      event.stopPropagation();
      event.currentTarget.setPointerCapture(event.pointerId);
      drag.current = { x: event.clientX, width: props.width };
    },
    onPointerMove: (event: PointerEvent) => {
      if (drag.current === null) return;
      props.onResize(field, drag.current.width + event.clientX - drag.current.x);
    },
    onPointerUp: () => {
      drag.current = null;
    },
  };

  return (
    <div
      id={props.id}
      role="columnheader"
      aria-colindex={props.index + 3}
      aria-sort={order === undefined ? 'none' : order.descending ? 'descending' : 'ascending'}
      className={classes.headCell}
      data-active={props.active || undefined}
      data-title={props.index === 0 || undefined}
      data-align={props.align}
      data-filter-anchor={field}
      draggable
      onDragStart={(event) => event.dataTransfer.setData('text/x-column', `${props.index}:${field}`)}
      onDragOver={(event) => {
        if (event.dataTransfer.types.includes('text/x-column')) event.preventDefault();
      }}
      onDrop={(event) => {
        const [from, moved] = event.dataTransfer.getData('text/x-column').split(':');
        if (moved === undefined || moved === field) return;
        event.preventDefault();
        props.onMove(moved, props.index - Number(from));
      }}
    >
      <button
        type="button"
        tabIndex={-1}
        className={classes.headLabel}
        title={`${props.label}：点击排序，按住 Shift 点击可按多列排序`}
        onClick={(event) => props.onSort(field, event.shiftKey)}
      >
        {order === undefined ? null : (
          <span className={classes.order} aria-hidden>
            {order.descending ? '▼' : '▲'}
            {props.sort.length > 1 ? place + 1 : ''}
          </span>
        )}
        <span className={classes.headText}>{props.label}</span>
      </button>
      <button
        type="button"
        tabIndex={-1}
        className={classes.funnel}
        data-on={props.filtered || undefined}
        aria-label={`筛选 ${props.label}`}
        title="筛选"
        onClick={() => props.onFilter(field)}
      >
        {props.filtered ? <IconFilterFilled size={12} /> : <IconFilter size={12} />}
      </button>
      {/* The mouse's handle; the keyboard sizes with Shift+arrows on the heading. */}
      <span className={classes.grip} aria-hidden {...grip} />
    </div>
  );
}
