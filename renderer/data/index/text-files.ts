import type { Json } from '../../../shared/kernel/json';
import { ATTACHMENTS_FIELD } from '../../../shared/records/define';
import type { FileTexts } from './file-texts';
import type { RecordIndex } from './record-index';
import type { SearchWord } from './searchable';
import type { TypeIndex } from './type-index';

/** Column that names a record's files out of which text can be taken: `hash.ending`, one a line. */
export const TEXT_FILES = `${ATTACHMENTS_FIELD}/text`;

const ENDINGS = /\.(docx|doc|wps|pdf|txt|md)$/i;

/** The cell of that column for a record's attachments; empty where there is nothing to read. */
export function textFilesCell(attachments: Json | undefined): string {
  if (!Array.isArray(attachments)) return '';
  const lines = new Set<string>();
  for (const element of attachments) {
    if (typeof element !== 'object' || element === null || Array.isArray(element)) continue;
    const { blob, name } = element as { readonly [key: string]: Json };
    const ending = typeof name === 'string' ? ENDINGS.exec(name)?.[1] : undefined;
    if (typeof blob === 'string' && ending !== undefined) lines.add(`${blob}.${ending.toLowerCase()}`);
  }
  return [...lines].sort().join('\n');
}

/** Files of a record, hash and ending. */
function* filesAt(ofType: TypeIndex, row: number): Generator<readonly [blob: string, ending: string]> {
  const cell = ofType.cell(TEXT_FILES, row);
  if (typeof cell !== 'string') return;
  for (const line of cell.split('\n')) {
    const dot = line.indexOf('.');
    yield [line.slice(0, dot), line.slice(dot + 1)];
  }
}

/** Every file that a record names, deleted records among them: the bin may give them back. */
export function textFilesOf(index: RecordIndex): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (const ofType of index.all()) {
    if (ofType.column(TEXT_FILES) === undefined) continue;
    for (let row = 0; row < ofType.size; row++) {
      for (const [blob, ending] of filesAt(ofType, row)) files.set(blob, ending);
    }
  }
  return files;
}

/** Whether one of a record's files holds the word. */
export function holdsInFile(files: FileTexts, ofType: TypeIndex, row: number, word: SearchWord): boolean {
  if (files.size === 0 || !ofType.has(TEXT_FILES, row)) return false;
  const holding = files.holding(word);
  if (holding.size === 0) return false;
  for (const [blob] of filesAt(ofType, row)) if (holding.has(blob)) return true;
  return false;
}

/** The first place in a record's files where one of the words stands; empty if none does. */
export function placeInFile(
  files: FileTexts,
  ofType: TypeIndex,
  row: number,
  words: readonly SearchWord[],
): string {
  for (const word of words) {
    for (const [blob] of filesAt(ofType, row)) {
      const around = files.holding(word).has(blob) ? files.around(blob, word) : '';
      if (around !== '') return around;
    }
  }
  return '';
}
