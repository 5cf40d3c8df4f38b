/** Statistics of the bench. Medians, because one disturbed run must not decide; p95 where a person waits. */

/** The value below which this share (0 to 1) of all values lies, by nearest rank. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const at = Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1));
  const found = sorted[at];
  if (found === undefined) throw new Error('no values measured');
  return found;
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);
export const p95 = (values: readonly number[]): number => quantile(values, 0.95);

export function mean(values: readonly number[]): number {
  if (values.length === 0) throw new Error('no values measured');
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
