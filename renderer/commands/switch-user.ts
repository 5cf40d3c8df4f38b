import { always, type Command } from './define';

/** Locks and asks who goes on: a number picks the user. What was typed is kept as a draft. */
export const switchUser: Command = {
  id: 'switch-user',
  label: '切换用户',
  group: '程序',
  shortcut: 'Ctrl+Shift+L',
  words: 'qhyh qiehuanyonghu',
  undo: 'none',
  whileTyping: true,
  refuse: always,
  run: ({ program }) => program.switchUser(),
};
