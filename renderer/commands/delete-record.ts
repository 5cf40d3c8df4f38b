import { type Command, unlessForbidden } from './define';

/** Deletes what is selected or open; it stays in the bin and can be taken back. */
export const deleteRecord: Command = {
  id: 'delete-record',
  label: '删除到回收站',
  group: '记录',
  shortcut: 'Ctrl+Delete',
  words: 'sc shanchu',
  undo: 'journal',
  whileTyping: false,
  refuse: (context) =>
    unlessForbidden('delete')(context) ?? (context.offers.remove === undefined ? '没有选中记录' : null),
  run: ({ offers }) => offers.remove?.run(),
};
