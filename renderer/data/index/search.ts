import { maskedText } from '../../../shared/records/display';
import type { SearchGroup } from '../api';
import type { RecordIndex } from './record-index';
import { filterText, type SearchWord, wordsOf } from './searchable';
import { type SignatureTest, signatureTest } from './signature';
import type { TypeIndex } from './type-index';

interface Asked extends SearchWord {
  readonly test: SignatureTest;
}

/** Words as they are looked for, the most telling first: they leave the fewest texts to read. */
export function askedWords(typed: string): readonly Asked[] {
  return wordsOf(typed)
    .map((word) => ({ ...word, test: signatureTest(word.text, word.han) }))
    .sort((a, b) => b.text.length - a.text.length);
}

/** Whether a record's texts hold all words. */
export function matchesWords(index: TypeIndex, row: number, asked: readonly Asked[]): boolean {
  for (const { test } of asked) if (!index.mayContain(row, test)) return false;
  for (const word of asked) if (!holds(index, row, word)) return false;
  return true;
}

const matchesWord = (index: TypeIndex, row: number, word: Asked): boolean =>
  index.mayContain(row, word.test) && holds(index, row, word);

const holds = (index: TypeIndex, row: number, { text, han }: SearchWord): boolean =>
  (han ? index.hanAt(row) : index.latinAt(row)).includes(text);

/** Organizations that a word names, with all below them; none: no organization is called so. */
type Places = ReadonlyMap<Asked, ReadonlySet<string>>;

/**
 * Of several words some may say where (河口村 王): such a word is found in a record's text or in the name of its
 * organization. One word alone is never a place, or the name of a village would find everybody in it.
 */
function placesNamed(index: RecordIndex, asked: readonly Asked[]): Places {
  const places = new Map<Asked, ReadonlySet<string>>();
  if (asked.length < 2) return places;
  const organizations = index.organizations();
  for (const word of asked) {
    const named = new Set<string>();
    for (let row = 0; row < organizations.size; row++) {
      if (!organizations.isLive(row) || !matchesWord(organizations, row, word)) continue;
      if (fitOf(organizations, row, word) === FITS - 1) continue;
      for (const id of index.tree().subtree(organizations.idAt(row))) named.add(id);
    }
    if (named.size > 0) places.set(word, named);
  }
  return places;
}

/** Whether each word is found in the record's texts or says where it belongs, and at least one in its texts. */
function matchesAt(
  ofType: TypeIndex,
  row: number,
  branch: string | undefined,
  asked: readonly Asked[],
  places: Places,
) {
  let byText = 0;
  for (const word of asked) {
    if (matchesWord(ofType, row, word)) byText += 1;
    else if (branch === undefined || places.get(word)?.has(branch) !== true) return false;
  }
  return byText > 0;
}

/** How well a record fits: its title is the word, begins with it, holds it, or only another text does. */
const FITS = 4;

/**
 * Records of all types whose texts hold every word, grouped by type, the best fits first. One pass over signatures;
 * a text is read only where its signature lets it match.
 */
export function searchAll(index: RecordIndex, typed: string, limit: number): readonly SearchGroup[] {
  const asked = askedWords(typed);
  if (asked.length === 0) return [];
  const places = placesNamed(index, asked);
  return index.all().flatMap((ofType) => {
    const matches = (row: number) =>
      places.size === 0
        ? matchesWords(ofType, row, asked)
        : matchesAt(ofType, row, index.branchAt(ofType, row), asked, places);
    const { rows, total } = bestRows(ofType, asked, limit, matches);
    if (total === 0) return [];
    const hits = rows.map((row) => hitOf(index, ofType, row, asked));
    return [{ type: ofType.type.name, label: ofType.type.label, total, hits }];
  });
}

function bestRows(
  index: TypeIndex,
  asked: readonly Asked[],
  limit: number,
  matches: (row: number) => boolean,
) {
  const buckets: number[][] = Array.from({ length: FITS }, () => []);
  let total = 0;
  for (let row = 0; row < index.size; row++) {
    if (!index.isLive(row) || !matches(row)) continue;
    total += 1;
    const bucket = buckets[fitOf(index, row, asked[0])];
    if (bucket !== undefined && bucket.length < limit) bucket.push(row);
  }
  return { rows: buckets.flat().slice(0, limit), total };
}

/** The title is the first line of the Chinese text, and its readings come first in the Latin one. */
function fitOf(index: TypeIndex, row: number, word: SearchWord | undefined): number {
  if (word === undefined) return FITS - 1;
  const text = word.han ? index.hanAt(row) : index.latinAt(row);
  const at = text.indexOf(word.text);
  if (at === 0) return text.length === word.text.length || text[word.text.length] === '\n' ? 0 : 1;
  const end = text.indexOf('\n');
  return end < 0 || at < end ? 2 : 3;
}

function hitOf(index: RecordIndex, ofType: TypeIndex, row: number, asked: readonly Asked[]) {
  const branch = index.branchAt(ofType, row);
  const { type } = ofType;
  // An organization is its own branch; what helps to tell it apart is the one above it.
  const above = ofType.cell(type.branch, row);
  const owner = branch === ofType.idAt(row) ? (typeof above === 'string' ? above : undefined) : branch;
  return {
    id: ofType.idAt(row),
    title: ofType.titleAt(row),
    detail: detailOf(index, ofType, row, asked),
    branch: owner === undefined ? '' : (index.titleOf('organization', owner) ?? ''),
  };
}

/** Which field was found, with its text masked; empty when it was the title. */
function detailOf(index: RecordIndex, ofType: TypeIndex, row: number, asked: readonly Asked[]): string {
  const titleOf = (type: string, id: string) => index.titleOf(type, id);
  for (const key of ofType.type.search) {
    const field = ofType.type.fields[key];
    const cell = ofType.cell(key, row);
    if (field === undefined || cell === undefined) continue;
    const text = filterText(field, cell, titleOf);
    if (asked.some((word) => text.includes(word.text)))
      return `${field.label} ${maskedText(field, cell, { titleOf })}`;
  }
  return '';
}
