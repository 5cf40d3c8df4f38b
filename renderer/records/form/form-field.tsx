import { type ComponentType, memo, useEffect, useId, useRef, useState } from 'react';
import type { Json } from '../../../shared/kernel/json';
import type { FieldDefinition, Finding } from '../../../shared/records/define';
import type { ConflictItem } from '../../data/api';
import type { InputProps, Unreadable } from '../../fields/input-props';
import { inputOf, isWide } from '../../fields/kinds';
import { MaskedInput } from '../../fields/masked-input';
import { ConflictChoice } from './conflict-choice';
import classes from './form.module.css';

interface FormFieldProps {
  readonly fieldKey: string;
  readonly field: FieldDefinition;
  /** Another input than the usual one of its kind. */
  readonly input?: ComponentType<InputProps>;
  readonly value: Json | undefined;
  readonly unreadable: Unreadable | undefined;
  readonly findings: readonly Finding[];
  readonly conflicts: readonly ConflictItem[];
  readonly edited: boolean;
  readonly readOnly: boolean;
  readonly revealed: boolean;
  readonly onChange: (field: string, value: Json | null) => void;
  readonly onUnreadable: (field: string, problem: Unreadable | null) => void;
  readonly onLeave: (field: string) => void;
}

/** Label, input, hint, findings and conflict of one field. Drawn anew only when something of its own changed. */
export const FormField = memo(FormFieldView, sameField);

function FormFieldView(props: FormFieldProps) {
  const { fieldKey, field, value, findings, unreadable } = props;
  const id = useId();
  const frame = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);
  const [focused, setFocused] = useState(false);
  const Input = props.input ?? inputOf(field.kind);
  const isEmpty = value === undefined || value === null || value === '';
  const masked = field.sensitive === true && !props.revealed && !open && !isEmpty && unreadable === undefined;

  // The masked text gave way to the real input: the focus moves on into it.
  useEffect(() => {
    const node = frame.current;
    if (open && node !== null && !node.contains(document.activeElement))
      node.querySelector<HTMLElement>('input, textarea, button')?.focus();
  }, [open]);

  const invalid = unreadable !== undefined || findings.some((finding) => finding.level === 'error');
  const showsHint = focused && field.hint !== undefined && !props.readOnly;
  const described = [showsHint ? `${id}-hint` : '', findings.length > 0 || unreadable ? `${id}-findings` : '']
    .filter((part) => part !== '')
    .join(' ');

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only listens to where the focus goes.
    <div
      ref={frame}
      className={classes.field}
      data-field={fieldKey}
      data-wide={isWide(field) || undefined}
      onFocus={() => {
        setFocused(true);
        // Whoever is in a sensitive field sees it, also while its first characters are typed.
        if (field.sensitive === true) setOpen(true);
      }}
      onBlur={(event) => {
        if (event.currentTarget.contains(event.relatedTarget)) return;
        setFocused(false);
        // A list stays open: its dialog takes the focus away without leaving the field.
        if (field.kind !== 'list') setOpen(false);
        props.onLeave(fieldKey);
      }}
    >
      <label className={classes.label} htmlFor={id} data-edited={props.edited || undefined}>
        {field.label}
        {field.required === true ? (
          <span className={classes.required} title="必填">
            *
          </span>
        ) : null}
      </label>
      <div className={classes.control}>
        {masked ? (
          <MaskedInput id={id} field={field} value={value} />
        ) : (
          <Input
            id={id}
            field={field}
            value={value}
            typed={unreadable?.text}
            readOnly={props.readOnly}
            invalid={invalid}
            describedBy={described === '' ? undefined : described}
            onChange={(next) => props.onChange(fieldKey, next)}
            onUnreadable={(problem) => props.onUnreadable(fieldKey, problem)}
          />
        )}
        {showsHint ? (
          <div id={`${id}-hint`} className={classes.hint}>
            {field.hint}
          </div>
        ) : null}
        {unreadable === undefined && findings.length === 0 ? null : (
          <ul id={`${id}-findings`} className={classes.findings}>
            {unreadable === undefined ? null : <li data-level="error">{unreadable.reason}</li>}
            {findings.map((finding) => (
              <li key={`${finding.check}${finding.message}`} data-level={finding.level}>
                {finding.message}
              </li>
            ))}
          </ul>
        )}
        {props.conflicts.map((item) => (
          <ConflictChoice key={item.path} item={item} readOnly={props.readOnly} />
        ))}
      </div>
    </div>
  );
}

function sameList<T>(a: readonly T[], b: readonly T[]): boolean {
  return a === b || (a.length === b.length && a.every((item, at) => item === b[at]));
}

function sameField(a: FormFieldProps, b: FormFieldProps): boolean {
  return (
    a.field === b.field &&
    a.input === b.input &&
    a.value === b.value &&
    a.unreadable === b.unreadable &&
    a.edited === b.edited &&
    a.readOnly === b.readOnly &&
    a.revealed === b.revealed &&
    a.onChange === b.onChange &&
    a.onLeave === b.onLeave &&
    a.onUnreadable === b.onUnreadable &&
    sameList(a.findings, b.findings) &&
    sameList(a.conflicts, b.conflicts)
  );
}
