// biome-ignore-all lint/a11y/useSemanticElements: a virtual list can't be a table element; roles carry the meaning.
// biome-ignore-all lint/a11y/useFocusableInteractive: focus stays on the grid, aria-activedescendant names the cell.
import { memo } from 'react';
import type { RecordTypeDefinition } from '../../../shared/records/define';
import type { Row } from '../../data/api';
import { cellAlign } from '../../fields/kinds';
import classes from './grid.module.css';
import { Marker } from './marker';

interface GridRowProps {
  readonly type: RecordTypeDefinition;
  /** Undefined: still on its way. */
  readonly row: Row | undefined;
  readonly index: number;
  /** Distance from the top of the body, CSS px. */
  readonly start: number;
  readonly height: number;
  readonly shown: readonly string[];
  /** Column widths as a CSS grid template. */
  readonly template: string;
  readonly picked: boolean;
  readonly open: boolean;
  readonly active: boolean;
  /** Column of the keyboard, if it is in this row; otherwise -1. */
  readonly column: number;
  readonly textOf: (row: Row, field: string) => string;
  /** Start of the ids of cells, for `aria-activedescendant`. */
  readonly idStart: string;
}

/** One row. It takes no handlers: the grid listens for all its rows, so that scrolling draws only what is new. */
export const GridRow = memo(function GridRow(props: GridRowProps) {
  const { type, row, index } = props;
  return (
    <div
      className={classes.row}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={props.picked}
      data-index={index}
      data-picked={props.picked || undefined}
      data-open={props.open || undefined}
      data-active={props.active || undefined}
      style={{
        transform: `translateY(${props.start}px)`,
        height: props.height,
        gridTemplateColumns: props.template,
      }}
    >
      <div role="gridcell" className={classes.check} data-check data-on={props.picked ? 'all' : undefined} />
      <div role="gridcell" className={classes.marker}>
        {row === undefined ? null : <Marker row={row} />}
      </div>
      {props.shown.map((key, at) => {
        const text = row === undefined ? '' : props.textOf(row, key);
        return (
          <div
            key={key}
            id={`${props.idStart}-${index}-${at}`}
            role="gridcell"
            aria-colindex={at + 3}
            className={classes.cell}
            data-align={cellAlign(type.fields[key])}
            data-title={at === 0 || undefined}
            data-active={props.column === at || undefined}
            title={text.length > LONG ? text : undefined}
          >
            {text}
          </div>
        );
      })}
    </div>
  );
});

/** Texts from this length on may be cut; their whole is the tooltip. */
const LONG = 6;
