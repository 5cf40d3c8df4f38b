import { type Command, type CommandContext, unlessForbidden } from './define';

/** Says what was taken back, and what was left alone because somebody changed it since. */
export function tellUndone(
  context: CommandContext,
  word: string,
  what: string | null,
  skipped: number,
): void {
  const left = skipped > 0 ? `；有 ${skipped} 处后来又被改过，保持原样` : '';
  context.show.tell(what === null ? `没有可${word}的操作` : `已${word}：${what}${left}`);
}

/** Takes back the last act of this user. */
export const undo: Command = {
  id: 'undo',
  label: '撤销',
  group: '记录',
  shortcut: 'Ctrl+Z',
  words: 'cx',
  undo: 'journal',
  whileTyping: false,
  refuse: (context) =>
    unlessForbidden('edit')(context) ?? (context.undoable.undo === null ? '没有可撤销的操作' : null),
  run: async (context) => {
    const answer = await context.data.undo();
    if (!answer.ok) return context.show.error(answer.error);
    tellUndone(context, '撤销', answer.value.what, answer.value.skipped);
  },
};
