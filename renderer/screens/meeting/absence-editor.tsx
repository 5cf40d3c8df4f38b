import { type KeyboardEvent, useEffect, useRef } from 'react';
import type { Json } from '../../../shared/kernel/json';
import type { RecordValues } from '../../../shared/records/define';
import { meetingFields } from '../../../shared/records/meeting-fields';
import { away } from '../../../shared/rules/meeting-attendance';
import { textOf } from '../../../shared/rules/values';
import type { Element } from '../../fields/list/elements';
import { focusNextField } from '../../records/form/form-focus';
import classes from './meeting.module.css';
import { PlainField } from './plain-field';

interface AbsenceEditorProps {
  readonly element: Element;
  readonly onChange: (person: RecordValues) => void;
  readonly onClose: () => void;
}

const OF = meetingFields.attendance.of;

/** Why somebody is not there, over the list; Enter goes on to the next field and after the last back to signing in. */
export function AbsenceEditor({ element, onChange, onClose }: AbsenceEditorProps) {
  const frame = useRef<HTMLFieldSetElement>(null);
  const state = textOf(element, 'state') ?? 'absent';
  const isExcluded = element.excludedFromDue === true;
  useEffect(() => {
    frame.current?.querySelector<HTMLElement>('[data-field="absence-reason"] input')?.focus();
  }, []);

  const set = (next: RecordValues) => onChange({ ...element, ...next });
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.defaultPrevented) return;
    if (event.key === 'Escape') {
      event.preventDefault();
      return onClose();
    }
    if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return;
    event.preventDefault();
    const isLast = event.target.closest('[data-last]') !== null;
    if (isLast) onClose();
    else focusNextField(event.currentTarget, event.target, 1);
  };

  return (
    <fieldset ref={frame} className={classes.absence} onKeyDown={onKeyDown}>
      <legend>{textOf(element, 'name')} 未到会</legend>
      <PlainField
        name="absence-reason"
        field={OF.reason}
        label="原因"
        value={element.reason}
        readOnly={false}
        isLast={!isExcluded}
        onChange={(reason) => onChange(away(element, stateFor(state, reason), asReason(reason)))}
      />
      <PlainField
        name="absence-state"
        field={OF.state}
        label="情形"
        value={state}
        readOnly={false}
        onChange={(code) => set({ state: code ?? 'absent' })}
      />
      <label className={classes.excluded}>
        <input
          type="checkbox"
          checked={isExcluded}
          onChange={(event) => set({ excludedFromDue: event.currentTarget.checked || null })}
        />
        经批准不计入应到
      </label>
      {isExcluded ? (
        <PlainField
          name="absence-approval"
          field={OF.exclusionReason}
          label="原因和批准"
          value={element.exclusionReason}
          readOnly={false}
          isLast
          onChange={(words) => set({ exclusionReason: words })}
        />
      ) : null}
    </fieldset>
  );
}

const asReason = (reason: Json | null): string | null => (typeof reason === 'string' ? reason : null);

/** Whoever gives a reason is on leave; without one they are absent. A vote handed in by writing stays one. */
function stateFor(state: string, reason: Json | null): 'leave' | 'absent' | 'written' {
  if (state === 'written') return 'written';
  return reason === null || reason === NOT_SAID ? 'absent' : 'leave';
}

/** Code of the reason that is none. */
const NOT_SAID = 'unknown';
