import fc from 'fast-check';
import { choicesOf } from '../../../shared/records/codes';
import { checkDigitOf } from '../../../shared/rules/citizen-number';
import { daysInMonth } from '../../../shared/rules/partial-date';

/** Today in every test of rules that does not say otherwise. */
export const TODAY = '2026-06-30';

/** Valid made-up citizen numbers of people born from 1900 to 2025, all provinces. */
export const citizenNumbers = fc
  .record({
    province: fc.constantFrom(...choicesOf('regions').map((entry) => entry.code)),
    county: fc.integer({ min: 101, max: 9999 }),
    year: fc.integer({ min: 1900, max: 2025 }),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 31 }),
    sequence: fc.integer({ min: 1, max: 999 }),
  })
  .map(({ province, county, year, month, day, sequence }) => {
    const real = Math.min(day, daysInMonth(year, month));
    const first17 =
      province +
      String(county).padStart(4, '0') +
      String(year) +
      String(month).padStart(2, '0') +
      String(real).padStart(2, '0') +
      String(sequence).padStart(3, '0');
    return first17 + checkDigitOf(first17);
  });

/** A valid number with the wanted birth date (`YYYY-MM-DD`) and sequence; odd sequences are male. */
export function citizenNumber(birthDate: string, sequence: number): string {
  const first17 = `420683${birthDate.replaceAll('-', '')}${String(sequence).padStart(3, '0')}`;
  return first17 + checkDigitOf(first17);
}
