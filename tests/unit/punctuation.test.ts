import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const ROOT = path.join(__dirname, '../..');

/** Files in which Chinese for people stands. Code lists keep the spelling of the forms that they must recognise. */
const files: readonly string[] = [
  'README.md',
  ...['shared', 'renderer', 'electron'].flatMap((folder) =>
    readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name))
      .map((name) => path.join(folder, name)),
  ),
];

/** Lines that match, as `file:line text`. */
const linesWith = (pattern: RegExp, of = files): readonly string[] =>
  of.flatMap((file) =>
    readFileSync(path.join(ROOT, file), 'utf8')
      .split('\n')
      .flatMap((line, at) => (pattern.test(line) ? [`${file}:${at + 1} ${line.trim()}`] : [])),
  );

test('between Chinese words stands the full-width comma, semicolon or exclamation mark', () => {
  expect(linesWith(/[\u4e00-\u9fff”）][,;!][\u4e00-\u9fff“（]/u)).toEqual([]);
});

test('no text was read in one encoding and written in another', () => {
  const lists = readdirSync(path.join(ROOT, 'resources/codes')).map((name) => `resources/codes/${name}`);
  // Control characters of Latin-1, and what the first byte of a full-width mark becomes.
  expect(linesWith(/[\u0080-\u009f]|\u00ef\u00bc/u, [...files, ...lists])).toEqual([]);
});
