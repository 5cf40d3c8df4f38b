import { expect, test } from 'vitest';
import { stageDrafts } from '../../../../electron/main/staged-drafts';
import { draft } from '../../builders/vault';

test('parts of an act are handed over together, once', () => {
  const waiting = stageDrafts();
  expect(waiting.add('a', 0, [draft(1), draft(2)])).toBeUndefined();
  expect(waiting.add('a', 2, [draft(3)])).toBeUndefined();
  expect(waiting.take('a', 3)?.map(({ id }) => id)).toEqual(['e1', 'e2', 'e3']);
  expect(waiting.take('a', 3)).toBeUndefined();
});

test('an act that lacks a part, or is another one, is not handed over', () => {
  const waiting = stageDrafts();
  expect(waiting.add('a', 1, [draft(2)])?.code).toBe('program.bad-message');
  waiting.add('a', 0, [draft(1)]);
  expect(waiting.add('a', 2, [draft(3)])?.code).toBe('program.bad-message');
  expect(waiting.take('a', 2)).toBeUndefined();
  waiting.add('b', 0, [draft(1)]);
  expect(waiting.take('a', 1)).toBeUndefined();
});

test('an act that begins anew forgets its broken-off beginning', () => {
  const waiting = stageDrafts();
  waiting.add('a', 0, [draft(1)]);
  waiting.add('a', 0, [draft(2)]);
  expect(waiting.take('a', 1)?.map(({ id }) => id)).toEqual(['e2']);
});

test('an act beyond all measure is refused, and nothing is kept of it', () => {
  const waiting = stageDrafts();
  const answers = Array.from({ length: 33 }, (_, at) => waiting.add('a', at, [draft(at)])?.code);
  expect(answers.filter((code) => code !== undefined)).toEqual(['journal.act-too-large']);
  expect(waiting.take('a', 32)).toBeUndefined();
});
