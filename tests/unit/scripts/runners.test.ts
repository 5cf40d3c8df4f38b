import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import playwright from '../../../playwright.config';
import unit from '../../../vitest.config';
import faults from '../../../vitest.faults.config';

const ROOT = path.resolve(import.meta.dirname, '../../..');
/** Folders that hold no source of ours. */
const OTHERS = new Set([
  'node_modules',
  'out',
  'dist',
  'release',
  'test-results',
  '.git',
  '.runtime',
  '.tsbuild',
]);

function testFiles(folder = ''): string[] {
  return readdirSync(path.join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const below = path.posix.join(folder, entry.name);
    if (entry.isDirectory()) return OTHERS.has(entry.name) ? [] : testFiles(below);
    return /\.(test|spec)\.[cm]?[jt]sx?$/.test(entry.name) ? [below] : [];
  });
}

/** `a/**\/*.x` as all our configurations write it. */
const matches = (file: string, globs: readonly string[] | string | undefined, base = ''): boolean =>
  [globs ?? []].flat().some((glob) => path.matchesGlob(file, path.posix.join(base, glob)));

const RUNNERS: readonly (readonly [name: string, takes: (file: string) => boolean])[] = [
  ['unit', (file) => matches(file, unit.test?.include)],
  ['faults without a window', (file) => matches(file, faults.test?.include)],
  ...(playwright.projects ?? []).map(({ name = '', testMatch, testIgnore }) => {
    const takes = (file: string) =>
      matches(file, globsOf(testMatch), playwright.testDir) &&
      !matches(file, globsOf(testIgnore), playwright.testDir);
    return [name, takes] as const;
  }),
];

function globsOf(globs: unknown): readonly string[] {
  return [globs ?? []].flat().map((glob) => {
    if (typeof glob !== 'string') throw new Error('this test reads globs only');
    return glob;
  });
}

const runnersOf = (file: string): readonly string[] =>
  RUNNERS.filter(([, takes]) => takes(file)).map(([name]) => name);

describe('files of tests', () => {
  it('are found at all, by each runner', () => {
    const found = new Set(testFiles().flatMap(runnersOf));
    expect([...found].sort()).toEqual(RUNNERS.map(([name]) => name).sort());
  });

  it('each belong to exactly one runner, so that none is forgotten and none runs twice', () => {
    const wrong = testFiles()
      .map((file) => `${file}: ${runnersOf(file).join(', ') || 'nobody runs it'}`)
      .filter((line) => line.endsWith('nobody runs it') || line.includes(', '));
    expect(wrong).toEqual([]);
  });

  it('in a place or with a name that no runner looks at are seen', () => {
    expect(runnersOf('tests/faults/forgotten.test.ts')).toEqual([]);
    expect(runnersOf('renderer/data/commit.test.ts')).toEqual([]);
  });
});
