import type { FieldDefinition } from '../../../shared/records/define';
import { type ListElement as Element, elementsOf } from '../../../shared/records/list-cell';

export { type Element, elementsOf };

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
