import { useEffect, useRef } from 'react';
import type { RecordValues } from '../../../shared/records/define';
import { followingTitle } from '../../../shared/rules/meeting-copy';
import { useBranch } from '../../app/branch';
import type { RecordForm } from '../../records/form/use-record-form';

/** Names a meeting nobody has named, and lets that name follow day, kind and branch. */
export function useFollowingTitle(form: RecordForm): void {
  const { tree } = useBranch();
  const before = useRef<RecordValues>({});
  const { values, isNew, readOnly, change, prefill } = form;
  useEffect(() => {
    const earlier = before.current;
    before.current = values;
    if (readOnly) return;
    const nameOf = (id: string) => tree.find((node) => node.id === id)?.name ?? '';
    const title = followingTitle(earlier, values, nameOf);
    if (title === undefined) return;
    if (isNew) prefill({ title });
    else change('title', title);
  }, [values, tree, isNew, readOnly, change, prefill]);
}
