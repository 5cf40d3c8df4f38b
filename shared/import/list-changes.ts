import type { Json } from '../kernel/json';
import type { FieldDefinition, Finding, ListCell } from '../records/define';
import { elementsOf, elementText, type ListElement, readListText } from '../records/list-cell';
import { finding } from '../rules/checks';

/** Elements that are not in the vault yet have no id of their own; they get one when drafts are made. */
const PENDING = 'new:';

export const isPendingElement = ({ id }: ListElement): boolean => id.startsWith(PENDING);

/** The elements that a cell names, each as if it were new. */
export function readElements(field: FieldDefinition, cell: ListCell, text: string): readonly ListElement[] {
  return readListText(field, cell, text).map((part, at) => ({ id: `${PENDING}${at}`, [cell.field]: part }));
}

/**
 * The list of a known record as the cell wants it. Elements are matched by their text, so that one which stays keeps
 * its id and everything that the cell does not show; null: the same elements, nothing to write.
 */
export function changedElements(
  cell: ListCell,
  before: Json | undefined,
  read: Json,
): readonly ListElement[] | null {
  const left = [...elementsOf(before)];
  const wanted = elementsOf(read).map((element) => {
    const at = left.findIndex((known) => elementText(cell, known) === elementText(cell, element));
    return at < 0 ? element : (left.splice(at, 1)[0] ?? element);
  });
  return left.length === 0 && !wanted.some(isPendingElement) ? null : wanted;
}

/** An import that takes something out of a list says so, and the row waits for the user's word. */
export function removalFindings(
  key: string,
  cell: ListCell,
  before: Json | undefined,
  after: Json,
): readonly Finding[] {
  const kept = new Set(elementsOf(after).map(({ id }) => id));
  const gone = elementsOf(before).filter(({ id }) => !kept.has(id));
  if (gone.length === 0) return [];
  const names = gone.map((element) => `“${elementText(cell, element)}”`).join('、');
  return [finding('V84', key, `表格里没有${names}，导入后将从列表中去掉。请核对`)];
}
