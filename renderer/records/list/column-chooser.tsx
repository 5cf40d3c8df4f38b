import { ActionIcon, Button, Checkbox, Popover, ScrollArea, TextInput, Tooltip } from '@mantine/core';
import { IconChevronDown, IconChevronUp, IconColumns3 } from '@tabler/icons-react';
import { useState } from 'react';
import type { RecordTypeDefinition } from '../../../shared/records/define';
import { fieldsOf } from '../../../shared/records/registry';
import { type ColumnChoice, firstChoice, moveColumn, toggleColumn } from './columns';
import classes from './list.module.css';

interface ColumnChooserProps {
  readonly type: RecordTypeDefinition;
  readonly choice: ColumnChoice;
  readonly onChoice: (choice: ColumnChoice) => void;
}

/** Which columns are shown and in which order. Shown ones stand first, in their order. */
export function ColumnChooser({ type, choice, onChoice }: ColumnChooserProps) {
  const [find, setFind] = useState('');
  const fields = fieldsOf(type).filter(
    ([key, field]) => field.derived === true || !(type.hidden ?? []).includes(key),
  );
  const fits = (label: string) => label.includes(find.trim());
  const hidden = fields.filter(([key, field]) => !choice.shown.includes(key) && fits(field.label));

  return (
    <Popover position="bottom-end" width={280} shadow="md" trapFocus returnFocus withinPortal>
      <Popover.Target>
        <Tooltip label="选择要显示的列和顺序">
          <ActionIcon size="md" variant="default" aria-label="选择列">
            <IconColumns3 size={16} />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown aria-label="选择列">
        <TextInput
          size="xs"
          placeholder="查找列"
          aria-label="查找列"
          data-autofocus
          value={find}
          onChange={(event) => setFind(event.currentTarget.value)}
        />
        <ScrollArea.Autosize mah={360} type="auto" mt={6} offsetScrollbars>
          {choice.shown.map((key, at) => {
            const label = type.fields[key]?.label ?? key;
            if (!fits(label)) return null;
            return (
              <div key={key} className={classes.columnLine}>
                <Checkbox
                  size="xs"
                  checked
                  label={label}
                  onChange={() => onChoice(toggleColumn(choice, key))}
                />
                <span className={classes.columnMoves}>
                  <ActionIcon
                    size="xs"
                    variant="subtle"
                    color="gray"
                    disabled={at === 0}
                    aria-label={`${label} 上移`}
                    onClick={() => onChoice(moveColumn(choice, key, -1))}
                  >
                    <IconChevronUp size={13} />
                  </ActionIcon>
                  <ActionIcon
                    size="xs"
                    variant="subtle"
                    color="gray"
                    disabled={at === choice.shown.length - 1}
                    aria-label={`${label} 下移`}
                    onClick={() => onChoice(moveColumn(choice, key, 1))}
                  >
                    <IconChevronDown size={13} />
                  </ActionIcon>
                </span>
              </div>
            );
          })}
          {hidden.length > 0 ? <div className={classes.columnRule}>未显示</div> : null}
          {hidden.map(([key, field]) => (
            <div key={key} className={classes.columnLine}>
              <Checkbox
                size="xs"
                checked={false}
                label={field.label}
                onChange={() => onChoice(toggleColumn(choice, key))}
              />
            </div>
          ))}
        </ScrollArea.Autosize>
        <Button
          size="compact-xs"
          variant="subtle"
          color="gray"
          mt={6}
          onClick={() => onChoice(firstChoice(type))}
        >
          恢复默认列
        </Button>
      </Popover.Dropdown>
    </Popover>
  );
}
