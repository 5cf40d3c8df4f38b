import { CODE_LISTS, type CodeEntry, type CodeList } from './code-lists';
import { inlineList } from './inline-codes';

interface IndexedList {
  readonly list: CodeList;
  readonly byCode: ReadonlyMap<string, CodeEntry>;
  readonly byWording: ReadonlyMap<string, string>;
}

const indexed = new Map<string, IndexedList>();

/** The list of that name, or undefined: a declaration from a newer version may name one we do not have. */
export function codeList(name: string): CodeList | undefined {
  return indexOf(name)?.list;
}

/** Entries that can be chosen, the usual ones first, otherwise in the order of the list. */
export function choicesOf(name: string): readonly CodeEntry[] {
  const choices = (codeList(name)?.entries ?? []).filter((entry) => !entry.heading);
  return [...choices.filter((entry) => entry.common), ...choices.filter((entry) => !entry.common)];
}

/** Label of a stored code. Text that is no code of the list (local wording, a newer list) is its own label. */
export function labelOf(name: string, code: string): string {
  return indexOf(name)?.byCode.get(code)?.label ?? code;
}

/** Whether a stored value is an entry that can be chosen. */
export function isCodeOf(name: string, code: string): boolean {
  const entry = indexOf(name)?.byCode.get(code);
  return entry !== undefined && !entry.heading;
}

/** Code meant by a wording: its label or a synonym, or the code itself; undefined if nothing matches exactly. */
export function codeFrom(name: string, text: string): string | undefined {
  return indexOf(name)?.byWording.get(comparable(text));
}

/** The code itself and the headings above it, from below: what counting by group goes by. */
export function ancestorsOf(name: string, code: string): readonly string[] {
  const byCode = indexOf(name)?.byCode;
  const codes: string[] = [];
  for (let entry = byCode?.get(code); entry; entry = entry.parent ? byCode?.get(entry.parent) : undefined) {
    codes.push(entry.code);
  }
  return codes;
}

function indexOf(name: string): IndexedList | undefined {
  const known = indexed.get(name);
  if (known) return known;
  const list = inlineList(name) ?? (Object.hasOwn(CODE_LISTS, name) ? CODE_LISTS[name] : undefined);
  if (list === undefined) return undefined;
  const byCode = new Map(list.entries.map((entry) => [entry.code, entry]));
  const byWording = new Map<string, string>();
  // Labels are entered last and so win over another entry's synonym, and synonyms over bare codes.
  const choices = list.entries.filter((entry) => !entry.heading);
  for (const entry of choices) byWording.set(comparable(entry.code), entry.code);
  for (const entry of choices)
    for (const text of entry.synonyms ?? []) byWording.set(comparable(text), entry.code);
  for (const entry of choices) byWording.set(comparable(entry.label), entry.code);
  const index = { list, byCode, byWording };
  indexed.set(name, index);
  return index;
}

/** Width, case, blanks and brackets vary from file to file and never tell two entries apart. */
const comparable = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\s\p{Cf}()[\]【】、,,.。]/gu, '')
    .toLowerCase();
