import type { Reading } from '../use-typed';

/** Full-width digits and blanks are what Chinese input methods produce. */
const plain = (text: string): string => text.normalize('NFKC').replace(/[\s,]/g, '');

/** A whole number, or the reason why the text is none. */
export function readInteger(text: string): Reading {
  const digits = plain(text);
  if (digits === '') return { value: null };
  if (!/^[+-]?\d{1,15}$/.test(digits)) return { problem: '请填写整数，如 12' };
  return { value: Number(digits) };
}

/** A decimal as text of digits with at most one point; `007.50` becomes `7.50`. */
export function readDecimal(text: string): Reading {
  const digits = plain(text);
  if (digits === '') return { value: null };
  const match = /^(-?)0*(\d{1,15})(\.\d{1,6})?$/.exec(digits);
  if (match === null) return { problem: '请填写数字，如 120.50' };
  return { value: `${match[1]}${match[2]}${match[3] ?? ''}` };
}
