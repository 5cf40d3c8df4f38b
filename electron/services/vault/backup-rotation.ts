import { localDay } from './backup-manifest';

export const KEPT_DAYS = 7;
export const KEPT_WEEKS = 4;

export interface Keepable {
  readonly name: string;
  /** ms since 1970 UTC */
  readonly taken: number;
  /** Whole, readable, and taken of an undamaged vault. */
  readonly good: boolean;
}

/** Monday of the week, as a day number that only has to tell weeks apart. */
function weekOf(ms: number): string {
  const date = new Date(ms);
  const monday = new Date(
    date.getFullYear(),
    date.getMonth(),
    date.getDate() - ((date.getDay() + 6) % 7),
    12,
  );
  return localDay(monday.getTime());
}

/**
 * Which snapshots stay: the last good one of each of the 7 latest days and of each of the 4 latest weeks that have one.
 * What is not good stays only while nothing good is newer; so the only good one is never given up.
 */
export function chooseKept(snapshots: readonly Keepable[]): ReadonlyMap<string, 'daily' | 'weekly'> {
  const newestFirst = [...snapshots].sort((a, b) => b.taken - a.taken);
  const kept = new Map<string, 'daily' | 'weekly'>();
  const days = new Set<string>();
  const weeks = new Set<string>();
  let hasGood = false;
  for (const { name, taken, good } of newestFirst) {
    if (!good) {
      if (!hasGood) kept.set(name, 'daily');
      continue;
    }
    hasGood = true;
    const day = localDay(taken);
    const week = weekOf(taken);
    if (!days.has(day) && days.size < KEPT_DAYS) kept.set(name, 'daily');
    else if (!weeks.has(week) && weeks.size < KEPT_WEEKS) kept.set(name, 'weekly');
    days.add(day);
    weeks.add(week);
  }
  return kept;
}
