import { TextInput } from '@mantine/core';
import { readTimeOfDay } from '../../../shared/rules/time-of-day';
import type { InputProps } from '../input-props';
import { type Reading, useTyped } from '../use-typed';

/** Typed time of the day: `930`, `9点半` and `下午2:05` are understood and shown as stored. */
export function TimeInput(props: InputProps) {
  const { text, type, leave } = useTyped(props, readTypedTime);
  return (
    <TextInput
      id={props.id}
      size="xs"
      value={text}
      readOnly={props.readOnly}
      data-autofocus={props.first || undefined}
      error={props.invalid}
      autoComplete="off"
      maxLength={16}
      placeholder="如 9:30"
      aria-describedby={props.describedBy}
      aria-invalid={props.invalid || undefined}
      onChange={(event) => type(event.currentTarget.value)}
      onBlur={leave}
    />
  );
}

function readTypedTime(text: string): Reading {
  if (text.trim() === '') return { value: null };
  const time = readTimeOfDay(text);
  return time === undefined
    ? { problem: '看不懂这个时间，请写成 9:30、14:05 或“下午2点半”' }
    : { value: time };
}
