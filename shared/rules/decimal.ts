/** Exact arithmetic on stored decimals: a rate of seven decimals times an area must give the cent that was paid. */
export interface Decimal {
  readonly digits: bigint;
  /** Digits after the point. */
  readonly scale: number;
}

/** Reads a stored decimal or a whole number; undefined for anything else. */
export function readDecimal(value: unknown): Decimal | undefined {
  const text = typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : value;
  if (typeof text !== 'string') return undefined;
  const match = /^(-?\d{1,15})(?:\.(\d{1,10}))?$/.exec(text);
  if (match === null) return undefined;
  const [, whole = '', fraction = ''] = match;
  return { digits: BigInt(whole + fraction), scale: fraction.length };
}

/** Sum, exact. */
export function addDecimals(numbers: readonly Decimal[]): Decimal {
  const scale = Math.max(0, ...numbers.map((number) => number.scale));
  return { digits: numbers.reduce((sum, number) => sum + scaled(number, scale), 0n), scale };
}

/** Product, exact. */
export const multiplyDecimals = (a: Decimal, b: Decimal): Decimal => ({
  digits: a.digits * b.digits,
  scale: a.scale + b.scale,
});

/** Rounded to so many decimals, half away from zero, as money is (四舍五入). */
export function roundDecimal({ digits, scale }: Decimal, to: number): Decimal {
  if (scale <= to) return { digits: digits * 10n ** BigInt(to - scale), scale: to };
  const unit = 10n ** BigInt(scale - to);
  const half = unit / 2n;
  return { digits: (digits < 0n ? digits - half : digits + half) / unit, scale: to };
}

/** Below, at or above zero as `a` is smaller, equal or greater. */
export function compareDecimals(a: Decimal, b: Decimal): number {
  const scale = Math.max(a.scale, b.scale);
  const difference = scaled(a, scale) - scaled(b, scale);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** Text as stored: `12.50`. */
export function showDecimal({ digits, scale }: Decimal): string {
  const sign = digits < 0n ? '-' : '';
  const text = (digits < 0n ? -digits : digits).toString().padStart(scale + 1, '0');
  return scale === 0 ? sign + text : `${sign}${text.slice(0, -scale)}.${text.slice(-scale)}`;
}

const scaled = ({ digits, scale }: Decimal, to: number): bigint => digits * 10n ** BigInt(to - scale);
