import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './list.module.css';

interface PickedBarProps {
  readonly count: number;
  readonly canWrite: boolean;
  readonly onBulkEdit: () => void;
  readonly onRemove: () => void;
  readonly onExport: () => void;
  readonly onClear: () => void;
  /** Further acts of the type: steps of the sign-off. */
  readonly more: ReactNode;
}

/** What can be done with several picked records. */
export function PickedBar({
  count,
  canWrite,
  onBulkEdit,
  onRemove,
  onExport,
  onClear,
  more,
}: PickedBarProps) {
  return (
    <div className={classes.picked} role="status">
      <span>已选 {count} 条</span>
      {canWrite ? (
        <>
          <Button size="compact-xs" variant="default" onClick={onBulkEdit}>
            批量修改
          </Button>
          <Button size="compact-xs" variant="default" onClick={onRemove}>
            删除
          </Button>
        </>
      ) : null}
      {more}
      <Button size="compact-xs" variant="default" onClick={onExport}>
        导出
      </Button>
      <Button size="compact-xs" variant="subtle" color="gray" onClick={onClear}>
        取消选择
      </Button>
    </div>
  );
}
