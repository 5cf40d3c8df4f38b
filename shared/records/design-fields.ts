import type { Json } from '../kernel/json';
import type { RecordValues } from './define';
import type { HeadingField } from './design-headings';
import { OWN_FIELD_KINDS, type OwnFieldKind } from './own-design';

/**
 * The fields of a design while they are being edited: the elements of the record's list, in the order in which people
 * see them. Every change gives the list as it is to be saved; elements that did not change stay as they were, so that
 * two people who work on different fields do not clash.
 */
export type DesignElement = { readonly id: string; readonly [key: string]: Json };

/** Distance between two fields in a row: room for what another PC puts between them. */
const STEP = 10;

/** The elements in the order of the form. */
export function elementsInOrder(values: RecordValues): readonly DesignElement[] {
  const elements = Array.isArray(values.fields) ? values.fields.filter(isElement) : [];
  return [...elements].sort((a, b) => placeOf(a) - placeOf(b) || (a.id < b.id ? -1 : 1));
}

const isElement = (value: Json): value is DesignElement =>
  typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string';

const placeOf = ({ order }: DesignElement): number =>
  typeof order === 'number' ? order : Number.MAX_SAFE_INTEGER;

/** Kind of an element; undefined for one of a newer version, which is left as it is. */
export const kindOf = ({ kind }: DesignElement): OwnFieldKind | undefined =>
  OWN_FIELD_KINDS.find((known) => known === kind);

/** The list with another field at its end. `id` is its key for ever. */
export function withField(
  elements: readonly DesignElement[],
  id: string,
  field: HeadingField,
): readonly DesignElement[] {
  const last = elements.reduce(
    (most, one) => (typeof one.order === 'number' ? Math.max(most, one.order) : most),
    0,
  );
  const element: { id: string; [key: string]: Json } = { id, ...field, order: last + STEP };
  // The first field names the record, and the first few make the list, until somebody says otherwise.
  if (elements.length < FIRST_SHOWN) element.shown = true;
  if (elements.length === 0) Object.assign(element, { title: true, required: true });
  if (field.kind === 'idNumber' || field.kind === 'phone') element.sensitive = true;
  return [...elements, element];
}

const FIRST_SHOWN = 6;

/** The list with one field changed; null takes a part of it away. */
export const changeField = (
  elements: readonly DesignElement[],
  id: string,
  change: Readonly<Record<string, Json>>,
): readonly DesignElement[] =>
  elements.map((one) => (one.id === id ? withoutNulls({ ...one, ...change }) : one));

const withoutNulls = ({ id, ...rest }: DesignElement): DesignElement => ({
  id,
  ...Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== null && value !== false)),
});

/** The list without a field; what its records hold there stays with them. */
export const withoutField = (elements: readonly DesignElement[], id: string): readonly DesignElement[] =>
  elements.filter((one) => one.id !== id);

/** The list with a field one place up (-1) or down (1); at its ends it stays. */
export function moveField(
  elements: readonly DesignElement[],
  id: string,
  by: 1 | -1,
): readonly DesignElement[] {
  const at = elements.findIndex((one) => one.id === id);
  const [moved, other] = [elements[at], elements[at + by]];
  if (moved === undefined || other === undefined) return elements;
  const swapped = elements.map((one) => (one === moved ? other : one === other ? moved : one));
  if (placeOf(moved) === placeOf(other)) return numbered(swapped);
  return swapped.map((one) =>
    one === moved ? ordered(moved, placeOf(other)) : one === other ? ordered(other, placeOf(moved)) : one,
  );
}

const ordered = (element: DesignElement, order: number): DesignElement => ({ ...element, order });

/** Two fields that merging gave the same place: all are numbered anew. */
const numbered = (elements: readonly DesignElement[]): readonly DesignElement[] =>
  elements.map((one, at) => ordered(one, (at + 1) * STEP));
