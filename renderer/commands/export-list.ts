import type { Command } from './define';

/** The list in front as an Excel file. */
export const exportList: Command = {
  id: 'export-list',
  label: '导出本页列表为 Excel',
  group: '交换',
  shortcut: 'Ctrl+E',
  words: 'dc daochu',
  undo: 'none',
  whileTyping: true,
  refuse: ({ offers }) => (offers.exportList === undefined ? '本页没有可导出的列表' : null),
  run: ({ offers }) => offers.exportList?.(),
};
