import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  checkDigitOf,
  convertOldNumber,
  isNumberCellDamaged,
  readCitizenNumber,
} from '../../../../shared/rules/citizen-number';
import { citizenNumber, citizenNumbers, TODAY } from '../../builders/citizen-numbers';

const faultOf = (text: string) => {
  const reading = readCitizenNumber(text, TODAY);
  return reading.ok ? null : reading.fault;
};

describe('test vectors of the standard', () => {
  test.each(['11010519491231002X', '11010519491231002x', '440524188001010014', '110101199003070011'])(
    '%s is valid',
    (number) => {
      expect(faultOf(number)).toBeNull();
    },
  );

  test('a wrong check digit is found', () => {
    expect(faultOf('110101199003070012')).toBe('check-digit');
  });

  test('the parts are read off', () => {
    expect(readCitizenNumber('11010519491231002x', TODAY)).toEqual({
      ok: true,
      value: {
        number: '11010519491231002X',
        area: '110105',
        province: '北京市',
        birthDate: '1949-12-31',
        gender: '2',
        endsInZeros: false,
      },
    });
  });
});

describe('faults', () => {
  test.each([
    ['4.20683E+17', 'scientific'],
    ['4.20683199010161e17', 'scientific'],
    ['420683198811270000', 'lost-digits'],
    ['420683199211172000', 'lost-digits'],
    ['420683********2803', 'masked'],
    ['420683640216429', 'old'],
    ['42068319640216429', 'length'],
    ['4206831964021642911', 'length'],
    ['', 'length'],
    ['无', 'characters'],
    ['4206831964O2164291', 'characters'],
    ['X20683196402164291', 'characters'],
    ['990101199003070018', 'area'],
    ['110001199003070013', 'area'],
  ])('%j: %s', (text, fault) => {
    expect(faultOf(text)).toBe(fault);
  });

  test('a day that does not exist, and one that has not come', () => {
    const wrongDay = '42068319900230012';
    expect(faultOf(wrongDay + checkDigitOf(wrongDay))).toBe('date');
    expect(faultOf(citizenNumber('2026-07-01', 12))).toBe('future');
    expect(faultOf(citizenNumber('2026-06-30', 12))).toBeNull();
  });

  test('a valid number that ends in 000 is valid, and says so', () => {
    const reading = readCitizenNumber('420683196006234000', TODAY);
    expect(reading.ok && reading.value.endsInZeros).toBe(true);
  });
});

describe('any made-up valid number', () => {
  test('passes, and gives back the date and sex it was made with', () => {
    fc.assert(
      fc.property(citizenNumbers, (number) => {
        const reading = readCitizenNumber(number, TODAY);
        expect(reading.ok && reading.value.birthDate.replaceAll('-', '')).toBe(number.slice(6, 14));
        expect(reading.ok && reading.value.gender).toBe(Number(number[16]) % 2 === 1 ? '1' : '2');
      }),
    );
  });

  test('fails with any one digit changed', () => {
    fc.assert(
      fc.property(
        citizenNumbers,
        fc.integer({ min: 0, max: 16 }),
        fc.integer({ min: 1, max: 9 }),
        (number, at, shift) => {
          const digit = (Number(number[at]) + shift) % 10;
          expect(faultOf(number.slice(0, at) + digit + number.slice(at + 1))).not.toBeNull();
        },
      ),
    );
  });

  test('fails with any two neighbours swapped', () => {
    fc.assert(
      fc.property(citizenNumbers, fc.integer({ min: 0, max: 15 }), (number, at) => {
        fc.pre(number[at] !== number[at + 1]);
        const swapped = `${number.slice(0, at)}${number[at + 1]}${number[at]}${number.slice(at + 2)}`;
        expect(faultOf(swapped)).not.toBeNull();
      }),
    );
  });

  test('never throws, whatever is read', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void readCitizenNumber(text, TODAY)));
  });
});

describe('numbers of 15 digits', () => {
  test('get their century and a check digit', () => {
    expect(convertOldNumber('420683640216429')).toBe(`42068319640216429${checkDigitOf('42068319640216429')}`);
    expect(convertOldNumber('\u200e420683640216429 ')).toBe(convertOldNumber('420683640216429'));
  });

  test('take the century of the birth date that is known', () => {
    expect(convertOldNumber('420683020622453', '2002-06-22')?.slice(6, 14)).toBe('20020622');
    expect(convertOldNumber('420683030318279', '2003-03')?.slice(6, 14)).toBe('20030318');
    expect(convertOldNumber('420683020622453', '1955-01-01')?.slice(6, 14)).toBe('19020622');
  });

  test('that hold no real day are left to a person', () => {
    expect(convertOldNumber('420683640230429')).toBeUndefined();
    expect(convertOldNumber('42068364021642')).toBeUndefined();
    expect(convertOldNumber('11010519491231002X')).toBeUndefined();
  });

  test('give back the number they were shortened from', () => {
    fc.assert(
      fc.property(citizenNumbers, (number) => {
        fc.pre(number.slice(6, 8) === '19');
        expect(convertOldNumber(number.slice(0, 6) + number.slice(8, 17))).toBe(number);
      }),
    );
  });
});

test('a number cell holds 15 digits, no more', () => {
  expect(isNumberCellDamaged(420683640216429)).toBe(false);
  expect(isNumberCellDamaged(420683198811270000)).toBe(true);
});
