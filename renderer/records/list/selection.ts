/** Which records of a list are picked. `anchor` is where a Shift range starts. */
export interface Selection {
  readonly ids: ReadonlySet<string>;
  readonly anchor: string | null;
}

export const NO_SELECTION: Selection = { ids: new Set(), anchor: null };

/** A plain click: this one alone. */
export const selectOnly = (id: string): Selection => ({ ids: new Set([id]), anchor: id });

/** Ctrl+click or space: in or out, the others stay. */
export function selectToggle(selection: Selection, id: string): Selection {
  const ids = new Set(selection.ids);
  if (!ids.delete(id)) ids.add(id);
  return { ids, anchor: id };
}

/** Shift: everything between anchor and `id` in the order of the list. Without an anchor: this one alone. */
export function selectRange(selection: Selection, id: string, order: readonly string[]): Selection {
  const from = selection.anchor === null ? -1 : order.indexOf(selection.anchor);
  const to = order.indexOf(id);
  if (from < 0 || to < 0) return selectOnly(id);
  const ids = order.slice(Math.min(from, to), Math.max(from, to) + 1);
  return { ids: new Set(ids), anchor: selection.anchor };
}

export const selectAll = (order: readonly string[]): Selection => ({
  ids: new Set(order),
  anchor: order[0] ?? null,
});

/** After a change of the list: what is no longer in it is no longer picked, so that no act hits hidden records. */
export function keepPresent(selection: Selection, order: readonly string[]): Selection {
  if (selection.ids.size === 0) return selection;
  const present = new Set(order);
  const ids = [...selection.ids].filter((id) => present.has(id));
  if (ids.length === selection.ids.size) return selection;
  const anchor = selection.anchor !== null && present.has(selection.anchor) ? selection.anchor : null;
  return { ids: new Set(ids), anchor };
}
