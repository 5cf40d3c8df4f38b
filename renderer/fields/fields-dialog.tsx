import { Button, Group, Modal } from '@mantine/core';
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import type { AppError } from '../../shared/kernel/errors';
import type { Json } from '../../shared/kernel/json';
import type { FieldDefinition, FieldDefinitions } from '../../shared/records/define';
import { ErrorNote } from '../app/error-note';
import { hideUndoToast } from '../app/notify';
import { useFocusBack } from '../app/use-focus-back';
import classes from './fields.module.css';
import type { Unreadable } from './input-props';
import { lacking } from './lacking';
import { SCALAR_INPUTS } from './scalar-inputs';

export type DialogValues = Readonly<Record<string, Json>>;

interface FieldsFormProps {
  /** Above the fields: what this is about. */
  readonly note?: ReactNode;
  readonly fields: FieldDefinitions;
  /** Which fields are asked for at the values so far; absent: all. */
  readonly asks?: (key: string, values: DialogValues) => boolean;
  readonly values: DialogValues;
  readonly readOnly?: boolean;
  /** What the button does, as a verb. */
  readonly submit: string;
  readonly busy?: boolean;
  /** Refusal of what was submitted. */
  readonly error?: AppError | null;
  /** Below the fields: what no field of a record is. */
  readonly children?: ReactNode;
  readonly onSave: (values: DialogValues) => void;
  readonly onClose: () => void;
}

/** A few fields in a small form over the page. */
export function FieldsDialog({ title, ...form }: FieldsFormProps & { readonly title: string }) {
  useFocusBack();
  useEffect(hideUndoToast, []);
  return (
    <Modal opened onClose={form.onClose} title={title} size="lg">
      <FieldsForm {...form} />
    </Modal>
  );
}

/** A few fields; Enter submits. What is required must be there, half of it helps nobody. */
export function FieldsForm(props: FieldsFormProps) {
  const { fields, asks, readOnly = false } = props;
  const [values, setValues] = useState<DialogValues>(props.values);
  const [unreadable, setUnreadable] = useState<Readonly<Record<string, Unreadable | null>>>({});
  const [tried, setTried] = useState(false);
  const id = useId();
  const shown = Object.entries(fields).filter(([key]) => asks?.(key, values) ?? true);
  const missing = lacking(Object.fromEntries(shown), values);
  const form = useRef<HTMLFormElement>(null);
  // A form that takes another's place in an open dialog begins at its first field as well.
  useEffect(() => form.current?.querySelector<HTMLElement>('[data-autofocus]')?.focus(), []);
  const latest = useRef({ values, missing, unreadable });
  useEffect(() => {
    latest.current = { values, missing, unreadable };
  });

  const save = async () => {
    setTried(true);
    await leaveField();
    const now = latest.current;
    if (now.missing.length > 0 || Object.values(now.unreadable).some((problem) => problem != null)) return;
    props.onSave(now.values);
  };

  const change = (key: string, value: Json | null) =>
    setValues((old) => {
      const { [key]: _, ...others } = old;
      return value === null ? others : { ...old, [key]: value };
    });

  return (
    <form
      ref={form}
      onSubmit={(event) => {
        event.preventDefault();
        // A dialog over the form: its Enter must not save the record behind it.
        event.stopPropagation();
        void save();
      }}
    >
      {props.note === undefined ? null : <div className={classes.dialogNote}>{props.note}</div>}
      <div className={classes.elementGrid}>
        {shown.map(([key, field], at) => (
          <DialogField
            key={key}
            id={`${id}-${key}`}
            field={field}
            value={values[key]}
            readOnly={readOnly}
            first={at === 0}
            problem={
              unreadable[key]?.reason ?? (tried && missing.includes(key) ? `请填写${field.label}` : null)
            }
            onChange={(value) => change(key, value)}
            onUnreadable={(found) => setUnreadable((old) => ({ ...old, [key]: found }))}
          />
        ))}
      </div>
      {props.children}
      <ErrorNote error={props.error ?? null} />
      <Group justify="flex-end" mt="md" gap="xs">
        <Button size="xs" variant="default" onClick={props.onClose}>
          {readOnly ? '关闭' : '取消'}
        </Button>
        {readOnly ? null : (
          <Button size="xs" type="submit" loading={props.busy}>
            {props.submit}
          </Button>
        )}
      </Group>
    </form>
  );
}

/** Leaves the field in which the cursor stands, so that its text is read, and goes back into it. */
async function leaveField(): Promise<void> {
  const active = document.activeElement;
  if (active instanceof HTMLElement && active !== document.body) {
    active.blur();
    active.focus();
  }
  await new Promise<void>((resolve) => setTimeout(resolve, 0));
}

interface DialogFieldProps {
  readonly id: string;
  readonly field: FieldDefinition;
  readonly value: Json | undefined;
  readonly readOnly: boolean;
  readonly first: boolean;
  readonly problem: string | null;
  readonly onChange: (value: Json | null) => void;
  readonly onUnreadable: (problem: Unreadable | null) => void;
}

function DialogField({ id, field, problem, ...input }: DialogFieldProps) {
  if (field.kind === 'list') return null;
  const Input = SCALAR_INPUTS[field.kind];
  return (
    <div data-wide={field.kind === 'longText' || undefined} className={classes.dialogField}>
      <label className={classes.label} htmlFor={id}>
        {field.label}
        {field.required === true ? <span className={classes.bad}> *</span> : null}
      </label>
      <Input
        {...input}
        id={id}
        field={field}
        typed={undefined}
        invalid={problem !== null}
        describedBy={problem === null ? undefined : `${id}-problem`}
      />
      {problem === null ? null : (
        <div id={`${id}-problem`} className={classes.problem} role="alert">
          {problem}
        </div>
      )}
    </div>
  );
}
