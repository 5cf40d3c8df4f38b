import type { Command } from './define';

/** Prints what is in front. */
export const printPage: Command = {
  id: 'print-page',
  label: '打印',
  group: '交换',
  shortcut: 'Ctrl+P',
  words: 'dy dayin',
  undo: 'none',
  whileTyping: true,
  refuse: ({ offers }) => (offers.print === undefined ? '本页没有可打印的内容' : null),
  run: ({ offers }) => offers.print?.(),
};
