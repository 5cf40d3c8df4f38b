import { z } from 'zod';
import type { Json } from '../../../shared/kernel/json';
import { choicesOf } from '../../../shared/records/codes';
import type { FieldDefinition, FieldKind, RecordTypeDefinition } from '../../../shared/records/define';

/** Which columns a user shows, in order, and how wide (CSS px). Remembered per record type. */
export interface ColumnChoice {
  readonly shown: readonly string[];
  readonly widths: Readonly<Record<string, number>>;
}

export const NARROWEST = 44;
const WIDEST = 640;

/** Widths at base size 14 that show a usual value of the kind without cutting it. */
const WIDTH_BY_KIND: Readonly<Record<FieldKind, number>> = {
  text: 110,
  longText: 200,
  date: 86,
  time: 56,
  code: 92,
  boolean: 52,
  integer: 64,
  decimal: 76,
  idNumber: 146,
  phone: 100,
  reference: 140,
  list: 64,
};

const storedChoice = z.object({
  shown: z.array(z.string()).max(400),
  widths: z.record(z.string(), z.number()),
});

/** Columns that the program computes: nobody would look for them among the fields. */
const derivedColumns = (type: RecordTypeDefinition): readonly string[] =>
  Object.keys(type.fields).filter((key) => type.fields[key]?.derived === true);

/** The choice that a user starts with. */
export const firstChoice = (type: RecordTypeDefinition): ColumnChoice => ({
  shown: [...type.list.columns, ...derivedColumns(type)],
  widths: {},
});

/** Reads a remembered choice; columns that the type no longer has are left out, nonsense gives the first choice. */
export function readColumnChoice(stored: Json | null, type: RecordTypeDefinition): ColumnChoice {
  const parsed = storedChoice.safeParse(stored);
  if (!parsed.success) return firstChoice(type);
  const shown = [...new Set(parsed.data.shown)].filter((key) => Object.hasOwn(type.fields, key));
  if (shown.length === 0) return firstChoice(type);
  return { shown, widths: parsed.data.widths };
}

export const writeColumnChoice = (choice: ColumnChoice): Json => ({
  shown: [...choice.shown],
  widths: { ...choice.widths },
});

/** Switches a column on (at the end) or off. The last one stays: a list without columns shows nothing. */
export function toggleColumn(choice: ColumnChoice, field: string): ColumnChoice {
  if (!choice.shown.includes(field)) return { ...choice, shown: [...choice.shown, field] };
  if (choice.shown.length === 1) return choice;
  return { ...choice, shown: choice.shown.filter((key) => key !== field) };
}

/** Moves a column by `step` places; beyond an end it stays at that end. */
export function moveColumn(choice: ColumnChoice, field: string, step: number): ColumnChoice {
  const from = choice.shown.indexOf(field);
  if (from < 0) return choice;
  const to = Math.max(0, Math.min(choice.shown.length - 1, from + step));
  const shown = choice.shown.filter((key) => key !== field);
  shown.splice(to, 0, field);
  return { ...choice, shown };
}

/** Remembers a width in CSS px at normal text size. */
export function resizeColumn(choice: ColumnChoice, field: string, width: number): ColumnChoice {
  const clamped = Math.round(Math.max(NARROWEST, Math.min(WIDEST, width)));
  return { ...choice, widths: { ...choice.widths, [field]: clamped } };
}

/** Half the width of a Chinese character in the list's text size. */
const UNIT_PX = 6.6;
/** Four characters, as nearly all names. */
const PERSON_WIDTH = 74;

/** Width of the text in em-like units: a Chinese character counts twice a Latin one. */
const textUnits = (text: string): number =>
  [...text].reduce((sum, char) => sum + ((char.codePointAt(0) ?? 0) > 0x2e7f ? 2 : 1), 0);

/** A code column is as wide as its usual entries, not as the longest one that nobody has. */
function codeWidth(field: FieldDefinition): number {
  const choices = choicesOf(field.codes ?? '');
  const usual = choices.filter((entry) => entry.common);
  const longest = Math.max(0, ...(usual.length > 0 ? usual : choices).map((entry) => textUnits(entry.label)));
  return Math.min(WIDTH_BY_KIND.code, longest * UNIT_PX + 16);
}

function naturalWidth(field: FieldDefinition): number {
  // Heading and sort arrow must fit as well; the filter mark shows over the heading's end.
  const heading = Math.min(textUnits(field.label) * UNIT_PX + 24, 116);
  const content =
    field.kind === 'code' ? codeWidth(field) : field.person ? PERSON_WIDTH : WIDTH_BY_KIND[field.kind];
  return Math.round(Math.max(content, heading));
}

/** Kinds whose texts vary in length and gain from spare room. */
const ELASTIC: ReadonlySet<FieldKind> = new Set<FieldKind>(['text', 'longText', 'reference', 'code']);

/**
 * Widths of the shown columns in CSS px; `scale` is the text size relative to the normal one. Spare room goes to columns that the user has not sized and whose texts vary;
 * too little room gives a horizontal scroll rather than cut values.
 */
export function columnWidths(
  type: RecordTypeDefinition,
  choice: ColumnChoice,
  room: number,
  scale = 1,
): readonly number[] {
  const widths = choice.shown.map((key) => {
    const field = type.fields[key];
    return Math.round(scale * (choice.widths[key] ?? (field === undefined ? 100 : naturalWidth(field))));
  });
  const spare = room - widths.reduce((sum, width) => sum + width, 0);
  if (spare <= 0) return widths;
  const elastic = choice.shown.map((key) => {
    const field = type.fields[key];
    return field !== undefined && choice.widths[key] === undefined && ELASTIC.has(field.kind);
  });
  const weight = widths.reduce((sum, width, at) => sum + (elastic[at] === true ? width : 0), 0);
  if (weight === 0) return widths;
  return widths.map((width, at) =>
    elastic[at] === true ? Math.floor(width + (spare * width) / weight) : width,
  );
}
