import words from '../../resources/sample/phrases/people.json';
import { checkDigitOf } from '../rules/citizen-number';
import type { Chance } from './chance';

/** People of nobody: every name and number is put together by chance. */

const SURNAMES = [...words.surnames];
const GIVEN = [...words.given];
/** A county code with numbers that are handed out by chance; the check digit alone is computed. */
const REGION = '420683';

export const inventName = (luck: Chance): string =>
  luck.pick(SURNAMES) + luck.pick(GIVEN) + (luck.percent(75) ? luck.pick(GIVEN) : '');

export const inventMobile = (luck: Chance): string =>
  `1${luck.pick(['39', '58', '77', '86', '99'])}${String(luck.between(0, 99_999_999)).padStart(8, '0')}`;

/** A valid citizen number of that birth date which nobody in `taken` has; puts it there. */
export function inventNumber(luck: Chance, birthDate: string, taken: Set<string>): string {
  for (;;) {
    const first17 = `${REGION}${birthDate.replaceAll('-', '')}${String(luck.between(1, 998)).padStart(3, '0')}`;
    const number = first17 + checkDigitOf(first17);
    // A number cut off by a spreadsheet ends like this; it would be marked as suspect.
    if (taken.has(number) || number.endsWith('000')) continue;
    taken.add(number);
    return number;
  }
}

/** Code of the sex that a citizen number says. */
export const sexOf = (number: string): string => (Number(number[16]) % 2 === 1 ? '1' : '2');

/** A whole date from one year to another, both included; to the 28th, so that every month has it. */
export function inventDate(luck: Chance, from: number, to: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${luck.between(from, to)}-${two(luck.between(1, 12))}-${two(luck.between(1, 28))}`;
}
