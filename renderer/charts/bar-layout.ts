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

/** What the drawing on the screen and the picture for a report have in common. */
export interface Bars {
  /** What is shown, for those who can't see it. */
  readonly title: string;
  readonly bars: readonly Bar[];
  /** Value of a full bar; absent: the largest of all. */
  readonly most?: number;
  /** A line over all bars, such as a mean. */
  readonly mark?: { readonly value: number; readonly text: string };
}

/** Room for labels, bars and values across, in units of the drawing. */
export interface Widths {
  readonly all: number;
  readonly label: number;
  readonly value: number;
}

/** Beside nothing else. */
export const WIDE: Widths = { all: 720, label: 190, value: 130 };
/** Least room that bars can be told apart in. */
const LEAST = 220;

/** For a place of so much room, such as beside a table; texts keep their size. */
export const widthsFor = (room: number): Widths => {
  const all = Math.max(LEAST, room);
  return { all, label: Math.min(150, Math.max(108, Math.round(all * 0.4))), value: 64 };
};

export const ROW = 30;
/** Between the grounds of two rows. */
export const GAP = 2;
export const TOP = 22;
/** A Chinese character of the labels is as wide as this, a digit or Latin letter about half of it. */
const CHARACTER = 13.5;
const HALF = 7.5;

const BAR = 12;
const EARLIER = 5;
/** From the middle of a line of text down to the line on which it stands. */
const BASE = 5;

export interface BarLayout {
  readonly height: number;
  /** Within each row: top and height of the bar, and of the thin one below it; line of the texts beside the bar. */
  readonly row: {
    readonly bar: { readonly top: number; readonly height: number };
    readonly earlier: { readonly top: number; readonly height: number };
    readonly text: number;
  };
  lengthOf(value: number): number;
  /** The label as far as there is room. */
  labelOf(bar: Bar): string;
}

/** Where things stand in a chart of bars. */
export function barLayout({ bars, most, mark }: Omit<Bars, 'title'>, widths: Widths): BarLayout {
  const all = bars.flatMap(({ value, earlier }) => [value, earlier?.value ?? 0]);
  const full = Math.max(most ?? 0, mark?.value ?? 0, ...all) || 1;
  const room = widths.all - widths.label - widths.value;
  const drawn = bars.some(({ earlier }) => earlier !== undefined) ? BAR + 1 + EARLIER : BAR;
  const top = (ROW - GAP - drawn) / 2;
  return {
    height: TOP + bars.length * ROW + 4,
    row: {
      bar: { top, height: BAR },
      earlier: { top: top + BAR + 1, height: EARLIER },
      text: top + BAR / 2 + BASE,
    },
    lengthOf: (value) => Math.max(0, (value / full) * room),
    labelOf: ({ label }) => shortened(label, widths.label - 8),
  };
}

const widthOf = (character: string): number => (/^[\u0020-\u00ff]$/.test(character) ? HALF : CHARACTER);

function shortened(text: string, room: number): string {
  const characters = [...text];
  let used = 0;
  const fitting = characters.findIndex((character) => {
    used += widthOf(character);
    return used > room;
  });
  return fitting < 0 ? text : `${characters.slice(0, Math.max(0, fitting - 1)).join('')}…`;
}
