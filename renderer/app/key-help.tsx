import { Kbd, Modal, SimpleGrid, Stack, Text } from '@mantine/core';
import type { Command } from '../commands/define';
import { keysOf } from '../commands/shortcut';
import { useCommands } from './commands-context';
import classes from './key-help.module.css';

const GROUPS = ['记录', '交换', '前往', '程序'] as const;

/** Keys that belong to widgets, not to commands; listed so that the help is whole. */
const WIDGET_KEYS = [
  { keys: ['Enter'], label: '表单：到下一项；列表：打开' },
  { keys: ['Esc'], label: '关闭对话框、取消选择' },
  { keys: ['Tab'], label: '到下一个控件' },
  { keys: ['1', '…', '9'], label: '切换用户时：选第几个用户，再输密码' },
] as const;

/** F1: every key of the program, read from the registry. */
export function KeyHelp({ onClose }: { readonly onClose: () => void }) {
  const { commands } = useCommands();
  return (
    <Modal opened onClose={onClose} title="键盘快捷键" size="48rem">
      <SimpleGrid cols={2} spacing="xl">
        {GROUPS.map((group) => (
          <Stack key={group} gap={2}>
            <Text fw={600} size="sm">
              {group}
            </Text>
            {commands
              .filter((command) => command.group === group && command.shortcut !== undefined)
              .map(line)}
          </Stack>
        ))}
        <Stack gap={2}>
          <Text fw={600} size="sm">
            通用
          </Text>
          {WIDGET_KEYS.map(({ keys, label }) => (
            <KeyLine key={label} keys={keys} label={label} />
          ))}
        </Stack>
      </SimpleGrid>
    </Modal>
  );
}

const line = ({ id, label, shortcut }: Command) =>
  shortcut === undefined ? null : <KeyLine key={id} keys={keysOf(shortcut)} label={label} />;

function KeyLine({ keys, label }: { readonly keys: readonly string[]; readonly label: string }) {
  return (
    <div className={classes.line}>
      <span>{label}</span>
      <span>
        {keys.map((key) => (
          <Kbd key={key} size="xs" ml={4}>
            {key}
          </Kbd>
        ))}
      </span>
    </div>
  );
}
