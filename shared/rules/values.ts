import type { Json } from '../kernel/json';
import type { RecordValues } from '../records/define';

/** Text of a field; undefined when it is empty or holds something else. */
export function textOf(values: RecordValues, key: string): string | undefined {
  const value = values[key];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** Number of a field, whole or with decimals; undefined when it is empty or no number. */
export function numberOf(values: RecordValues, key: string): number | undefined {
  const value = values[key];
  if (typeof value === 'number') return value;
  return typeof value === 'string' && /^-?\d+(?:\.\d+)?$/.test(value) ? Number(value) : undefined;
}

/** Whole number of a field of kind `integer`; undefined when it is empty or was not understood. Empty is not zero. */
export function countOf(values: RecordValues, key: string): number | undefined {
  const value = values[key];
  return typeof value === 'number' ? value : undefined;
}

/** Elements of a list field; none when it is empty or not yet loaded (tables hold only the count). */
export function elementsOf(values: RecordValues, key: string): readonly RecordValues[] {
  const value = values[key];
  return Array.isArray(value) ? value.filter(isObject) : [];
}

/** Whether nothing was filled in. */
export function isEmptyValue(value: Json | undefined): boolean {
  return (
    value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
  );
}

const isObject = (value: Json): value is { readonly [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
