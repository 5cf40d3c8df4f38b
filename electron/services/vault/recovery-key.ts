import { randomBytes } from 'node:crypto';
import { appError } from '../../../shared/kernel/errors';
import type { Result } from '../../../shared/kernel/result';
import { err, ok } from '../../../shared/kernel/result';
import { deriveKey } from './seal';

/**
 * The recovery key on paper: 8 groups of 5 characters, Crockford's base 32 (no I, L, O, U). Four characters of a
 * group are random (160 bits in all), the fifth checks the group and its place: one wrong character, two swapped
 * characters and swapped groups are found, and the message can say which group to look at.
 */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const GROUPS = 8;
const PER_GROUP = 4;

/** Multiplication by x in GF(32) with x^5 + x^2 + 1. */
const timesX = (value: number): number => ((value << 1) ^ (value & 16 ? 0b100101 : 0)) & 31;

/** Weights 1, x, x^2, x^3 are all different and not 0, so every single error and every swap changes the sum. */
function checkOf(group: readonly number[], place: number): number {
  let sum = place + 1;
  for (const value of group) sum = timesX(sum) ^ value;
  return timesX(sum);
}

/** What typing from paper commonly turns into something else. */
const readAs = (letter: string): number =>
  ALPHABET.indexOf(letter.toUpperCase().replace('O', '0').replace(/[IL]/, '1'));

const groupText = (group: readonly number[], place: number): string =>
  [...group, checkOf(group, place)].map((value) => ALPHABET[value]).join('');

/** A new recovery key as printed: `ABCDE-FGHJK-...`. */
export function newRecoveryKey(random: (count: number) => Uint8Array = randomBytes): string {
  // 256 is a multiple of 32, so the low five bits of a byte are evenly distributed.
  const values = Array.from(random(GROUPS * PER_GROUP), (byte) => byte & 31);
  return Array.from({ length: GROUPS }, (_, place) =>
    groupText(values.slice(place * PER_GROUP, (place + 1) * PER_GROUP), place),
  ).join('-');
}

/** Reads what was typed; blanks, dashes and letter case do not matter. Answers the 32 values as bytes. */
export function parseRecoveryKey(typed: string): Result<Buffer> {
  const letters = [...typed.normalize('NFKC').replace(/[\s\-_.·—–]/g, '')];
  if (letters.length !== GROUPS * (PER_GROUP + 1)) {
    return err(appError('vault.recovery-length', { found: letters.length }));
  }
  const values = letters.map(readAs);
  const wrong: number[] = [];
  const key: number[] = [];
  for (let place = 0; place < GROUPS; place += 1) {
    const group = values.slice(place * (PER_GROUP + 1), (place + 1) * (PER_GROUP + 1));
    const data = group.slice(0, PER_GROUP);
    if (group.includes(-1) || checkOf(data, place) !== group[PER_GROUP]) wrong.push(place + 1);
    key.push(...data);
  }
  if (wrong.length > 0) return err(appError('vault.recovery-typo', { groups: wrong.join('、') }));
  return ok(Buffer.from(key));
}

/** 160 random bits need no slow hash. */
export const keyFromRecovery = (values: Buffer, salt: Uint8Array): Buffer =>
  deriveKey(values, salt, 'xiangdang/recovery/1');
