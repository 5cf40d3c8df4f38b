import { pinyin } from 'pinyin-pro';
import type { Json } from '../../../shared/kernel/json';
import type { FieldDefinition, RecordTypeDefinition, RecordValues } from '../../../shared/records/define';
import { displayText } from '../../../shared/records/display';

/** Spellings that mean the same and are searched as one: left is written as right. */
const SAME: readonly (readonly [from: RegExp, to: string])[] = [[/[帐賬]/g, '账']];

/** Text as it is searched: one width, small letters, equal spellings made one. */
export function searchable(text: string): string {
  let result = text.normalize('NFKC').toLowerCase();
  for (const [from, to] of SAME) result = result.replace(from, to);
  return result;
}

const HAN = /\p{Script=Han}/u;
const HAN_RUN = /\p{Script=Han}+/gu;

/** Whether a text has Chinese characters. */
export const hasHan = (text: string): boolean => HAN.test(text);

/** What of a record is searched. Chinese and Latin apart: Latin text takes half the memory and half the time. */
export interface SearchTexts {
  /** Texts with Chinese characters, one a line; the title is the first line. */
  readonly han: string;
  /** Digits, Latin text, and pinyin of the names: in full and initials. */
  readonly latin: string;
}

/** Texts of one record: its title and the fields that its declaration names, as shown, not masked. */
export function searchTextsOf(type: RecordTypeDefinition, title: string, values: RecordValues): SearchTexts {
  const han = new Set<string>();
  const latin = new Set<string>();
  const add = (text: string) => {
    const line = searchable(text).replace(/[\n\0]/g, ' ');
    if (line === '') return;
    if (hasHan(line)) {
      han.add(line);
      for (const run of line.match(/[a-z0-9]+/g) ?? []) latin.add(run);
    } else latin.add(line);
  };
  add(title);
  for (const reading of readingsOf(title)) latin.add(reading);
  for (const key of type.search) {
    const field = type.fields[key];
    const text = field ? displayText(field, values[key]) : '';
    if (text === '') continue;
    add(text);
    if (field?.person) for (const reading of readingsOf(text)) latin.add(reading);
  }
  return { han: [...han].join('\n'), latin: [...latin].join('\n') };
}

/**
 * Pinyin of a name: in full and as initials, in the reading for surnames and in the common one. 单 as a surname is
 * shan, and 单于 reads chan yu only in the common mode: both must be found.
 */
export function readingsOf(name: string): readonly string[] {
  const text = (name.match(HAN_RUN) ?? []).join('');
  if (text === '') return [];
  const before = known.get(text);
  if (before !== undefined) return before;
  const readings = readingsOfText(text);
  if (known.size >= KNOWN) known.clear();
  known.set(text, readings);
  return readings;
}

/** A name is a title and a field, and many people share one: looking its readings up is most of what indexing costs. */
const known = new Map<string, readonly string[]>();
const KNOWN = 5_000;

function readingsOfText(text: string): readonly string[] {
  const readings = new Set<string>();
  for (const mode of text.length <= 4 ? (['surname', 'normal'] as const) : (['normal'] as const)) {
    const syllables = pinyin(text, { toneType: 'none', type: 'array', mode, v: true });
    readings.add(syllables.join(''));
    readings.add(syllables.map((syllable) => syllable[0] ?? '').join(''));
  }
  return [...readings];
}

/** One word of a search. A word of Chinese and Latin parts is split into them; all must be found. */
export interface SearchWord {
  readonly text: string;
  readonly han: boolean;
}

/** Words of a typed search, in the order they were typed. */
export function wordsOf(typed: string): readonly SearchWord[] {
  const runs = searchable(typed).match(/\p{Script=Han}+|[^\s\p{Script=Han}]+/gu) ?? [];
  // People type an apostrophe between syllables (xi'an) and blanks inside numbers.
  return runs
    .map((run) => run.replace(/['’]/g, ''))
    .filter((run) => run !== '')
    .map((text) => ({ text, han: hasHan(text) }));
}

/** Text of a value for the column filter “contains”. */
export function filterText(
  field: FieldDefinition,
  value: Json | undefined,
  title: (type: string, id: string) => string | undefined,
): string {
  return searchable(displayText(field, value, { titleOf: title }));
}
