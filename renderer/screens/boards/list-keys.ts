const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 15, PageUp: -15 };

/**
 * The item after a key in a list of which some can't be chosen: those are passed over in the direction of the key, and at
 * its end the nearest before it. Null: the key does not move.
 * @param at the chosen item; -1: none
 * @param open for each item whether it can be chosen
 */
export function moveInList(at: number, key: string, open: readonly boolean[]): number | null {
  const last = open.length - 1;
  const next = (from: number, by: number): number | undefined => {
    for (let item = from; item >= 0 && item <= last; item += by) if (open[item] === true) return item;
    return undefined;
  };
  if (key === 'Home') return next(0, 1) ?? at;
  if (key === 'End') return next(last, -1) ?? at;
  const step = STEPS[key];
  if (step === undefined) return null;
  const wanted = Math.max(0, Math.min(last, at + step));
  const by = Math.sign(step);
  return next(wanted, by) ?? next(wanted, -by) ?? at;
}
