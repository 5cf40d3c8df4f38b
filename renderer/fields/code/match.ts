import { pinyin } from 'pinyin-pro';
import { choicesOf } from '../../../shared/records/codes';

/** One entry that can be chosen, with the texts by which it is found. */
export interface CodeChoice {
  readonly code: string;
  readonly label: string;
  readonly common: boolean;
  /** Label, synonyms and code, lower case; full pinyin and initials of the label. */
  readonly found: readonly string[];
}

const byList = new Map<string, readonly CodeChoice[]>();

/** Choices of a list, usual ones first; made once a list, because pinyin costs a few milliseconds. */
export function codeChoices(name: string): readonly CodeChoice[] {
  const known = byList.get(name);
  if (known !== undefined) return known;
  const choices = choicesOf(name).map((entry) => {
    const sounds = pinyin(entry.label, { toneType: 'none', type: 'array', nonZh: 'consecutive' });
    return {
      code: entry.code,
      label: entry.label,
      common: entry.common === true,
      found: [
        entry.label,
        ...(entry.synonyms ?? []),
        entry.code,
        sounds.join(''),
        sounds.map((sound) => sound[0] ?? '').join(''),
      ].map((text) => text.toLowerCase()),
    };
  });
  byList.set(name, choices);
  return choices;
}

/** Choices that fit what was typed: by the start of label, synonym, code or pinyin first, then by any part. */
export function matchCodes(choices: readonly CodeChoice[], typed: string): readonly CodeChoice[] {
  const text = typed.normalize('NFKC').replace(/\s/g, '').toLowerCase();
  if (text === '') return choices;
  const starting = choices.filter((choice) => choice.found.some((word) => word.startsWith(text)));
  const inside = choices.filter(
    (choice) => !starting.includes(choice) && choice.found.some((word) => word.includes(text)),
  );
  return [...starting, ...inside];
}
