import type { Json } from '../../../shared/kernel/json';
import type { FieldDefinition } from '../../../shared/records/define';

/** An element of a list: its id, by which it merges, and its values. */
export type Element = { readonly id: string } & { readonly [key: string]: Json };

/** Elements of a stored list; what is no element (a newer format) is left where it is and not shown. */
export function elementsOf(value: Json | undefined): readonly Element[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((item: Json) => (isElement(item) ? [item] : []));
}

const isElement = (item: Json): item is Element =>
  typeof item === 'object' && item !== null && 'id' in item && typeof item.id === 'string';

/** Required values that an element lacks. */
export function lacking(field: FieldDefinition, element: Element): readonly string[] {
  return Object.entries(field.of ?? {}).flatMap(([key, inner]) => {
    const value = element[key];
    return inner.required === true && (value === undefined || value === null || value === '') ? [key] : [];
  });
}

/** The list with the element in its place, or at the end when it is new. */
export function withElement(elements: readonly Element[], element: Element): readonly Element[] {
  const known = elements.some((item) => item.id === element.id);
  return known ? elements.map((item) => (item.id === element.id ? element : item)) : [...elements, element];
}

export const withoutElement = (elements: readonly Element[], id: string): readonly Element[] =>
  elements.filter((item) => item.id !== id);
