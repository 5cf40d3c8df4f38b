import { type ComponentType, lazy, type ReactNode, useState } from 'react';
import type { Route, RouteOf, ScreenName, ScreenProps } from './routes';

interface PluggedScreen {
  readonly screen: ScreenName;
  load(): Promise<unknown>;
  render(route: Route): ReactNode;
}

const isOf = <S extends ScreenName>(route: Route, screen: S): route is RouteOf<S> => route.screen === screen;

/** Chosen once: another component in the same place would begin anew. */
function Chosen<P extends object>({ choose, props }: { choose: () => ComponentType<P>; props: P }) {
  const [Screen] = useState(choose);
  return <Screen {...props} />;
}

/**
 * Loads a screen when it is first shown, or before. One that is there already is shown as it is: what is lazy would
 * first show that it is loading, and React leaves that on the screen for a third of a second.
 */
function plug<S extends ScreenName>(
  screen: S,
  importScreen: () => Promise<ComponentType<ScreenProps<S>>>,
): PluggedScreen {
  let loaded: ComponentType<ScreenProps<S>> | undefined;
  const load = async () => {
    loaded = await importScreen();
    return { default: loaded };
  };
  const Lazy = lazy(load);
  const choose = (): ComponentType<ScreenProps<S>> => loaded ?? Lazy;
  return {
    screen,
    load,
    // Every screen takes exactly the route of its own name, which `isOf` has made sure of.
    render: (route) =>
      isOf(route, screen) ? <Chosen choose={choose} props={{ route } as ScreenProps<S>} /> : null,
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
  plug(
    'ledger-designer',
    async () => (await import('../screens/ledger-designer/ledger-designer-screen')).LedgerDesignerScreen,
  ),
  plug('meeting', async () => (await import('../screens/meeting/meeting-screen')).MeetingScreen),
  plug('bin', async () => (await import('../records/bin/bin-screen')).BinScreen),
  plug('sign-off', async () => (await import('../screens/sign-off/sign-off-screen')).SignOffScreen),
  plug('import', async () => (await import('../screens/import/import-screen')).ImportScreen),
  plug('bundle-out', async () => (await import('../screens/bundles/bundle-out-screen')).BundleOutScreen),
  plug('bundle-in', async () => (await import('../screens/bundles/bundle-in-screen')).BundleInScreen),
  plug(
    'completeness',
    async () => (await import('../screens/completeness/completeness-screen')).CompletenessScreen,
  ),
  plug('conflicts', async () => (await import('../screens/review/conflicts-screen')).ConflictsScreen),
  plug('duplicates', async () => (await import('../screens/review/duplicates-screen')).DuplicatesScreen),
  plug('problems', async () => (await import('../screens/review/problems-screen')).ProblemsScreen),
  plug('scoring', async () => (await import('../screens/scoring/scoring-screen')).ScoringScreen),
  plug(
    'campaign-matrix',
    async () => (await import('../screens/campaign-matrix/campaign-matrix-screen')).CampaignMatrixScreen,
  ),
  plug(
    'development-pipeline',
    async () =>
      (await import('../screens/development-pipeline/development-pipeline-screen')).DevelopmentPipelineScreen,
  ),
  plug(
    'village-matters',
    async () => (await import('../screens/village-matters/village-matters-screen')).VillageMattersScreen,
  ),
  plug(
    'commitment-wall',
    async () => (await import('../screens/commitment-wall/commitment-wall-screen')).CommitmentWallScreen,
  ),
  plug(
    'notice-calendar',
    async () => (await import('../screens/notice-calendar/notice-calendar-screen')).NoticeCalendarScreen,
  ),
  plug('statistics', async () => (await import('../screens/statistics/statistics-screen')).StatisticsScreen),
  plug(
    'rectification-board',
    async () =>
      (await import('../screens/rectification-board/rectification-board-screen')).RectificationBoardScreen,
  ),
  plug('settings', async () => (await import('../screens/settings/settings-screen')).SettingsScreen),
  plug(
    'diagnostics',
    async () => (await import('../screens/diagnostics/diagnostics-screen')).DiagnosticsScreen,
  ),
];

const BY_NAME: ReadonlyMap<ScreenName, PluggedScreen> = new Map(
  SCREENS.map((plugged) => [plugged.screen, plugged]),
);

/** Where people go first. */
const FIRST: readonly ScreenName[] = ['home', 'records'];

/** Loads the screens that are likely to be shown first. One that can't be loaded says so when it is shown. */
export function preloadScreens(): void {
  for (const name of FIRST)
    BY_NAME.get(name)
      ?.load()
      .catch(() => undefined);
}

/** True when there is a screen for it. */
export const hasScreen = (screen: ScreenName): boolean => BY_NAME.has(screen);

/** The screen of a place, or null when there is none. */
export const renderScreen = (route: Route): ReactNode => BY_NAME.get(route.screen)?.render(route) ?? null;
