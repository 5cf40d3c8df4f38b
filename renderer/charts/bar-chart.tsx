import type { KeyboardEvent } from 'react';
import classes from './charts.module.css';

/** One bar. Numbers are in any unit; what is written beside the bar is `text`. */
export interface Bar {
  readonly key: string;
  readonly label: string;
  readonly value: number;
  readonly text: string;
  /** The same figure of another time, as a thin bar below. */
  readonly earlier?: { readonly value: number; readonly text: string };
  /** Opens what the bar stands for. */
  readonly open?: () => void;
}

interface BarChartProps {
  /** What is shown, for those who can't see it. */
  readonly title: string;
  readonly bars: readonly Bar[];
  /** Value of a full bar; absent: the largest of all. */
  readonly most?: number;
  /** A line over all bars, such as a mean. */
  readonly mark?: { readonly value: number; readonly text: string };
}

/** Sizes in units of the drawing; it is as wide in rem as it is here in sixteenths, so that texts grow with the setting. */
const WIDTH = 720;
const LABEL = 190;
const VALUE = 130;
const ROW = 30;
const TOP = 22;
const LONGEST_LABEL = 13;

/** Horizontal bars, one a row; Tab reaches each, Enter opens what it stands for. Drawn without a library. */
export function BarChart({ title, bars, most, mark }: BarChartProps) {
  const all = bars.flatMap(({ value, earlier }) => [value, earlier?.value ?? 0]);
  const full = Math.max(most ?? 0, mark?.value ?? 0, ...all) || 1;
  const room = WIDTH - LABEL - VALUE;
  const lengthOf = (value: number) => Math.max(0, (value / full) * room);
  const height = TOP + bars.length * ROW + 4;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a drawing is no set of form fields
    <svg className={classes.chart} viewBox={`0 0 ${WIDTH} ${height}`} role="group" aria-label={title}>
      <title>{title}</title>
      {bars.map((bar, at) => (
        <BarRow key={bar.key} bar={bar} top={TOP + at * ROW} lengthOf={lengthOf} />
      ))}
      {mark === undefined ? null : (
        <g className={classes.mark}>
          <line
            x1={LABEL + lengthOf(mark.value)}
            x2={LABEL + lengthOf(mark.value)}
            y1={TOP - 4}
            y2={height}
          />
          <text x={LABEL + lengthOf(mark.value)} y={TOP - 8} textAnchor="middle">
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
  readonly lengthOf: (value: number) => number;
}

function BarRow({ bar, top, lengthOf }: RowProps) {
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
      <rect className={classes.ground} x={0} y={top} width={WIDTH} height={ROW - 2} />
      <text x={LABEL - 8} y={top + 18} textAnchor="end">
        {label.length > LONGEST_LABEL ? `${label.slice(0, LONGEST_LABEL - 1)}…` : label}
      </text>
      <rect className={classes.bar} x={LABEL} y={top + 5} width={length} height={12} />
      {earlier === undefined ? null : (
        <rect className={classes.earlier} x={LABEL} y={top + 18} width={lengthOf(earlier.value)} height={5} />
      )}
      <text x={LABEL + length + 6} y={top + 16}>
        {text}
      </text>
    </g>
  );
}
