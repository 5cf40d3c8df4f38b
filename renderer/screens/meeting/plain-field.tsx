import { type ComponentType, useId, useState } from 'react';
import type { Json } from '../../../shared/kernel/json';
import type { FieldDefinition } from '../../../shared/records/define';
import type { InputProps, Unreadable } from '../../fields/input-props';
import { inputOf } from '../../fields/kinds';
import classes from './meeting.module.css';

interface PlainFieldProps {
  /** Name of the field's place, for the keys that go from field to field. */
  readonly name: string;
  readonly field: FieldDefinition;
  /** Another input than the usual one of the kind. */
  readonly input?: ComponentType<InputProps>;
  readonly value: Json | undefined;
  readonly readOnly: boolean;
  /** Seen beside the input; without it the label is only read out. */
  readonly label?: string;
  readonly className?: string | undefined;
  readonly isLast?: boolean;
  readonly onChange: (value: Json | null) => void;
}

/** One value of a list's element where it stands in the minutes, with the usual input of its kind. */
export function PlainField(props: PlainFieldProps) {
  const { field, label } = props;
  const id = useId();
  const [problem, setProblem] = useState<Unreadable | null>(null);
  const Input = props.input ?? inputOf(field.kind);
  return (
    <div className={props.className} data-field={props.name} data-last={props.isLast || undefined}>
      <label className={label === undefined ? classes.hidden : classes.label} htmlFor={id}>
        {label ?? field.label}
      </label>
      <div className={classes.control}>
        <Input
          id={id}
          field={field}
          value={props.value}
          typed={undefined}
          readOnly={props.readOnly}
          invalid={problem !== null}
          describedBy={problem === null ? undefined : `${id}-problem`}
          onChange={props.onChange}
          onUnreadable={setProblem}
        />
        {problem === null ? null : (
          <div id={`${id}-problem`} className={classes.problem} role="alert">
            {problem.reason}
          </div>
        )}
      </div>
    </div>
  );
}
