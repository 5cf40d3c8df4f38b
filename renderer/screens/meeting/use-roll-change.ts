import { useEffect, useMemo, useRef } from 'react';
import { countAttendance, type RollChange, withRoll } from '../../../shared/rules/meeting-attendance';
import { convened } from '../../../shared/rules/meeting-roll';
import { elementsOf, textOf } from '../../../shared/rules/values';
import { newElementId } from '../../fields/list/element-id';
import type { RecordForm } from '../../records/form/use-record-form';
import { asElements, type Minutes } from './use-minutes';
import type { Roll } from './use-roll';

/** More are not ticked one by one: a township's mobilisation counts heads. */
const MOST = 300;

/**
 * The attendance list kept to the roll of the day. A new meeting takes it over by itself until somebody is ticked;
 * later, and on an old meeting, what differs is offered, because minutes are not to change behind their author.
 */
export function useRollChange(
  form: RecordForm,
  minutes: Minutes,
  roll: Roll | null,
): { readonly change: RollChange; readonly take: () => void } | null {
  const { values, isNew, readOnly, prefill } = form;
  const beganNew = useRef(isNew);
  const [kind, group] = [textOf(values, 'kind'), textOf(values, 'groupId')];
  const { attendance } = values;
  const change = useMemo(() => {
    if (roll === null || kind === undefined) return null;
    const called = convened(kind, group, roll.people);
    if (called.length > MOST) return null;
    const found = withRoll(elementsOf({ attendance }, 'attendance'), called, newElementId);
    return found.added.length + found.removed.length + found.revoted.length === 0 ? null : found;
  }, [roll, kind, group, attendance]);

  const isUntouched = minutes.attendance.every(
    (one) => one.state === 'absent' && one.reason === undefined && one.excludedFromDue !== true,
  );
  const takesItself = beganNew.current && isUntouched && !readOnly;
  const { setAttendance } = minutes;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the acts are new at each render; the change decides.
  useEffect(() => {
    if (change === null || !takesItself) return;
    const list = asElements(change.attendance);
    if (isNew && form.state.edits.attendance === undefined)
      prefill({ attendance: [...list], ...countAttendance(list) });
    else setAttendance(list);
  }, [change, takesItself]);

  if (change === null || takesItself || readOnly) return null;
  return { change, take: () => setAttendance(change.attendance) };
}
