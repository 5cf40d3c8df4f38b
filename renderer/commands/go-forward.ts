import type { Command } from './define';

/** To the place that was left by going back. */
export const goForward: Command = {
  id: 'go-forward',
  label: '前进',
  group: '前往',
  shortcut: 'Alt+ArrowRight',
  words: 'qj',
  undo: 'none',
  whileTyping: true,
  refuse: ({ navigation }) => (navigation.canGoForward ? null : '没有下一页'),
  run: ({ navigation }) => navigation.forward(),
};
