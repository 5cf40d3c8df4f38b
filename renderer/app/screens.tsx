import { type ComponentType, lazy, type ReactNode } from 'react';
import type { Route, RouteOf, ScreenName, ScreenProps } from './routes';

interface PluggedScreen {
  readonly screen: ScreenName;
  render(route: Route): ReactNode;
}

const isOf = <S extends ScreenName>(route: Route, screen: S): route is RouteOf<S> => route.screen === screen;

/** Loads a screen when it is first shown. */
function plug<S extends ScreenName>(
  screen: S,
  load: () => Promise<ComponentType<ScreenProps<S>>>,
): PluggedScreen {
  const Screen = lazy(async () => ({ default: await load() }));
  return {
    screen,
    // Every screen takes exactly the route of its own name, which `isOf` has made sure of.
    render: (route) => (isOf(route, screen) ? <Screen {...({ route } as ScreenProps<S>)} /> : null),
  };
}

/** The screens of the program. One that is not in this list has no entry in the navigation. */
const SCREENS: readonly PluggedScreen[] = [
  plug('home', async () => (await import('../screens/home/home-screen')).HomeScreen),
  plug(
    'organizations',
    async () => (await import('../screens/organizations/organizations-screen')).OrganizationsScreen,
  ),
  plug('records', async () => (await import('../records/list/record-list')).RecordListScreen),
  plug('record', async () => (await import('../records/form/record-form')).RecordFormScreen),
  plug('bin', async () => (await import('../records/bin/bin-screen')).BinScreen),
  plug('import', async () => (await import('../screens/import/import-screen')).ImportScreen),
  plug('bundle-out', async () => (await import('../screens/bundles/bundle-out-screen')).BundleOutScreen),
  plug('bundle-in', async () => (await import('../screens/bundles/bundle-in-screen')).BundleInScreen),
  plug('conflicts', async () => (await import('../screens/review/conflicts-screen')).ConflictsScreen),
  plug('duplicates', async () => (await import('../screens/review/duplicates-screen')).DuplicatesScreen),
  plug('problems', async () => (await import('../screens/review/problems-screen')).ProblemsScreen),
  plug('settings', async () => (await import('../screens/settings/settings-screen')).SettingsScreen),
  plug(
    'diagnostics',
    async () => (await import('../screens/diagnostics/diagnostics-screen')).DiagnosticsScreen,
  ),
];

const BY_NAME: ReadonlyMap<ScreenName, PluggedScreen> = new Map(
  SCREENS.map((plugged) => [plugged.screen, plugged]),
);

/** True when there is a screen for it. */
export const hasScreen = (screen: ScreenName): boolean => BY_NAME.has(screen);

/** The screen of a place, or null when there is none. */
export const renderScreen = (route: Route): ReactNode => BY_NAME.get(route.screen)?.render(route) ?? null;
