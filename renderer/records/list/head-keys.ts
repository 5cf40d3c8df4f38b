import type { KeyboardEvent } from 'react';
import type { GridProps } from './grid';

/** Keys on a heading: Enter sorts, Alt+Down filters, Alt+arrows move the column, Shift+arrows size it. */
export function headKey(event: KeyboardEvent, field: string, props: GridProps, width: number): boolean {
  if (event.key === 'Enter' || event.key === ' ') {
    props.onSort(field, event.shiftKey);
    return true;
  }
  if (event.altKey && event.key === 'ArrowDown') {
    props.onFilter(field);
    return true;
  }
  const step = event.key === 'ArrowLeft' ? -1 : event.key === 'ArrowRight' ? 1 : 0;
  if (step !== 0 && event.altKey) {
    props.onMove(field, step);
    props.onSpot({
      ...props.spot,
      column: Math.max(0, Math.min(props.choice.shown.length - 1, props.spot.column + step)),
    });
    return true;
  }
  if (step !== 0 && event.shiftKey) {
    props.onResize(field, width + step * 16);
    return true;
  }
  return false;
}
