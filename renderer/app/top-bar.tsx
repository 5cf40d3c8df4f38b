import { ActionIcon, Kbd, Tooltip } from '@mantine/core';
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconChevronLeft,
  IconChevronRight,
  IconHelp,
  IconLock,
  IconSearch,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Command } from '../commands/define';
import { findAnything } from '../commands/find-anything';
import { goBack } from '../commands/go-back';
import { goForward } from '../commands/go-forward';
import { lockVault } from '../commands/lock-vault';
import { redo } from '../commands/redo';
import { showHelp } from '../commands/show-help';
import { undo } from '../commands/undo';
import { BranchPicker } from './branch-picker';
import { useCommands } from './commands-context';
import { useNavigation } from './navigation';
import classes from './shell.module.css';
import { useUndo } from './undo-state';

/** Above every screen: the way back, the branch that scopes everything, search, undo, lock. */
export function TopBar() {
  const { run } = useCommands();
  const undoable = useUndo();
  // Not read here, but what back and forward may do changes with the place.
  useNavigation();
  return (
    <div className={classes.top} role="toolbar" aria-label="工具栏">
      <CommandIcon command={goBack} icon={<IconChevronLeft size="1.1rem" />} />
      <CommandIcon command={goForward} icon={<IconChevronRight size="1.1rem" />} />
      <BranchPicker />
      <span className={classes.spacer} />
      <button type="button" className={classes.search} onClick={() => run(findAnything)}>
        <IconSearch size="1rem" aria-hidden />
        <span>查找</span>
        <span className={classes.spacer} />
        <Kbd size="xs">Ctrl K</Kbd>
      </button>
      <CommandIcon command={undo} icon={<IconArrowBackUp size="1.1rem" />} what={undoable.undo} />
      <CommandIcon command={redo} icon={<IconArrowForwardUp size="1.1rem" />} what={undoable.redo} />
      <CommandIcon command={showHelp} icon={<IconHelp size="1.1rem" />} />
      <CommandIcon command={lockVault} icon={<IconLock size="1.1rem" />} />
    </div>
  );
}

interface CommandIconProps {
  readonly command: Command;
  readonly icon: ReactNode;
  /** What it would act on, for the tooltip. */
  readonly what?: string | null;
}

function CommandIcon({ command, icon, what }: CommandIconProps) {
  const { run, refusal } = useCommands();
  const refused = refusal(command);
  const keys =
    command.shortcut === undefined
      ? ''
      : `(${command.shortcut.replace('ArrowLeft', '←').replace('ArrowRight', '→')})`;
  const label = what ? `${command.label}：${what}` : command.label;
  return (
    <Tooltip label={`${refused ?? label}${keys}`}>
      <ActionIcon
        variant="subtle"
        color="gray"
        className={classes.icon}
        aria-label={label}
        // Stays focusable, so that keyboard and tooltip can say why it does nothing.
        data-disabled={refused !== null || undefined}
        aria-disabled={refused !== null}
        onClick={() => run(command)}
      >
        {icon}
      </ActionIcon>
    </Tooltip>
  );
}
