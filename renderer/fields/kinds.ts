import type { ComponentType } from 'react';
import type { FieldDefinition, FieldKind } from '../../shared/records/define';
import type { InputProps } from './input-props';
import { ListInput } from './list/input';
import { SCALAR_INPUTS } from './scalar-inputs';

/** The one table from kind to look. */
const INPUTS: Readonly<Record<FieldKind, ComponentType<InputProps>>> = { ...SCALAR_INPUTS, list: ListInput };

export const inputOf = (kind: FieldKind): ComponentType<InputProps> => INPUTS[kind];

export type Align = 'start' | 'center' | 'end';

/** How a column of this kind stands: numbers at the right, so that digits align. */
export function cellAlign(field: FieldDefinition | undefined): Align {
  if (field === undefined) return 'start';
  if (field.kind === 'integer' || field.kind === 'decimal') return 'end';
  return field.kind === 'boolean' ? 'center' : 'start';
}

/** Kinds that take the whole width of the form. */
export const isWide = (field: FieldDefinition): boolean => field.kind === 'list' || field.kind === 'longText';
