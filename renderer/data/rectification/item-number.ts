import type { TypeIndex } from '../index/type-index';

/** Numbers of items that the program makes: 2026-资料-001, 2026-督查-002. `kind` says where they come from. */
export function numberText(year: number, kind: string, number: number): string {
  return `${startOf(year, kind)}${String(number).padStart(3, '0')}`;
}

const startOf = (year: number, kind: string): string => `${year}-${kind}-`;

/** The last number that was given. Numbers are never used again, those of deleted items included. */
export function lastNumber(items: TypeIndex | undefined, year: number, kind: string): number {
  const start = startOf(year, kind);
  let last = 0;
  for (let row = 0; items !== undefined && row < items.size; row++) {
    const no = items.cell('itemNo', row);
    if (typeof no === 'string' && no.startsWith(start))
      last = Math.max(last, Number(no.slice(start.length)) || 0);
  }
  return last;
}
