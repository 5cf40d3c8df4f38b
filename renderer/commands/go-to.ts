import type { Right } from '../../shared/rules/roles';
import type { Route } from '../app/routes';
import { always, type Command, unlessRoleLacks } from './define';

interface Destination {
  readonly route: Route;
  readonly label: string;
  readonly words: string;
  readonly shortcut?: string | undefined;
  /** What one must be allowed to do to have business there. */
  readonly right?: Right | undefined;
}

/** A command that goes to one place; the shell makes one for each entry of the navigation. */
export const goTo = ({ route, label, words, shortcut, right }: Destination): Command => ({
  id: `go-to:${route.screen}${route.screen === 'records' ? `:${route.type}` : ''}`,
  label,
  group: '前往',
  ...(shortcut === undefined ? {} : { shortcut }),
  words,
  undo: 'none',
  whileTyping: true,
  refuse: right === undefined ? always : unlessRoleLacks(right),
  run: ({ navigation }) => navigation.go(route),
});
