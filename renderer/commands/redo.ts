import { type Command, unlessForbidden } from './define';
import { tellUndone } from './undo';

/** Does again what was last taken back. */
export const redo: Command = {
  id: 'redo',
  label: '重做',
  group: '记录',
  shortcut: 'Ctrl+Shift+Z',
  words: 'cz',
  undo: 'journal',
  whileTyping: false,
  refuse: (context) =>
    unlessForbidden('edit')(context) ?? (context.undoable.redo === null ? '没有可重做的操作' : null),
  run: async (context) => {
    const answer = await context.data.redo();
    if (!answer.ok) return context.show.error(answer.error);
    tellUndone(context, '重做', answer.value.what, answer.value.skipped);
  },
};
