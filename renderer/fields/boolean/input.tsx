import classes from '../fields.module.css';
import type { InputProps } from '../input-props';

const CHOICES = [
  { value: 'yes', label: '是' },
  { value: 'no', label: '否' },
  { value: 'none', label: '未填' },
] as const;

/** Three states: 否 is an answer, 未填 is none. Plain radio buttons: nothing of them has to be measured. */
export function BooleanInput({ id, field, value, readOnly, describedBy, onChange }: InputProps) {
  const chosen = value === true ? 'yes' : value === false ? 'no' : 'none';
  return (
    <div
      id={id}
      className={classes.choices}
      role="radiogroup"
      aria-label={field.label}
      aria-describedby={describedBy}
    >
      {CHOICES.map((choice) => (
        <label key={choice.value} className={classes.choice}>
          <input
            type="radio"
            name={id}
            checked={choice.value === chosen}
            disabled={readOnly && choice.value !== chosen}
            onChange={() => {
              if (!readOnly) onChange(choice.value === 'none' ? null : choice.value === 'yes');
            }}
          />
          <span>{choice.label}</span>
        </label>
      ))}
    </div>
  );
}
