import { type Command, unlessForbidden } from './define';

/** Makes the next finding of the inspection in front a rectification item. */
export const rectify: Command = {
  id: 'rectify',
  label: '检查问题列入整改',
  group: '记录',
  shortcut: 'Alt+R',
  words: 'lrzg liruzhenggai zhuanzhenggai',
  undo: 'journal',
  whileTyping: true,
  refuse: (context) =>
    unlessForbidden('edit')(context) ??
    (context.offers.rectify === undefined ? '本页没有可列入整改的检查问题' : null),
  run: ({ offers }) => offers.rectify?.(),
};
