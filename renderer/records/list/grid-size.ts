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
export function useWidth(ref: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(900);
  useLayoutEffect(() => {
    const node = ref.current;
    if (node === null) return;
    const observer = new ResizeObserver(() => setWidth(node.clientWidth));
    observer.observe(node);
    setWidth(node.clientWidth);
    return () => observer.disconnect();
  }, [ref]);
  return width;
}
