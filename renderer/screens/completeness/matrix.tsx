// biome-ignore-all lint/a11y/useSemanticElements: a virtual list can't be a table element; roles carry the meaning.
// biome-ignore-all lint/a11y/useFocusableInteractive: focus stays on the grid, aria-activedescendant names the cell.
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the grid handles the keys for all its squares.
import { useVirtualizer } from '@tanstack/react-virtual';
import {
  type KeyboardEvent,
  type MouseEvent,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import type { CompletenessMatrix } from '../../data/api';
import { type GridSpot, moveSpot } from '../../records/list/grid-keys';
import { scaleOf, useRowHeight } from '../../records/list/grid-size';
import classes from './completeness.module.css';
import { MatrixRow } from './matrix-row';
import type { ShownColumn } from './matrix-view';

/** A square of the matrix. */
interface SquareAt {
  readonly branch: string;
  readonly requirement: string;
}

/** Where the route leads: to a square, or (null) to an organization's row. */
interface OpenSquare {
  readonly branch: string;
  readonly requirement: string | null;
}

interface MatrixProps {
  readonly matrix: CompletenessMatrix;
  readonly columns: readonly ShownColumn[];
  readonly open: OpenSquare | null;
  readonly onOpen: (square: SquareAt) => void;
  readonly onClose: () => void;
}

/** CSS px at normal text size. */
const NAME = 190;
const SCORE = 44;
const SQUARE = 30;

/** Organizations by requirements. One tab stop; arrow keys move, Enter opens a square, Esc closes it. */
export function Matrix({ matrix, columns, open, onOpen, onClose }: MatrixProps) {
  const scroll = useRef<HTMLDivElement>(null);
  const id = useId();
  const rowHeight = useRowHeight(scroll);
  const scale = scaleOf(rowHeight);
  const { branches, requirements } = matrix;
  const [spot, setSpot] = useState<GridSpot>(() => spotOf(matrix, columns, open) ?? { row: 0, column: 0 });
  const virtual = useVirtualizer({
    count: branches.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    scrollPaddingStart: 150 * scale,
    scrollPaddingEnd: rowHeight,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new height makes every measured size void.
  useEffect(() => virtual.measure(), [rowHeight]);

  // Back from a form: the square that was left stands in sight again, and the keyboard in it.
  const first = useRef(open);
  useLayoutEffect(() => {
    if (first.current === null) return;
    first.current = null;
    virtual.scrollToIndex(spot.row, { align: 'center' });
    scroll.current?.focus({ preventScroll: true });
  }, [virtual, spot.row]);

  const width = (NAME + SCORE + SQUARE * columns.length) * scale;
  const template = `${NAME * scale}px ${SCORE * scale}px repeat(${columns.length}, ${SQUARE * scale}px)`;
  const squareAt = (row: number, column: number): SquareAt | null => {
    const branch = branches[row];
    const requirement = requirements[columns[column]?.at ?? -1];
    return branch === undefined || requirement === undefined
      ? null
      : { branch: branch.id, requirement: requirement.id };
  };

  const show = ({ row, column }: GridSpot) => {
    virtual.scrollToIndex(row, { align: 'auto' });
    const box = scroll.current;
    if (box === null) return;
    const fixed = (NAME + SCORE) * scale;
    const left = fixed + column * SQUARE * scale;
    if (left - fixed < box.scrollLeft) box.scrollLeft = left - fixed;
    else if (left + SQUARE * scale > box.scrollLeft + box.clientWidth)
      box.scrollLeft = left + SQUARE * scale - box.clientWidth;
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const page = Math.max(1, Math.floor((scroll.current?.clientHeight ?? 0) / rowHeight) - 6);
    const next = moveSpot(spot, event.key, { rows: branches.length, columns: columns.length, page });
    if (next !== null) {
      event.preventDefault();
      const kept = { ...next, row: Math.max(0, next.row) };
      setSpot(kept);
      show(kept);
      return;
    }
    const square = squareAt(spot.row, spot.column);
    if ((event.key === 'Enter' || event.key === ' ') && square !== null) onOpen(square);
    else if (event.key === 'Escape' && open !== null) onClose();
    else return;
    event.preventDefault();
  };

  const onClick = (event: MouseEvent) => {
    const cell = event.target instanceof Element ? event.target.closest('[data-column]') : null;
    if (cell === null) return;
    const row = Number(cell.closest('[data-index]')?.getAttribute('data-index'));
    const column = Number(cell.getAttribute('data-column'));
    setSpot({ row, column });
    const square = squareAt(row, column);
    if (square !== null) onOpen(square);
  };

  return (
    <div
      ref={scroll}
      className={classes.matrix}
      role="grid"
      tabIndex={0}
      aria-label="党组织与要求"
      aria-rowcount={branches.length + 1}
      aria-colcount={columns.length + 2}
      aria-activedescendant={branches.length > 0 ? `${id}-${spot.row}-${spot.column}` : undefined}
      onKeyDown={onKeyDown}
    >
      <div
        role="row"
        aria-rowindex={1}
        className={classes.head}
        style={{ width, gridTemplateColumns: template }}
      >
        <div role="columnheader" className={classes.headName}>
          党组织
        </div>
        <div role="columnheader" className={classes.headScore}>
          齐全
        </div>
        {columns.map(({ at, isFirst }) => {
          const requirement = requirements[at];
          return (
            <div
              key={requirement?.id}
              role="columnheader"
              className={classes.headSquare}
              data-first={isFirst || undefined}
              data-open={requirement?.id === open?.requirement || undefined}
              title={`${requirement?.label}（${requirement?.source}）`}
            >
              {isFirst ? <b className={classes.groupName}>{requirement?.group}</b> : null}
              <span>{requirement?.short}</span>
            </div>
          );
        })}
      </div>
      <div
        role="rowgroup"
        className={classes.rows}
        style={{ height: virtual.getTotalSize(), width }}
        onClick={onClick}
      >
        {virtual.getVirtualItems().map((item) => {
          const branch = branches[item.index];
          return branch === undefined ? null : (
            <MatrixRow
              key={branch.id}
              branch={branch}
              columns={columns}
              requirements={requirements}
              index={item.index}
              start={item.start}
              height={rowHeight}
              template={template}
              active={spot.row === item.index ? spot.column : -1}
              openRequirement={open?.branch === branch.id ? open.requirement : null}
              idStart={id}
            />
          );
        })}
      </div>
      {branches.length === 0 ? (
        <div className={classes.empty}>还没有党组织。先在“党组织”里建好各村、社区党支部，再来检查。</div>
      ) : null}
    </div>
  );
}

function spotOf(
  { branches, requirements }: CompletenessMatrix,
  columns: readonly ShownColumn[],
  open: OpenSquare | null,
): GridSpot | null {
  const row = branches.findIndex(({ id }) => id === open?.branch);
  const column = columns.findIndex(({ at }) => requirements[at]?.id === open?.requirement);
  return row < 0 ? null : { row, column: Math.max(0, column) };
}
