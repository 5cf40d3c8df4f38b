import { useEffect, useState } from 'react';
import type { Finding, RecordTypeDefinition, RecordValues } from '../../../shared/records/define';
import { normaliseValues } from '../../../shared/records/normalise';
import { useData } from '../../app/data-context';

const PAUSE_MS = 220;

/** Findings of the values as typed, the cross-record ones among them. The last ones stay until the next are there. */
export function useChecks(
  type: RecordTypeDefinition,
  id: string | null,
  values: RecordValues,
  start: readonly Finding[],
): readonly Finding[] {
  const data = useData();
  const [findings, setFindings] = useState(start);
  useEffect(() => {
    let stale = false;
    const timer = setTimeout(() => {
      void data.check({ type: type.name, id, values: normaliseValues(type, values) }).then((answer) => {
        if (!stale && answer.ok) setFindings(answer.value);
      });
    }, PAUSE_MS);
    return () => {
      stale = true;
      clearTimeout(timer);
    };
  }, [data, type, id, values]);
  return findings;
}
