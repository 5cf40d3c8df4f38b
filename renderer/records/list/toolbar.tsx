import { ActionIcon, Button, Menu, TextInput, Tooltip } from '@mantine/core';
import {
  IconDots,
  IconEye,
  IconEyeOff,
  IconFileSpreadsheet,
  IconPrinter,
  IconSearch,
  IconTableDown,
  IconX,
} from '@tabler/icons-react';
import type { Dispatch, ReactNode, RefObject } from 'react';
import type { RecordTypeDefinition } from '../../../shared/records/define';
import type { QuerySpec } from '../../data/api';
import classes from './list.module.css';
import { filterWords, isNarrowed, type ListAct, type ListState } from './list-state';

interface ToolbarProps {
  readonly type: RecordTypeDefinition;
  readonly state: ListState;
  readonly dispatch: Dispatch<ListAct>;
  readonly find: RefObject<HTMLInputElement | null>;
  readonly revealed: boolean;
  readonly onReveal: () => void;
  readonly onExport: () => void;
  readonly onPrint: () => void;
  readonly onBlankForm: () => void;
  /** Enter in the filter goes down into the list. */
  readonly onDown: () => void;
  readonly columns: ReactNode;
}

const CHIPS: readonly { only: NonNullable<QuerySpec['only']>; label: string }[] = [
  { only: 'error', label: '有错误' },
  { only: 'warning', label: '有提醒' },
  { only: 'incomplete', label: '待补全' },
  { only: 'conflict', label: '冲突' },
];

/** For types that say by when something must be done. */
const DUE_CHIPS: typeof CHIPS = [
  { only: 'overdue', label: '逾期' },
  { only: 'due-soon', label: '7 天内到期' },
];

/** What narrows the list stands left, what is done with it right. */
export function Toolbar(props: ToolbarProps) {
  const { type, state, dispatch } = props;
  const sensitive = Object.values(type.fields).some((field) => field.sensitive);
  const filtered = Object.entries(state.filters);
  return (
    <div className={classes.toolbar} role="toolbar" aria-label="列表工具">
      <TextInput
        ref={props.find}
        className={classes.find}
        size="xs"
        placeholder="在列表中筛选（Ctrl+F）"
        aria-label="在列表中筛选"
        leftSection={<IconSearch size={14} />}
        value={state.text}
        rightSection={
          state.text === '' ? null : (
            <ActionIcon
              size="xs"
              variant="subtle"
              color="gray"
              aria-label="清除筛选文字"
              onClick={() => dispatch({ act: 'text', text: '' })}
            >
              <IconX size={13} />
            </ActionIcon>
          )
        }
        onChange={(event) => dispatch({ act: 'text', text: event.currentTarget.value })}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && state.text !== '') {
            event.stopPropagation();
            dispatch({ act: 'text', text: '' });
          }
          if (event.key === 'Enter' || event.key === 'ArrowDown') {
            event.preventDefault();
            props.onDown();
          }
        }}
      />
      {[...CHIPS, ...(type.due === undefined ? [] : DUE_CHIPS)].map(({ only, label }) => (
        <button
          key={only}
          type="button"
          className={classes.chip}
          aria-pressed={state.only === only}
          onClick={() => dispatch({ act: 'only', only: state.only === only ? null : only })}
        >
          {label}
        </button>
      ))}
      {state.counted === null ? null : (
        <span className={classes.narrowed} title={state.counted.label}>
          {state.counted.label}
        </span>
      )}
      {filtered.length === 0 ? null : (
        <span
          className={classes.narrowed}
          title={filtered
            .map(([key, filter]) => `${type.fields[key]?.label}:${filterWords(filter, (value) => value)}`)
            .join('\n')}
        >
          已按 {filtered.map(([key]) => type.fields[key]?.label).join('、')} 筛选
        </span>
      )}
      {isNarrowed(state) ? (
        <Button size="compact-xs" variant="subtle" onClick={() => dispatch({ act: 'clear' })}>
          显示全部
        </Button>
      ) : null}
      <span className={classes.spacer} />
      {sensitive ? (
        <Tooltip label={props.revealed ? '遮盖号码' : '显示完整号码'}>
          <ActionIcon
            size="md"
            variant="default"
            aria-label={props.revealed ? '遮盖号码' : '显示完整号码'}
            aria-pressed={props.revealed}
            onClick={props.onReveal}
          >
            {props.revealed ? <IconEye size={16} /> : <IconEyeOff size={16} />}
          </ActionIcon>
        </Tooltip>
      ) : null}
      {props.columns}
      <Tooltip label="导出为 Excel(Ctrl+E)">
        <ActionIcon size="md" variant="default" aria-label="导出为 Excel" onClick={props.onExport}>
          <IconFileSpreadsheet size={16} />
        </ActionIcon>
      </Tooltip>
      <Menu position="bottom-end" withinPortal shadow="md">
        <Menu.Target>
          <ActionIcon size="md" variant="default" aria-label="更多">
            <IconDots size={16} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconPrinter size={15} />} onClick={props.onPrint}>
            打印列表
          </Menu.Item>
          <Menu.Item leftSection={<IconTableDown size={15} />} onClick={props.onBlankForm}>
            下载空白表（给村里填）
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}
