import { always, type Command } from './define';

/** Locks and ends the program. */
export const quitProgram: Command = {
  id: 'quit-program',
  label: '退出程序',
  group: '程序',
  shortcut: 'Ctrl+Q',
  words: 'tc tuichu',
  undo: 'none',
  whileTyping: true,
  refuse: always,
  run: ({ program }) => program.quit(),
};
