import { type Bars, barLayout, ROW, TOP, WIDE } from './bar-layout';

/** What stands around the bars of a picture, so that it can be put into a report as it is. */
export interface PictureTexts {
  /** Below the title: unit, period, what the bars show. */
  readonly subtitle: string;
  /** Below the bars. */
  readonly foot: string;
}

/** Dots for each unit of the drawing: sharp on paper. */
const SCALE = 2;
const MARGIN = 24;
const HEAD = 64;
const FOOT = 32;
const FONT = '"Microsoft YaHei", "Noto Sans CJK SC", sans-serif';
const INK = { text: '#22201d', soft: '#66625d', bar: '#ac2a22', ground: '#ffffff' } as const;

/** Width of every picture, in dots. */
export const PICTURE_WIDTH = (WIDE.all + 2 * MARGIN) * SCALE;

/** Height of a picture of so many bars, in dots. */
export const pictureHeight = (bars: number): number => (HEAD + TOP + bars * ROW + 4 + FOOT) * SCALE;

/** The chart as a picture (PNG) on white, with its title above; null if the picture would be too large to be made. */
export async function barPicture(chart: Bars, texts: PictureTexts): Promise<Uint8Array | null> {
  const canvas = document.createElement('canvas');
  canvas.width = PICTURE_WIDTH;
  canvas.height = pictureHeight(chart.bars.length);
  const pen = canvas.getContext('2d');
  if (pen === null) return null;
  pen.scale(SCALE, SCALE);
  pen.fillStyle = INK.ground;
  pen.fillRect(0, 0, canvas.width, canvas.height);
  const middle = WIDE.all / 2 + MARGIN;
  write(pen, chart.title, { x: middle, y: 30, size: 18, weight: 600, colour: INK.text, align: 'center' });
  write(pen, texts.subtitle, { x: middle, y: 54, size: 13, colour: INK.soft, align: 'center' });
  drawBars(pen, chart);
  const end = canvas.height / SCALE - 12;
  write(pen, texts.foot, { x: WIDE.all + MARGIN, y: end, size: 11, colour: INK.soft, align: 'right' });
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  return blob === null ? null : new Uint8Array(await blob.arrayBuffer());
}

function drawBars(pen: CanvasRenderingContext2D, chart: Bars): void {
  const { lengthOf, labelOf } = barLayout(chart, WIDE);
  const left = MARGIN + WIDE.label;
  chart.bars.forEach((bar, at) => {
    const top = HEAD + TOP + at * ROW;
    const length = lengthOf(bar.value);
    write(pen, labelOf(bar), { x: left - 8, y: top + 16, size: 13, colour: INK.text, align: 'right' });
    pen.fillStyle = INK.bar;
    pen.fillRect(left, top + 4, length, 14);
    write(pen, bar.text, { x: left + length + 6, y: top + 16, size: 13, colour: INK.text, align: 'left' });
  });
  pen.fillStyle = INK.soft;
  pen.fillRect(left - 0.5, HEAD + TOP - 4, 1, chart.bars.length * ROW + 4);
}

interface Writing {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly weight?: number;
  readonly colour: string;
  readonly align: CanvasTextAlign;
}

function write(
  pen: CanvasRenderingContext2D,
  text: string,
  { x, y, size, weight, colour, align }: Writing,
): void {
  pen.font = `${weight ?? 400} ${size}px ${FONT}`;
  pen.fillStyle = colour;
  pen.textAlign = align;
  pen.fillText(text, x, y, WIDE.all);
}
