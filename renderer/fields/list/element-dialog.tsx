import { Button, Group, Modal } from '@mantine/core';
import { useId, useState } from 'react';
import type { Json } from '../../../shared/kernel/json';
import type { FieldDefinition } from '../../../shared/records/define';
import classes from '../fields.module.css';
import type { Unreadable } from '../input-props';
import { SCALAR_INPUTS } from '../scalar-inputs';
import { type Element, lacking } from './elements';

interface ElementDialogProps {
  readonly field: FieldDefinition;
  readonly element: Element;
  readonly isNew: boolean;
  readonly readOnly: boolean;
  readonly onSave: (element: Element) => void;
  readonly onClose: () => void;
}

/** One element of a list in a small form. What is required inside an element must be there: half rows help nobody. */
export function ElementDialog({ field, element, isNew, readOnly, onSave, onClose }: ElementDialogProps) {
  const [values, setValues] = useState<Element>(element);
  const [unreadable, setUnreadable] = useState<Readonly<Record<string, Unreadable | null>>>({});
  const [tried, setTried] = useState(false);
  const id = useId();
  const of = field.of ?? {};
  const missing = lacking(field, values);

  const save = () => {
    setTried(true);
    if (missing.length > 0 || Object.values(unreadable).some((problem) => problem != null)) return;
    onSave(values);
  };

  const change = (key: string, value: Json | null) =>
    setValues((old) => {
      const { [key]: _, ...others } = old;
      return value === null ? { ...others, id: old.id } : { ...old, [key]: value };
    });

  return (
    <Modal
      opened
      onClose={onClose}
      title={`${isNew ? '添加' : readOnly ? '查看' : '修改'}${field.label}`}
      size="lg"
      closeButtonProps={{ 'aria-label': '关闭' }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          // A dialog over the form: its Enter must not save the record behind it.
          event.stopPropagation();
          save();
        }}
      >
        <div className={classes.elementGrid}>
          {Object.entries(of).map(([key, inner], at) => {
            if (inner.kind === 'list') return null;
            const Input = SCALAR_INPUTS[inner.kind];
            const problem =
              unreadable[key]?.reason ?? (tried && missing.includes(key) ? `请填写${inner.label}` : null);
            return (
              <div key={key}>
                <label className={classes.label} htmlFor={`${id}-${key}`}>
                  {inner.label}
                  {inner.required === true ? <span className={classes.bad}> *</span> : null}
                </label>
                <Input
                  id={`${id}-${key}`}
                  field={inner}
                  value={values[key]}
                  typed={undefined}
                  readOnly={readOnly}
                  first={at === 0}
                  invalid={problem !== null}
                  describedBy={problem === null ? undefined : `${id}-${key}-problem`}
                  onChange={(value) => change(key, value)}
                  onUnreadable={(found) => setUnreadable((old) => ({ ...old, [key]: found }))}
                />
                {problem === null ? null : (
                  <div id={`${id}-${key}-problem`} className={classes.problem} role="alert">
                    {problem}
                  </div>
                )}
              </div>
            );
          })}
        </div>
        <Group justify="flex-end" mt="md" gap="xs">
          <Button size="xs" variant="default" onClick={onClose}>
            {readOnly ? '关闭' : '取消'}
          </Button>
          {readOnly ? null : (
            <Button size="xs" type="submit">
              确定
            </Button>
          )}
        </Group>
      </form>
    </Modal>
  );
}
