import { always, type Command } from './define';

/** The one search box over records and commands. */
export const findAnything: Command = {
  id: 'find-anything',
  label: '查找记录和操作',
  group: '程序',
  shortcut: 'Ctrl+K',
  undo: 'none',
  whileTyping: true,
  refuse: always,
  run: ({ show }) => show.palette(),
};
