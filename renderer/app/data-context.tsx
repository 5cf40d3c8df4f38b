import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useSyncExternalStore,
} from 'react';
import type { DataApi, DataEvents, SessionSummary } from '../data/api';
import { type DataLink, type WriteWatch, watchWrites } from './data-link';
import { useProgram } from './program-context';
import { openTestingDoor } from './testing-door';

interface DataContextValue {
  readonly api: DataApi;
  readonly link: DataLink;
  readonly watch: WriteWatch;
  readonly session: SessionSummary;
}

const DataContext = createContext<DataContextValue | null>(null);

/** Gives the screens the open vault. Mounted only between unlock and lock. */
export function DataProvider(props: {
  readonly link: DataLink;
  readonly session: SessionSummary;
  readonly children: ReactNode;
}) {
  const { link, session } = props;
  const { status, info } = useProgram();
  // A disk that fails while the vault is open turns it read-only in main; the worker's summary is older than that.
  const readOnly = session.readOnly || status.readOnly;
  const watched = useMemo(() => watchWrites(link.api), [link]);
  const value = useMemo(
    () => ({ link, session: { ...session, readOnly }, ...watched }),
    [link, session, readOnly, watched],
  );
  const { testing } = info;
  useEffect(() => (testing ? openTestingDoor(value.api) : undefined), [testing, value.api]);
  return <DataContext value={value}>{props.children}</DataContext>;
}

function useDataContext(): DataContextValue {
  const value = useContext(DataContext);
  if (value === null) throw new Error('data asked for while the vault is locked');
  return value;
}

/** The data worker's answers. */
export const useData = (): DataApi => useDataContext().api;

/** Who works in which unit, and whether the vault is read-only. */
export const useSession = (): SessionSummary => useDataContext().session;

/** Number of writes that the journal has not acknowledged yet. */
export function useWritesUnderWay(): number {
  const { watch } = useDataContext();
  return useSyncExternalStore(watch.subscribe, watch.underWay);
}

/** Calls the newest `listener` for each event of the worker. */
export function useDataEvent<E extends keyof DataEvents>(
  event: E,
  listener: (value: DataEvents[E]) => void,
): void {
  const { link } = useDataContext();
  const latest = useRef(listener);
  useEffect(() => {
    latest.current = listener;
  });
  useEffect(() => link.on(event, (value) => latest.current(value)), [link, event]);
}
