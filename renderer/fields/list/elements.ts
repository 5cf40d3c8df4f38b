import { type ListElement as Element, elementsOf } from '../../../shared/records/list-cell';

export { type Element, elementsOf };

/** The list with the element in its place, or at the end when it is new. */
export function withElement(elements: readonly Element[], element: Element): readonly Element[] {
  const known = elements.some((item) => item.id === element.id);
  return known ? elements.map((item) => (item.id === element.id ? element : item)) : [...elements, element];
}

export const withoutElement = (elements: readonly Element[], id: string): readonly Element[] =>
  elements.filter((item) => item.id !== id);
