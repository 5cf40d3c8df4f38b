import { type RefObject, useLayoutEffect, useState } from 'react';

/** Height of a row at normal text size, CSS px. */
const NORMAL_ROW_HEIGHT = 27;

/** Height of a row follows the text size that the user set. */
export function useRowHeight(ref: RefObject<HTMLElement | null>): number {
  const [height, setHeight] = useState(NORMAL_ROW_HEIGHT);
  useLayoutEffect(() => {
    const node = ref.current;
    if (node === null) return;
    const measure = () => setHeight(Math.round(Number.parseFloat(getComputedStyle(node).fontSize) * 2.08));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(node);
    return () => observer.disconnect();
  }, [ref]);
  return height;
}

/** Text size of the list relative to the normal one: 1, 1.125 or 1.25. Column widths go with it. */
export const scaleOf = (rowHeight: number): number => rowHeight / NORMAL_ROW_HEIGHT;

/** Width of the scrolled area without its scroll bar, CSS px. */
export const useWidth = (ref: RefObject<HTMLElement | null>): number => useSize(ref, 'clientWidth', 900);

/** Height of the scrolled area without its scroll bar, CSS px. */
export const useHeight = (ref: RefObject<HTMLElement | null>): number => useSize(ref, 'clientHeight', 500);

function useSize(
  ref: RefObject<HTMLElement | null>,
  side: 'clientWidth' | 'clientHeight',
  first: number,
): number {
  const [size, setSize] = useState(first);
  useLayoutEffect(() => {
    const node = ref.current;
    if (node === null) return;
    const observer = new ResizeObserver(() => setSize(node[side]));
    observer.observe(node);
    setSize(node[side]);
    return () => observer.disconnect();
  }, [ref, side]);
  return size;
}
