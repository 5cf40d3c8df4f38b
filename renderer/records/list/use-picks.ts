import { useCallback, useEffect, useState } from 'react';
import { useData } from '../../app/data-context';
import type { QueryRows } from '../../app/use-query';
import type { Row } from '../../data/api';
import type { PickManner } from './grid';
import {
  keepPresent,
  NO_SELECTION,
  type Selection,
  selectAll,
  selectOnly,
  selectRange,
  selectToggle,
} from './selection';

/** The picked records of a list, and the ways to pick. Ids of rows that were never fetched are asked for when needed. */
export function usePicks(rows: QueryRows) {
  const data = useData();
  const [selection, setSelection] = useState<Selection>(NO_SELECTION);
  const { query, count } = rows;

  const order = useCallback(async (): Promise<readonly string[]> => {
    if (query === null) return [];
    const answer = await data.queryIds({ query });
    return answer.ok ? answer.value : [];
  }, [data, query]);

  // What a filter hides or somebody deleted must not be hit by the next act.
  const hasPicked = selection.ids.size > 0;
  useEffect(() => {
    if (!hasPicked || query === null) return;
    let stale = false;
    void data.queryIds({ query }).then((answer) => {
      if (!stale && answer.ok) setSelection((old) => keepPresent(old, answer.value));
    });
    return () => {
      stale = true;
    };
  }, [data, query, hasPicked]);

  return {
    selection,
    clear: () => setSelection(NO_SELECTION),
    pick: (row: Row, manner: PickManner) => {
      if (manner === 'toggle') setSelection((old) => selectToggle(old, row.id));
      else if (manner === 'only') setSelection(selectOnly(row.id));
      else void order().then((ids) => setSelection((old) => selectRange(old, row.id, ids)));
    },
    /** All of the list; a second time: none. */
    pickAll: () => {
      if (hasPicked && selection.ids.size === count) setSelection(NO_SELECTION);
      else void order().then((ids) => setSelection(selectAll(ids)));
    },
  };
}
