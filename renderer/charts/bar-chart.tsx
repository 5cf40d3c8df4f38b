import type { KeyboardEvent } from 'react';
import {
  type Bar,
  type BarLayout,
  type Bars,
  barLayout,
  GAP,
  ROW,
  TOP,
  WIDE,
  type Widths,
} from './bar-layout';
import classes from './charts.module.css';

interface BarChartProps extends Bars {
  readonly widths?: Widths;
}

/**
 * Horizontal bars, one a row; Tab reaches each, Enter opens what it stands for. Drawn without a library, as wide in rem
 * as it is here in sixteenths, so that texts grow with the setting.
 */
export function BarChart({ widths = WIDE, ...chart }: BarChartProps) {
  const { title, bars, mark } = chart;
  const layout = barLayout(chart, widths);
  const { height, lengthOf } = layout;
  const markAt = mark === undefined ? 0 : widths.label + lengthOf(mark.value);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a drawing is no set of form fields
    <svg
      className={classes.chart}
      style={{ width: `${widths.all / 16}rem` }}
      viewBox={`0 0 ${widths.all} ${height}`}
      role="group"
      aria-label={title}
    >
      <title>{title}</title>
      {bars.map((bar, at) => (
        <BarRow key={bar.key} bar={bar} top={TOP + at * ROW} layout={layout} widths={widths} />
      ))}
      {mark === undefined ? null : (
        <g className={classes.mark}>
          <line x1={markAt} x2={markAt} y1={TOP - 4} y2={height} />
          <text x={markAt} y={TOP - 8} textAnchor="middle">
            {mark.text}
          </text>
        </g>
      )}
    </svg>
  );
}

interface RowProps {
  readonly bar: Bar;
  readonly top: number;
  readonly layout: BarLayout;
  readonly widths: Widths;
}

function BarRow({ bar, top, layout: { lengthOf, labelOf, row }, widths }: RowProps) {
  const { label, value, text, earlier, open } = bar;
  const length = lengthOf(value);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    open?.();
  };
  const link =
    open === undefined
      ? {}
      : ({ role: 'link', tabIndex: 0, onClick: open, onKeyDown, className: classes.link } as const);
  const said = `${label}：${text}${earlier === undefined ? '' : `，上年 ${earlier.text}`}`;
  return (
    <g {...link} aria-label={said}>
      <rect className={classes.ground} x={0} y={top} width={widths.all} height={ROW - GAP} />
      <text x={widths.label - 8} y={top + row.text} textAnchor="end">
        {labelOf(bar)}
      </text>
      <rect
        className={classes.bar}
        x={widths.label}
        y={top + row.bar.top}
        width={length}
        height={row.bar.height}
      />
      {earlier === undefined ? null : (
        <rect
          className={classes.earlier}
          x={widths.label}
          y={top + row.earlier.top}
          width={lengthOf(earlier.value)}
          height={row.earlier.height}
        />
      )}
      <text x={widths.label + length + 6} y={top + row.text}>
        {text}
      </text>
    </g>
  );
}
