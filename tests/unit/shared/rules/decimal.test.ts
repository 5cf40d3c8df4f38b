import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDecimals,
  compareDecimals,
  multiplyDecimals,
  readDecimal,
  roundDecimal,
  showDecimal,
} from '../../../../shared/rules/decimal';

const decimal = (text: string) => {
  const read = readDecimal(text);
  if (read === undefined) throw new Error(`${text} is no decimal`);
  return read;
};

describe('money', () => {
  // Rate of a real farmland subsidy: 124.9788302 yuan a mu.
  test.each([
    ['124.9788302', '3.27', '408.68'],
    ['124.9788302', '8', '999.83'],
    ['0.1', '0.2', '0.02'],
    ['1.005', '1', '1.01'],
    ['-1.005', '1', '-1.01'],
    ['100', '0.335', '33.50'],
  ])('%s times %s is %s to the cent', (rate, quantity, amount) => {
    expect(showDecimal(roundDecimal(multiplyDecimals(decimal(rate), decimal(quantity)), 2))).toBe(amount);
  });

  test('a tenth and two tenths are three tenths', () => {
    expect(showDecimal(addDecimals([decimal('0.1'), decimal('0.2')]))).toBe('0.3');
    expect(showDecimal(addDecimals([]))).toBe('0');
    expect(showDecimal(decimal('-0.50'))).toBe('-0.50');
  });

  test.each(['', '1.', '.5', '1,000', '1e3', '12.3.4', '无'])('%j is no decimal', (text) => {
    expect(readDecimal(text)).toBeUndefined();
  });
});

describe('whatever the numbers', () => {
  const cents = fc.integer({ min: -1_000_000, max: 1_000_000 });
  const text = (n: number) => showDecimal({ digits: BigInt(n), scale: 2 });

  test('the sum of rounded rows is exact', () => {
    fc.assert(
      fc.property(fc.array(cents), (rows) => {
        const sum = addDecimals(rows.map((row) => decimal(text(row))));
        expect(showDecimal(roundDecimal(sum, 2))).toBe(text(rows.reduce((total, row) => total + row, 0)));
      }),
    );
  });

  test('they are ordered like their cents, whatever their length', () => {
    fc.assert(
      fc.property(cents, cents, (a, b) => {
        const longer = decimal(`${text(b)}000`);
        expect(compareDecimals(decimal(text(a)), longer)).toBe(Math.sign(a - b));
      }),
    );
  });
});
