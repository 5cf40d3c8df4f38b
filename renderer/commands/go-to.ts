import type { Route } from '../app/routes';
import { always, type Command } from './define';

/** A command that goes to one place; the shell makes one for each entry of the navigation. */
export const goTo = (route: Route, label: string, words: string, shortcut?: string): Command => ({
  id: `go-to:${route.screen}${route.screen === 'records' ? `:${route.type}` : ''}`,
  label,
  group: '前往',
  ...(shortcut === undefined ? {} : { shortcut }),
  words,
  undo: 'none',
  whileTyping: true,
  refuse: always,
  run: ({ navigation }) => navigation.go(route),
});
