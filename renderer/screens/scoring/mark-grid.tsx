import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { useMay } from '../../app/actor';
import classes from './scoring.module.css';

export interface GridLine {
  readonly key: string;
  readonly number: number;
  readonly label: string;
}

export interface GridColumn {
  readonly key: string;
  readonly label: string;
  /** Said when the heading is pointed at. */
  readonly hint?: string;
}

interface MarkGridProps {
  readonly label: string;
  readonly head: string;
  readonly lines: readonly GridLine[];
  readonly columns: readonly GridColumn[];
  readonly textOf: (line: GridLine, column: GridColumn) => string;
  /** Why a text can't stand in the cell, in Chinese; undefined: it can. */
  readonly refuse: (line: GridLine, column: GridColumn, text: string) => string | undefined;
  readonly onMark: (line: GridLine, column: GridColumn, text: string) => void;
  /** Cells after the marks: a sum, what does not add up. */
  readonly after: readonly { readonly label: string; readonly of: (line: GridLine) => ReactNode }[];
}

/** Numbers in a grid by the numeric keys: Enter goes on to the next cell and row, arrows go anywhere, each cell is saved when it is left. */
export function MarkGrid(props: MarkGridProps) {
  const { lines, columns, after } = props;
  const body = useRef<HTMLTableSectionElement>(null);

  const focus = (row: number, column: number): boolean => {
    const cell = body.current?.querySelector<HTMLInputElement>(`input[data-at="${row}:${column}"]`);
    cell?.focus();
    cell?.select();
    return cell !== null && cell !== undefined;
  };
  useEffect(() => body.current?.querySelector('input')?.focus(), []);
  const onKeyDown = (row: number, column: number) => (event: KeyboardEvent) => {
    const last = columns.length - 1;
    const moves: Readonly<Record<string, readonly [number, number]>> = {
      Enter: column < last ? [row, column + 1] : [row + 1, 0],
      ArrowDown: [row + 1, column],
      ArrowUp: [row - 1, column],
      ArrowRight: [row, column + 1],
      ArrowLeft: [row, column - 1],
    };
    const to = moves[event.key];
    if (to === undefined || event.shiftKey || event.ctrlKey) return;
    event.preventDefault();
    // At the end of the grid the cell is left all the same, so that it is saved.
    if (!focus(to[0], to[1]) && event.target instanceof HTMLInputElement) event.target.blur();
  };

  return (
    <div className={classes.scroll}>
      <table className={classes.table} aria-label={props.label}>
        <thead>
          <tr>
            <th scope="col">序号</th>
            <th scope="col">{props.head}</th>
            {columns.map(({ key, label, hint }) => (
              <th scope="col" key={key} className={classes.number} title={hint}>
                {label}
              </th>
            ))}
            {after.map(({ label }) => (
              <th scope="col" key={label}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody ref={body}>
          {lines.map((line, row) => (
            <tr key={line.key}>
              <td>{line.number}</td>
              <th scope="row">{line.label}</th>
              {columns.map((column, at) => (
                <td key={column.key} className={classes.markCell}>
                  <MarkCell
                    at={`${row}:${at}`}
                    label={`${line.label} ${column.label}`}
                    text={props.textOf(line, column)}
                    refuse={(text) => props.refuse(line, column, text)}
                    onMark={(text) => props.onMark(line, column, text)}
                    onKeyDown={onKeyDown(row, at)}
                  />
                </td>
              ))}
              {after.map(({ label, of }) => (
                <td key={label}>{of(line)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface MarkCellProps {
  readonly at: string;
  readonly label: string;
  readonly text: string;
  readonly refuse: (text: string) => string | undefined;
  readonly onMark: (text: string) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

function MarkCell({ at, label, text, refuse, onMark, onKeyDown }: MarkCellProps) {
  const readOnly = !useMay()('edit');
  const [typed, setTyped] = useState<string | null>(null);
  const problem = typed === null || typed === '' ? undefined : refuse(typed);
  const leave = () => {
    if (typed === null || problem !== undefined) return;
    if (typed !== text) onMark(typed);
    setTyped(null);
  };
  return (
    <>
      <input
        data-at={at}
        className={classes.mark}
        aria-label={label}
        aria-invalid={problem !== undefined || undefined}
        title={problem}
        inputMode="decimal"
        autoComplete="off"
        readOnly={readOnly}
        value={typed ?? text}
        onChange={(event) => setTyped(event.currentTarget.value.normalize('NFKC').trim())}
        onKeyDown={onKeyDown}
        onFocus={(event) => event.currentTarget.select()}
        onBlur={leave}
      />
      {problem === undefined ? null : (
        <div role="alert" className={classes.cellProblem}>
          {problem}
        </div>
      )}
    </>
  );
}
