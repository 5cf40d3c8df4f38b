import { ActionIcon, Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconTrash } from '@tabler/icons-react';
import { type KeyboardEvent, useId, useState } from 'react';
import type { Json } from '../../../shared/kernel/json';
import { choicesOf } from '../../../shared/records/codes';
import { type DesignElement, kindOf } from '../../../shared/records/design-fields';
import { canBeTitle, isWidening, OWN_FIELD_KINDS } from '../../../shared/records/own-design';
import classes from './ledger-designer.module.css';

interface FieldRowProps {
  readonly element: DesignElement;
  readonly at: number;
  readonly of: number;
  /** Records in which it is filled. */
  readonly filled: number;
  readonly onChange: (change: Readonly<Record<string, Json>>) => void;
  readonly onMove: (by: 1 | -1) => void;
  readonly onRemove: () => void;
  /** Enter in the name: on to the next field. */
  readonly onEnter: () => void;
}

const FLAGS = [
  { key: 'required', label: '必填' },
  { key: 'shown', label: '列表显示' },
  { key: 'title', label: '作标题' },
  { key: 'sensitive', label: '敏感' },
] as const;

const KINDS = choicesOf('own-field-kind');

const textOf = (value: Json | undefined): string => (typeof value === 'string' ? value : '');

/** One field of a design: a line of the table, and under it what its kind asks for besides. */
export function FieldRow({ element, at, of, filled, ...acts }: FieldRowProps) {
  const [open, setOpen] = useState(false);
  const noteId = useId();
  const kind = kindOf(element);
  const name = textOf(element.label);
  const called = name === '' ? `第 ${at + 1} 个字段` : name;
  const hasOptions = kind === 'code' || kind === 'openCode';
  const mayBeTitle = kind !== undefined && canBeTitle({ kind, sensitive: element.sensitive === true });
  const kinds = KINDS.map(({ code, label }) => ({
    value: code,
    label,
    disabled: isShut(element, code, filled),
  }));

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
    if (by === 0 || !event.altKey) return;
    event.preventDefault();
    acts.onMove(by);
  };

  return (
    // Alt with an arrow moves the field from any of its inputs.
    <tbody
      onKeyDown={onKeyDown}
      onFocus={() => setOpen(true)}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setOpen(false);
      }}
      data-open={open || undefined}
    >
      <tr>
        <td className={classes.number}>{at + 1}</td>
        <td>
          <TextInput
            aria-label={`第 ${at + 1} 个字段的名称`}
            data-name={element.id}
            maxLength={30}
            value={name}
            error={name.trim() === ''}
            onChange={(event) => acts.onChange({ label: event.currentTarget.value })}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
              event.preventDefault();
              acts.onEnter();
            }}
          />
        </td>
        <td className={classes.kind}>
          <NativeSelect
            size="xs"
            aria-label={`${called}的类型`}
            aria-describedby={filled > 0 ? noteId : undefined}
            data={kind === undefined ? [{ value: '', label: '新版类型' }, ...kinds] : kinds}
            value={kind ?? ''}
            onChange={(event) => acts.onChange(kindChange(event.currentTarget.value))}
          />
        </td>
        {FLAGS.map(({ key, label }) => (
          <td key={key} className={classes.flag}>
            <Checkbox
              aria-label={`${called}：${label}`}
              checked={element[key] === true && (key !== 'title' || mayBeTitle)}
              disabled={key === 'title' && !mayBeTitle}
              onChange={(event) => acts.onChange({ [key]: event.currentTarget.checked })}
            />
          </td>
        ))}
        <td className={classes.acts}>
          <RowAct label={`上移${called}`} disabled={at === 0} onClick={() => acts.onMove(-1)}>
            <IconArrowUp size={14} />
          </RowAct>
          <RowAct label={`下移${called}`} disabled={at === of - 1} onClick={() => acts.onMove(1)}>
            <IconArrowDown size={14} />
          </RowAct>
          <RowAct label={`删去${called}`} disabled={false} onClick={acts.onRemove}>
            <IconTrash size={14} />
          </RowAct>
        </td>
      </tr>
      {open || hasOptions ? (
        <tr>
          <td />
          <td colSpan={7}>
            <div className={classes.more}>
              {hasOptions ? (
                <Textarea
                  className={classes.options}
                  aria-label={`${called}的选项`}
                  placeholder="选项，每行一个"
                  autosize
                  minRows={2}
                  maxRows={8}
                  value={textOf(element.options)}
                  onChange={(event) => acts.onChange({ options: event.currentTarget.value })}
                />
              ) : null}
              {open ? (
                <TextInput
                  className={classes.hint}
                  aria-label={`${called}的填写说明`}
                  placeholder="填写说明（填这一栏时显示，可不填）"
                  maxLength={100}
                  value={textOf(element.hint)}
                  onChange={(event) => acts.onChange({ hint: event.currentTarget.value || null })}
                />
              ) : null}
            </div>
            {open && filled > 0 ? (
              <p id={noteId} className={classes.note}>
                已有 {filled}{' '}
                条记录填了这一栏：类型只能改成要求更宽的文字，否则原来的内容就读不成新的类型了。要换类型，请另加一栏。
              </p>
            ) : null}
          </td>
        </tr>
      ) : null}
    </tbody>
  );
}

/** Kinds that a field with values can't take on. */
function isShut(element: DesignElement, code: string, filled: number): boolean {
  const [from, to] = [kindOf(element), OWN_FIELD_KINDS.find((kind) => kind === code)];
  return filled > 0 && (from === undefined || to === undefined || !isWidening(from, to));
}

/** Numbers and phones are nobody's business at first. */
const kindChange = (kind: string): Readonly<Record<string, Json>> =>
  kind === 'idNumber' || kind === 'phone' ? { kind, sensitive: true } : { kind };

function RowAct(props: {
  readonly label: string;
  readonly disabled: boolean;
  readonly onClick: () => void;
  readonly children: React.ReactNode;
}) {
  return (
    <ActionIcon
      size="sm"
      variant="subtle"
      color="gray"
      aria-label={props.label}
      title={props.label}
      disabled={props.disabled}
      onClick={props.onClick}
    >
      {props.children}
    </ActionIcon>
  );
}
