// biome-ignore-all lint/a11y/useSemanticElements: a virtual list can't be a table element; roles carry the meaning.
// biome-ignore-all lint/a11y/useFocusableInteractive: focus stays on the grid, aria-activedescendant names the cell.
import { memo } from 'react';
import type { CompletenessMatrix, MatrixBranch } from '../../data/api';
import classes from './completeness.module.css';
import { markAt, signAt, wordsAt } from './marks';
import type { ShownColumn } from './matrix-view';

interface MatrixRowProps {
  readonly branch: MatrixBranch;
  readonly columns: readonly ShownColumn[];
  readonly requirements: CompletenessMatrix['requirements'];
  readonly index: number;
  readonly start: number;
  readonly height: number;
  readonly template: string;
  /** Column in which the keyboard stands; -1: in another row. */
  readonly active: number;
  readonly openRequirement: string | null;
  readonly idStart: string;
}

/** One organization: name, score, squares. */
export const MatrixRow = memo(function MatrixRow(props: MatrixRowProps) {
  const { branch, columns, requirements, index, start, height, template, active, idStart } = props;
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      data-index={index}
      className={classes.row}
      style={{ height, transform: `translateY(${start}px)`, gridTemplateColumns: template }}
    >
      <div role="rowheader" className={classes.name} title={branch.name}>
        {branch.name}
      </div>
      <div role="gridcell" className={classes.score} data-whole={branch.score === 100 || undefined}>
        {branch.score}%
      </div>
      {columns.map(({ at, isFirst }, column) => {
        const requirement = requirements[at];
        return (
          <div
            key={requirement?.id}
            id={`${idStart}-${index}-${column}`}
            role="gridcell"
            className={classes.square}
            data-column={column}
            data-mark={markAt(branch, at)}
            data-first={isFirst || undefined}
            data-active={column === active || undefined}
            data-open={requirement?.id === props.openRequirement || undefined}
            aria-label={`${requirement?.short}：${wordsAt(branch, at)} ${signAt(branch, at)}`}
          >
            {signAt(branch, at)}
          </div>
        );
      })}
    </div>
  );
});
