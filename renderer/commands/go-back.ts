import type { Command } from './define';

/** To the place before. */
export const goBack: Command = {
  id: 'go-back',
  label: '后退',
  group: '前往',
  shortcut: 'Alt+ArrowLeft',
  words: 'ht',
  undo: 'none',
  whileTyping: true,
  refuse: ({ navigation }) => (navigation.canGoBack ? null : '没有上一页'),
  run: ({ navigation }) => navigation.back(),
};
