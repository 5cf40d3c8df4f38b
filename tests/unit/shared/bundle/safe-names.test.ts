import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  collisionKey,
  MAX_NAME,
  MAX_PATH,
  numbered,
  PathBook,
  pathFault,
  safeName,
} from '../../../../shared/bundle/safe-names';

const anyName = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({
    unit: fc.constantFrom(...'../\\:*?"<>|~ .\u0000\u202e乡e\u0301\u00e9CONnul12$\ud800'),
    maxLength: 120,
  }),
  fc.constantFrom('CON', 'nul.txt', 'COM1 .txt', 'LPT¹', '..', '.', '', ' ', '...', '~', 'a.', 'clock$'),
);

describe('safeName', () => {
  it.each([
    ['入党志愿书.pdf', '入党志愿书.pdf'],
    ['a/b\\c', 'a_b_c'],
    ['第1次：会议？.doc', '第1次：会议？.doc'],
    ['con.txt', '_con.txt'],
    ['COM1 .txt', '_COM1 .txt'],
    ['~tmp', '_~tmp'],
    ['name. . ', 'name'],
    ['..', '未命名'],
    ['', '未命名'],
    ['e\u0301', '\u00e9'],
    ['照片\u202egpj.exe', '照片gpj.exe'],
    [`${'长'.repeat(200)}.pdf`, `${'长'.repeat(MAX_NAME - 5)}.pdf`],
  ])('makes %j into %j', (name, safe) => {
    expect(safeName(name)).toBe(safe);
  });

  it('gives a harmless name of limited length for anything, and keeps it when asked again', () => {
    fc.assert(
      fc.property(anyName, fc.integer({ min: 16, max: MAX_NAME }), (name, max) => {
        const safe = safeName(name, max);
        expect(pathFault(safe)).toBeNull();
        expect(safe.length).toBeLessThanOrEqual(max);
        expect(safeName(safe, max + 1)).toBe(safe);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('numbered', () => {
  it('puts the number before the extension and keeps the length', () => {
    expect([numbered('a.pdf', 1), numbered('a.pdf', 2), numbered('无扩展名', 3)]).toEqual([
      'a.pdf',
      'a (2).pdf',
      '无扩展名 (3)',
    ]);
    expect(numbered(`${'x'.repeat(76)}.pdf`, 12)).toHaveLength(MAX_NAME);
  });
});

describe('PathBook', () => {
  it('hands out safe paths within the limit, none of which any system takes for another', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.array(anyName, { maxLength: 3 }), anyName), { maxLength: 30 }),
        (wishes) => {
          const book = new PathBook();
          const paths = wishes.map(([folders, name]) => book.claim('data/附件', folders, name));
          for (const path of paths) {
            expect(pathFault(path)).toBeNull();
            expect(path.length).toBeLessThanOrEqual(MAX_PATH);
            expect(path.startsWith('data/附件/')).toBe(true);
          }
          expect(new Set(paths.map(collisionKey)).size).toBe(paths.length);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('numbers equal names, also those that differ in case or Unicode form only', () => {
    const book = new PathBook();
    const names = ['A.pdf', 'a.PDF', '\u00e9', 'e\u0301'].map((name) =>
      book.claim('data/附件', ['甲支部', '张三'], name),
    );
    expect(names.map((path) => path.slice('data/附件/甲支部/张三/'.length))).toEqual([
      'A.pdf',
      'a (2).PDF',
      '\u00e9',
      '\u00e9 (2)',
    ]);
  });
});
