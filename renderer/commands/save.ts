import { type Command, unlessForbidden } from './define';

/** Saves the form in front. */
export const save: Command = {
  id: 'save',
  label: '保存',
  group: '记录',
  shortcut: 'Ctrl+S',
  words: 'bc',
  undo: 'journal',
  whileTyping: true,
  refuse: (context) =>
    unlessForbidden('edit')(context) ?? (context.offers.save === undefined ? '这里没有要保存的内容' : null),
  run: ({ offers }) => offers.save?.(),
};
