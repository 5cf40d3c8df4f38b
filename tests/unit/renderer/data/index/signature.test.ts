import fc from 'fast-check';
import { expect, test } from 'vitest';
import { passes, signatureTest, WORDS, writeSignature } from '../../../../../renderer/data/index/signature';

const anyHan = fc.string({ unit: fc.constantFrom('王', '张', '伟', '村', '\n', '组') });
const anyLatin = fc.string({ unit: fc.constantFrom('a', 'z', '1', '8', '\n') });

test('a text that holds a word always passes the test for it', () => {
  fc.assert(
    fc.property(anyHan, anyLatin, fc.boolean(), fc.nat(), fc.nat(6), (han, latin, isHan, from, length) => {
      const text = isHan ? han : latin;
      const at = text.length === 0 ? 0 : from % text.length;
      const signatures = new Uint32Array(WORDS * 2);
      writeSignature(signatures, WORDS, han, latin);
      expect(passes(signatures, WORDS, signatureTest(text.slice(at, at + length), isHan))).toBe(true);
    }),
  );
});

test('a text without the characters of a word does not pass', () => {
  const signatures = new Uint32Array(WORDS);
  writeSignature(signatures, 0, '王伟', 'wangwei');
  expect(passes(signatures, 0, signatureTest('李', true))).toBe(false);
  expect(passes(signatures, 0, signatureTest('138', false))).toBe(false);
});

test('writing a signature again leaves nothing of the old one', () => {
  const [again, fresh] = [new Uint32Array(WORDS), new Uint32Array(WORDS)];
  writeSignature(again, 0, '张三', 'zhangsan');
  writeSignature(again, 0, '李四', 'lisi');
  writeSignature(fresh, 0, '李四', 'lisi');
  expect(again).toEqual(fresh);
});
