import { useEffect, useMemo, useState } from 'react';
import type { Finding, RecordTypeDefinition, RecordValues } from '../../../shared/records/define';
import { normaliseValues } from '../../../shared/records/normalise';
import { useData } from '../../app/data-context';

const PAUSE_MS = 220;

interface Found {
  readonly findings: readonly Finding[];
  /** What they were found in; null: in the record as it was loaded. */
  readonly values: RecordValues | null;
}

/**
 * Findings of the values as typed, the cross-record ones among them. The last ones stay until the next are there,
 * but not at a field that changed since: what was just mended must not be called wrong for another moment.
 */
export function useChecks(
  type: RecordTypeDefinition,
  id: string | null,
  values: RecordValues,
  start: readonly Finding[],
): readonly Finding[] {
  const data = useData();
  const [found, setFound] = useState<Found>({ findings: start, values: null });
  useEffect(() => {
    let stale = false;
    const timer = setTimeout(() => {
      void data.check({ type: type.name, id, values: normaliseValues(type, values) }).then((answer) => {
        if (!stale && answer.ok) setFound({ findings: answer.value, values });
      });
    }, PAUSE_MS);
    return () => {
      stale = true;
      clearTimeout(timer);
    };
  }, [data, type, id, values]);
  return useMemo(
    () =>
      found.findings.filter(({ field }) => found.values === null || found.values[field] === values[field]),
    [found, values],
  );
}
