import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { HOME, type Route } from './routes';
import { exchange, stepAlong, stepTo, type Track } from './track';

/** Asked before the place is left; false keeps the user where he is. */
export type LeaveGuard = () => Promise<boolean>;

export interface Navigation {
  readonly route: Route;
  /** Differs after each step, also to where one has been; not after `replace`. */
  readonly visit: number;
  readonly canGoBack: boolean;
  readonly canGoForward: boolean;
  go(route: Route): void;
  /** Names the present place anew, without asking or drawing it anew: a new form that became a record's. */
  replace(route: Route): void;
  back(): void;
  forward(): void;
  /** Registers a guard; the answer takes it away again. */
  guard(guard: LeaveGuard): () => void;
  /** Asks the guards without going anywhere, for lock and quit. */
  mayLeave(): Promise<boolean>;
}

const NavigationContext = createContext<Navigation | null>(null);

interface NavigationProviderProps {
  readonly first: Route;
  readonly children: ReactNode;
}

export function NavigationProvider({ first, children }: NavigationProviderProps) {
  const [track, setTrack] = useState<Track>({ routes: [first], at: 0, visit: 0 });
  const guards = useRef(new Set<LeaveGuard>());

  const mayLeave = useCallback(async () => {
    for (const guard of [...guards.current]) if (!(await guard())) return false;
    return true;
  }, []);

  const move = useCallback(
    (next: (track: Track) => Track) => {
      void mayLeave().then((may) => {
        if (may) setTrack(next);
      });
    },
    [mayLeave],
  );

  const guard = useCallback((added: LeaveGuard) => {
    guards.current.add(added);
    return () => {
      guards.current.delete(added);
    };
  }, []);

  const value = useMemo<Navigation>(
    () => ({
      route: track.routes[track.at] ?? HOME,
      visit: track.visit,
      canGoBack: track.at > 0,
      canGoForward: track.at < track.routes.length - 1,
      go: (route) => move((old) => stepTo(old, route)),
      replace: (route) => setTrack((old) => exchange(old, route)),
      back: () => move((old) => stepAlong(old, -1)),
      forward: () => move((old) => stepAlong(old, 1)),
      guard,
      mayLeave,
    }),
    [track, move, guard, mayLeave],
  );
  return <NavigationContext value={value}>{children}</NavigationContext>;
}

export function useNavigation(): Navigation {
  const value = useContext(NavigationContext);
  if (value === null) throw new Error('useNavigation outside NavigationProvider');
  return value;
}

/** Keeps the user from leaving while `ask` says no. `ask` may open a dialog; null: nothing to guard. */
export function useLeaveGuard(ask: LeaveGuard | null): void {
  const { guard } = useNavigation();
  useEffect(() => (ask === null ? undefined : guard(ask)), [ask, guard]);
}
