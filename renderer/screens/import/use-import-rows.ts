import { useCallback, useEffect, useRef, useState } from 'react';
import { useData } from '../../app/data-context';
import { tellError } from '../../app/notify';
import type { ImportRow, ImportSession, ImportStatus } from '../../data/api';

/** Rows fetched at a time; a screen shows about 20. */
const PAGE = 100;

export interface ImportRowWindow {
  readonly total: number;
  row(index: number): ImportRow | undefined;
  ensure(from: number, to: number): void;
  /** Puts a mended row in its place without asking for the page again. */
  put(index: number, row: ImportRow): void;
}

/** Rows of one file of a session, by window. Asked anew when the session was answered anew. */
export function useImportRows(
  session: ImportSession,
  file: number,
  status: ImportStatus | null,
): ImportRowWindow {
  const data = useData();
  const [total, setTotal] = useState(0);
  const [, redraw] = useState(0);
  const pages = useRef(new Map<number, ImportRow[]>());
  const asked = useRef(new Set<number>());
  const generation = useRef(0);

  const fetchPage = useCallback(
    async (page: number) => {
      if (asked.current.has(page)) return;
      asked.current.add(page);
      const mine = generation.current;
      const answer = await data.importRows({
        session: session.session,
        file,
        status,
        from: page * PAGE,
        to: (page + 1) * PAGE,
      });
      if (mine !== generation.current) return;
      if (!answer.ok) return tellError(answer.error);
      pages.current.set(page, [...answer.value.rows]);
      setTotal(answer.value.total);
      redraw((n) => n + 1);
    },
    [data, session, file, status],
  );

  useEffect(() => {
    generation.current += 1;
    pages.current = new Map();
    asked.current = new Set();
    void fetchPage(0);
  }, [fetchPage]);

  const ensure = useCallback(
    (from: number, to: number) => {
      for (let page = Math.floor(from / PAGE); page * PAGE < to; page += 1) void fetchPage(page);
    },
    [fetchPage],
  );
  const row = useCallback((index: number) => pages.current.get(Math.floor(index / PAGE))?.[index % PAGE], []);
  const put = useCallback((index: number, next: ImportRow) => {
    const page = pages.current.get(Math.floor(index / PAGE));
    if (page) page[index % PAGE] = next;
    redraw((n) => n + 1);
  }, []);
  return { total, row, ensure, put };
}
