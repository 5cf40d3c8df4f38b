// No I, O, S, V, Z: they are taken for digits.
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28] as const;

/** Check character of the first 17 characters of a unified social credit code (GB 32100-2015); undefined if one is not in its alphabet. */
export function creditCodeCheckCharacter(first17: string): string | undefined {
  let sum = 0;
  for (const [index, weight] of WEIGHTS.entries()) {
    const value = ALPHABET.indexOf(first17.charAt(index) || '?');
    if (value < 0) return undefined;
    sum += value * weight;
  }
  return ALPHABET.charAt((31 - (sum % 31)) % 31);
}

/** Whether a text is a unified social credit code of 18 characters, as stored (capitals, no blanks). */
export function isUnifiedCreditCode(code: string): boolean {
  return code.length === 18 && creditCodeCheckCharacter(code) === code.charAt(17);
}
