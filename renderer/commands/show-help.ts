import { always, type Command } from './define';

/** Lists the keys. */
export const showHelp: Command = {
  id: 'show-help',
  label: '键盘快捷键',
  group: '程序',
  shortcut: 'F1',
  words: 'bz bangzhu kjj',
  undo: 'none',
  whileTyping: true,
  refuse: always,
  run: ({ show }) => show.help(),
};
