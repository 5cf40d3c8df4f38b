// biome-ignore-all lint/a11y/noNoninteractiveElementToInteractiveRole: the table is walked by arrow keys, square by square.
import { type KeyboardEvent, useRef, useState } from 'react';
import type { StatisticsFigure, StatisticsRow, StatisticsTable } from '../../data/api';
import { moveInMatrix, type Spot } from '../boards/matrix-keys';
import classes from './statistics.module.css';

interface FigureTableProps {
  readonly table: StatisticsTable;
  readonly onOpen: (row: StatisticsRow, figure: string) => void;
}

const PAGE = 10;

/** Nothing lies behind a zero or a dash. */
const opens = ({ value }: StatisticsFigure): boolean => value !== null && value !== 0;

/** The numbers, each of which opens its records. One tab stop; arrow keys move, Enter opens. */
export function FigureTable({ table, onOpen }: FigureTableProps) {
  const { columns, total } = table;
  const rows = [...table.rows, total];
  const [asked, setSpot] = useState<Spot>({ row: 0, column: 0 });
  const spot = {
    row: Math.min(asked.row, rows.length - 1),
    column: Math.min(asked.column, columns.length - 1),
  };
  const frame = useRef<HTMLDivElement>(null);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.metaKey) return;
    const next = moveInMatrix(spot, event, { rows: rows.length, columns: columns.length, page: PAGE });
    if (next === null) return;
    event.preventDefault();
    setSpot(next);
    frame.current?.querySelector<HTMLElement>(`[data-spot="${next.row}-${next.column}"]`)?.focus();
  };

  return (
    <div className={classes.tableFrame} ref={frame}>
      <table className={classes.table} role="grid" aria-label={table.title} onKeyDown={onKeyDown}>
        <thead>
          <tr>
            <th scope="col">{table.corner}</th>
            {columns.map(({ id, label, unit }) => (
              <th key={id} scope="col" className={classes.number}>
                {label}
                <span className={classes.unit}>{unit === '' ? '%' : unit}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <tr key={row.key} className={row === total ? classes.total : undefined}>
              <th scope="row">{row.label}</th>
              {columns.map(({ id, label }, column) => {
                const figure = row.figures[column] ?? { value: null, text: '—' };
                return (
                  <td key={id} className={classes.number}>
                    <button
                      type="button"
                      className={classes.figure}
                      data-spot={`${at}-${column}`}
                      tabIndex={at === spot.row && column === spot.column ? 0 : -1}
                      aria-label={`${row.label}，${label}：${figure.text}`}
                      aria-disabled={!opens(figure)}
                      onFocus={() => setSpot({ row: at, column })}
                      onClick={() => {
                        if (opens(figure)) onOpen(row, id);
                      }}
                    >
                      {figure.text}
                    </button>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
