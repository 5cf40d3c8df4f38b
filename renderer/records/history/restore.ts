import type { Json } from '../../../shared/kernel/json';
import type { RecordValues } from '../../../shared/records/define';
import { elementsOf, withElement, withoutElement } from '../../fields/list/elements';

/**
 * Field and value that put back what stood at a path: a plain field takes the value; an element of a list
 * (`posts/<id>`) goes back into the list as it is now, or out of it when it was not there.
 */
export function restoredValue(values: RecordValues, path: string, value: Json): readonly [string, Json] {
  const [field = path, elementId] = path.split('/');
  if (elementId === undefined) return [field, value];
  const elements = elementsOf(values[field]);
  const next = isValues(value)
    ? withElement(elements, { ...value, id: elementId })
    : withoutElement(elements, elementId);
  return [field, next.length === 0 ? null : [...next]];
}

const isValues = (value: Json): value is { readonly [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
