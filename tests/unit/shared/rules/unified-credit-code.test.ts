import fc from 'fast-check';
import { expect, test } from 'vitest';
import { creditCodeCheckCharacter, isUnifiedCreditCode } from '../../../../shared/rules/unified-credit-code';

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const codes = fc
  .array(fc.constantFrom(...ALPHABET), { minLength: 17, maxLength: 17 })
  .map((characters) => characters.join('') + creditCodeCheckCharacter(characters.join('')));

test('the sample of the standard is valid', () => {
  expect(isUnifiedCreditCode('91350100M000100Y43')).toBe(true);
});

test.each(['91350100M000100Y44', '91350100M000100Y4', '91350100M000100Y433', '91350100I000100Y43', ''])(
  '%j is refused',
  (code) => {
    expect(isUnifiedCreditCode(code)).toBe(false);
  },
);

test('any code with its own check character is valid, and none with one character changed', () => {
  fc.assert(
    fc.property(
      codes,
      fc.integer({ min: 0, max: 17 }),
      fc.integer({ min: 1, max: 30 }),
      (code, at, shift) => {
        expect(isUnifiedCreditCode(code)).toBe(true);
        const other = ALPHABET.charAt((ALPHABET.indexOf(code.charAt(at)) + shift) % 31);
        expect(isUnifiedCreditCode(code.slice(0, at) + other + code.slice(at + 1))).toBe(false);
      },
    ),
  );
});
