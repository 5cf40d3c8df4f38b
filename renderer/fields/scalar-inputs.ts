import type { ComponentType } from 'react';
import type { FieldKind } from '../../shared/records/define';
import { BooleanInput } from './boolean/input';
import { CodeInput } from './code/input';
import { DateInput } from './date/input';
import { IdNumberInput } from './id-number/input';
import type { InputProps } from './input-props';
import { LongTextInput } from './long-text/input';
import { DecimalInput, IntegerInput } from './number/input';
import { PhoneInput } from './phone/input';
import { ReferenceInput } from './reference/input';
import { TextFieldInput } from './text/input';
import { TimeInput } from './time/input';

/** Inputs of all kinds that can stand inside a list's element; a list itself can't. */
export const SCALAR_INPUTS: Readonly<Record<Exclude<FieldKind, 'list'>, ComponentType<InputProps>>> = {
  text: TextFieldInput,
  longText: LongTextInput,
  date: DateInput,
  time: TimeInput,
  code: CodeInput,
  boolean: BooleanInput,
  integer: IntegerInput,
  decimal: DecimalInput,
  idNumber: IdNumberInput,
  phone: PhoneInput,
  reference: ReferenceInput,
};
