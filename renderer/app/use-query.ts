import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { AppError } from '../../shared/kernel/errors';
import type { QueryAnswer, QuerySpec, Row } from '../data/api';
import { useData } from './data-context';
import { useLive } from './use-live';

/** Rows fetched at a time; a screen shows about 40. The first of them come with the answer. */
const PAGE = 120;

/** Pages of rows that are kept; who goes through a long list to its end does not gather all of it in the window. */
const KEPT_PAGES = 50;

export interface QueryRows {
  readonly count: number;
  readonly totals: Readonly<Record<string, string>>;
  /** Handle for queryIds; null before the first answer. */
  readonly query: string | null;
  readonly loading: boolean;
  readonly error: AppError | null;
  /** The row at this place, or undefined while it is on its way. */
  row(index: number): Row | undefined;
  /** Fetches what is missing of [from, to). Call it with the virtual list's visible range. */
  ensure(from: number, to: number): void;
}

/**
 * An ordered list for a virtual table: the count at once, rows by window as they are looked at. After a change of
 * the type the list is asked anew; the old rows stay on screen until the new ones are there.
 */
export function useQuery(spec: QuerySpec): QueryRows {
  const data = useData();
  const key = JSON.stringify(spec);
  const live = useLive<QueryAnswer>(key, [spec.type], (api) => api.query(spec));
  const [, redraw] = useState(0);
  const pages = useRef(new Map<number, readonly Row[]>());
  const before = useRef(new Map<number, readonly Row[]>());
  const asked = useRef(new Set<number>());
  const query = live.value?.query ?? null;
  const count = live.value?.count ?? 0;
  const given = live.value?.first;
  const first = given !== undefined && given.length >= Math.min(PAGE, count) ? given : undefined;
  const held = useRef<string | null>(null);
  const lastRange = useRef({ from: 0, to: PAGE });
  const { again } = live;

  const ensure = useCallback(
    (from: number, to: number) => {
      lastRange.current = { from, to };
      if (query === null) return;
      // The table asks before the effect below does.
      if (held.current !== query) {
        before.current = pages.current;
        pages.current = new Map(first === undefined ? [] : [[0, first]]);
        asked.current = new Set(pages.current.keys());
        held.current = query;
      }
      for (let page = Math.floor(from / PAGE); page * PAGE < to; page += 1) {
        if (asked.current.has(page)) continue;
        asked.current.add(page);
        void data.rows({ query, from: page * PAGE, to: (page + 1) * PAGE }).then((answer) => {
          if (held.current !== query) return;
          // The handle died with a change that is being announced: ask for the list again.
          if (!answer.ok) return again();
          pages.current.set(page, answer.value);
          // Of the list before, nothing may come back once this page is let go.
          before.current.delete(page);
          for (const old of [...pages.current.keys()].slice(0, -KEPT_PAGES)) {
            const isLookedAt = old * PAGE < lastRange.current.to && (old + 1) * PAGE > lastRange.current.from;
            if (isLookedAt) continue;
            pages.current.delete(old);
            asked.current.delete(old);
          }
          redraw((n) => n + 1);
        });
      }
    },
    [data, query, first, again],
  );

  useEffect(() => ensure(lastRange.current.from, lastRange.current.to), [ensure]);

  const row = useCallback(
    (index: number) => {
      const page = Math.floor(index / PAGE);
      const known = page === 0 && first !== undefined ? first : pages.current.get(page);
      return (known ?? before.current.get(page))?.[index % PAGE];
    },
    [first],
  );

  const totals = useMemo(() => live.value?.totals ?? {}, [live.value]);
  return { count, totals, query, loading: live.loading, error: live.error, row, ensure };
}
