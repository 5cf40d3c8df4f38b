import { Button, Popover } from '@mantine/core';
import { useState } from 'react';
import type { RecordTypeDefinition, RecordValues } from '../../../shared/records/define';
import { completeness } from '../../../shared/rules/required';
import classes from './form.module.css';

interface CompletenessBadgeProps {
  readonly type: RecordTypeDefinition;
  readonly values: RecordValues;
  readonly onJump: (field: string) => void;
}

/** 信息完整度; opens the list of what is missing, each of which leads to its field. */
export function CompletenessBadge({ type, values, onJump }: CompletenessBadgeProps) {
  const [open, setOpen] = useState(false);
  const { percent, missing } = completeness(type, values);
  if (missing.length === 0) return <span className={classes.complete}>完整</span>;
  return (
    <Popover
      opened={open}
      onChange={setOpen}
      position="bottom-start"
      width={280}
      shadow="md"
      trapFocus
      returnFocus={false}
      withinPortal
    >
      <Popover.Target>
        <Button size="compact-xs" variant="light" color="gray" onClick={() => setOpen((old) => !old)}>
          完整度 {percent}%，缺 {missing.length} 项
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label="还没填的项目">
        <div className={classes.missing}>
          {missing.map((key) => (
            <Button
              key={key}
              size="compact-xs"
              variant="default"
              onClick={() => {
                setOpen(false);
                onJump(key);
              }}
            >
              {type.fields[key]?.label ?? key}
            </Button>
          ))}
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
