import { always, type Command } from './define';

/** Locks at once; what was typed is kept as a draft. */
export const lockVault: Command = {
  id: 'lock-vault',
  label: '锁定',
  group: '程序',
  shortcut: 'Ctrl+L',
  words: 'sd suoding',
  undo: 'none',
  whileTyping: true,
  refuse: always,
  run: ({ program }) => program.lock(),
};
