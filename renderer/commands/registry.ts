import { createRecord } from './create-record';
import type { Command, CommandContext } from './define';
import { deleteRecord } from './delete-record';
import { exportList } from './export-list';
import { findAnything } from './find-anything';
import { findInList } from './find-in-list';
import { goBack } from './go-back';
import { goForward } from './go-forward';
import { lockVault } from './lock-vault';
import { printPage } from './print-page';
import { quitProgram } from './quit-program';
import { rectify } from './rectify';
import { redo } from './redo';
import { save } from './save';
import { type Keys, matches } from './shortcut';
import { showHelp } from './show-help';
import { switchUser } from './switch-user';
import { undo } from './undo';

/** Everything a user can do besides going to a place, in the order of the keyboard help. */
export const COMMANDS: readonly Command[] = [
  findAnything,
  save,
  undo,
  redo,
  createRecord,
  findInList,
  deleteRecord,
  rectify,
  exportList,
  printPage,
  goBack,
  goForward,
  showHelp,
  lockVault,
  switchUser,
  quitProgram,
];

/** The command of these keys, if any. */
export function commandOf(commands: readonly Command[], keys: Keys): Command | undefined {
  return commands.find(({ shortcut }) => shortcut !== undefined && matches(shortcut, keys));
}

/** Runs a command, or says why it can't run now. The only place where commands are run. */
export async function runCommand(command: Command, context: CommandContext): Promise<void> {
  const refusal = command.refuse(context);
  if (refusal !== null) return context.show.tell(refusal);
  await command.run(context);
}

/** Commands that a typed text finds: every word in the label or the id, or at the start of one of the other words. */
export function findCommands(commands: readonly Command[], text: string): readonly Command[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return commands.filter(({ label, words: more = '', id }) => {
    const hay = `${label} ${id}`.toLowerCase();
    const starts = more.toLowerCase().split(' ');
    return words.every((word) => hay.includes(word) || starts.some((one) => one.startsWith(word)));
  });
}
