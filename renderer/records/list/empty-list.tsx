import { Button } from '@mantine/core';
import type { RecordTypeDefinition } from '../../../shared/records/define';
import { ledgerName } from '../../../shared/records/ledger-name';
import classes from './list.module.css';

interface EmptyListProps {
  readonly type: RecordTypeDefinition;
  readonly narrowed: boolean;
  readonly branchName: string | null;
  readonly readOnly: boolean;
  readonly onCreate: () => void;
  readonly onImport: () => void;
  readonly onClear: () => void;
}

/** An empty list says why it is empty and what to do next. */
export function EmptyList(props: EmptyListProps) {
  const { type, narrowed, branchName } = props;
  if (narrowed) {
    return (
      <div className={classes.emptyText}>
        <h2>没有符合条件的{type.label}</h2>
        <p>换个说法，或者去掉筛选条件。</p>
        <div className={classes.emptyActs}>
          <Button variant="default" onClick={props.onClear}>
            显示全部
          </Button>
        </div>
      </div>
    );
  }
  return (
    <div className={classes.emptyText}>
      <h2>
        {branchName === null ? '' : `${branchName}下`}还没有{type.label}
      </h2>
      {props.readOnly ? null : (
        <>
          <p>可以把现有的{ledgerName(type)}（Excel、CSV）导入进来，也可以逐个新建。</p>
          <div className={classes.emptyActs}>
            <Button onClick={props.onImport}>导入{ledgerName(type)}</Button>
            <Button variant="default" onClick={props.onCreate}>
              新建{type.label}
            </Button>
          </div>
        </>
      )}
    </div>
  );
}
