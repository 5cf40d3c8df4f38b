import { isCodeOf, labelOf } from '../records/codes';
import { normaliseCitizenNumber } from '../records/normalise';
import { canBeSameDay, isPartialDate } from './partial-date';

/** What an 18-digit citizen number says (GB 11643). */
export interface CitizenNumber {
  readonly number: string;
  /** Six digits of GB/T 2260, of the time when it was issued. */
  readonly area: string;
  readonly province: string;
  /** `YYYY-MM-DD`. */
  readonly birthDate: string;
  /** Code of the list `sex`: odd sequence numbers are male. */
  readonly gender: '1' | '2';
  /** Ends in 000: valid, but also what a spreadsheet leaves of a number whose last digits it lost. */
  readonly endsInZeros: boolean;
}

/** Why a text is no citizen number, gravest knowledge first. */
export type NumberFault =
  /** `4.20683E+17`: a spreadsheet kept it as a number; the last digits are gone. */
  | 'scientific'
  /** 15 digits and 000: the same, written out. */
  | 'lost-digits'
  /** Stars: somebody hid part of it. */
  | 'masked'
  /** 15 digits, a number of the time before October 1999; see `convertOldNumber`. */
  | 'old'
  | 'length'
  | 'characters'
  | 'area'
  | 'date'
  | 'future'
  | 'check-digit';

export type CitizenNumberReading =
  | { readonly ok: true; readonly value: CitizenNumber }
  | { readonly ok: false; readonly fault: NumberFault };

/** Reads a citizen number in any spelling that `normaliseCitizenNumber` tidies. `today` is `YYYY-MM-DD`. */
export function readCitizenNumber(text: string, today: string): CitizenNumberReading {
  const number = normaliseCitizenNumber(text);
  const fault = shapeFault(number) ?? contentFault(number, today);
  if (fault) return { ok: false, fault };
  const area = number.slice(0, 6);
  return {
    ok: true,
    value: {
      number,
      area,
      province: labelOf('regions', area.slice(0, 2)),
      birthDate: birthDateIn(number),
      gender: Number(number[16]) % 2 === 1 ? '1' : '2',
      endsInZeros: number.endsWith('000'),
    },
  };
}

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;

/** Check character of the first 17 digits: weighted sum modulo 11 (GB 11643, ISO 7064 MOD 11-2). */
export function checkDigitOf(first17: string): string {
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(first17[index]), 0);
  return '10X98765432'.charAt(sum % 11);
}

/**
 * The 18-digit form of a 15-digit number, or undefined if that can't be made. Such numbers leave out the century and
 * the check digit; the century is 19, unless the known birth date says otherwise (a row that lost digits another way).
 * The result is a guess to be checked against the card: mark it.
 */
export function convertOldNumber(text: string, birthDate?: string): string | undefined {
  const old = normaliseCitizenNumber(text);
  if (!/^\d{15}$/.test(old)) return undefined;
  const candidates = ['19', '20', '18'].map((century) => `${old.slice(0, 6)}${century}${old.slice(6)}`);
  const fitting = birthDate
    ? candidates.find((first17) => canBeSameDay(birthDateIn(first17), birthDate))
    : undefined;
  const first17 = fitting ?? candidates[0];
  if (first17 === undefined || !isPartialDate(birthDateIn(first17))) return undefined;
  return first17 + checkDigitOf(first17);
}

/** Whether a number cell can't hold a citizen number any more: a double is exact to 15 digits, a number has 17 or 18. */
export function isNumberCellDamaged(value: number): boolean {
  return Math.abs(value) >= 1e15;
}

function shapeFault(number: string): NumberFault | undefined {
  if (/^\d(\.\d+)?E\+?\d+$/.test(number)) return 'scientific';
  if (number.includes('*') || number.includes('●')) return 'masked';
  if (/^\d{15}$/.test(number)) return 'old';
  if (/^\d{17}[\dX]$/.test(number)) return undefined;
  return /^\d*X?$/.test(number) ? 'length' : 'characters';
}

function contentFault(number: string, today: string): NumberFault | undefined {
  const checks = checkDigitOf(number) === number[17];
  if (!checks && number.endsWith('000')) return 'lost-digits';
  if (!isCodeOf('regions', number.slice(0, 2)) || number.startsWith('00', 2)) return 'area';
  const birthDate = birthDateIn(number);
  if (!isPartialDate(birthDate) || birthDate < '1800') return 'date';
  if (birthDate > today) return 'future';
  return checks ? undefined : 'check-digit';
}

const birthDateIn = (number: string): string =>
  `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`;
