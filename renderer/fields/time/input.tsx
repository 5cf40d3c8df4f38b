import { readTimeOfDay } from '../../../shared/rules/time-of-day';
import type { InputProps } from '../input-props';
import { TypedInput } from '../typed-input';
import type { Reading } from '../use-typed';

const BOX = { autoComplete: 'off', maxLength: 16, placeholder: '如 9:30' } as const;

/** Typed time of the day: `930`, `9点半` and `下午2:05` are understood and shown as stored. */
export const TimeInput = (props: InputProps) => <TypedInput {...props} read={readTypedTime} box={BOX} />;

function readTypedTime(text: string): Reading {
  if (text.trim() === '') return { value: null };
  const time = readTimeOfDay(text);
  return time === undefined
    ? { problem: '看不懂这个时间，请写成 9:30、14:05 或“下午2点半”' }
    : { value: time };
}
