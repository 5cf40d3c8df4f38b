/** One line of the bench, as `--json` prints it. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** The named baseline, measured in the same run and unit; null where the aim names none. */
  readonly baseline: number | null;
  readonly ratio: number | null;
  /** Empty: reported without an aim. */
  readonly aim: string;
  /** Null where there is no aim. */
  readonly met: boolean | null;
}

/** What a figure is held to: a bound on the ratio, on the value, or nothing. */
export type Aim =
  | { readonly ratio: number }
  | { readonly below: number }
  | { readonly atMost: number }
  | null;

export interface Measured {
  readonly name: string;
  readonly unit: string;
  readonly value: number;
  readonly baseline?: number;
  readonly aim: Aim;
}

/** Rounds for reading and holds the value to its aim; the unrounded numbers decide. */
export function figure({ name, unit, value, baseline, aim }: Measured): Figure {
  const ratio = baseline === undefined ? null : value / baseline;
  return {
    name,
    value: round(value),
    unit,
    baseline: baseline === undefined ? null : round(baseline),
    ratio: ratio === null ? null : round(ratio),
    aim: aimText(aim, unit),
    met: isMet(aim, value, ratio),
  };
}

function isMet(aim: Aim, value: number, ratio: number | null): boolean | null {
  if (aim === null) return null;
  if ('below' in aim) return value < aim.below;
  if ('atMost' in aim) return value <= aim.atMost;
  return ratio !== null && ratio <= aim.ratio;
}

function aimText(aim: Aim, unit: string): string {
  if (aim === null) return '';
  if ('below' in aim) return `< ${aim.below} ${unit}`;
  if ('atMost' in aim) return `<= ${aim.atMost} ${unit}`;
  return `<= ${aim.ratio}x`;
}

/** Three significant digits, no more than a measurement is worth. */
const round = (value: number): number => Number(value.toPrecision(value >= 1000 ? 4 : 3));
