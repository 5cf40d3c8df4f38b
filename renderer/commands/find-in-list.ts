import type { Command } from './define';

/** Puts the cursor into the filter of the list in front. */
export const findInList: Command = {
  id: 'find-in-list',
  label: '在本页筛选',
  group: '记录',
  shortcut: 'Ctrl+F',
  words: 'sx',
  undo: 'none',
  whileTyping: true,
  refuse: ({ offers }) => (offers.find === undefined ? '本页没有可筛选的列表' : null),
  run: ({ offers }) => offers.find?.(),
};
