import type { VirtualItem } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';

/** Rows to draw, and how far from their own places, CSS px. */
interface Drawn {
  readonly items: readonly VirtualItem[];
  readonly shift: number;
}

interface Sight {
  /** Rows of the place that is scrolled to. */
  readonly items: readonly VirtualItem[];
  /** Of the list's top edge from the first row's, and height in sight, CSS px. */
  readonly offset: number;
  readonly height: number;
  /** Whether the record of this place has come. */
  readonly isThere: (index: number) => boolean;
}

/**
 * After a leap to a far place its rows take a moment to come. Until half of them are there, those that were in sight
 * stay, so that nobody looks at an empty list.
 */
export function useHeldRows({ items, offset, height, isThere }: Sight): Drawn {
  const held = useRef<Pick<Sight, 'items' | 'offset'> | null>(null);
  const inSight = items.filter(({ start, end }) => end > offset && start < offset + height);
  const missing = inSight.filter(({ index }) => !isThere(index)).length;
  const isReady = missing * 2 <= inSight.length;
  useEffect(() => {
    if (isReady) held.current = { items, offset };
  });
  const before = held.current;
  const isHeld = !isReady && before !== null && before.items.some(({ index }) => isThere(index));
  return isHeld ? { items: before.items, shift: offset - before.offset } : { items, shift: 0 };
}
