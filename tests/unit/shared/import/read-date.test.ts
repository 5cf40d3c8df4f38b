import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Cell } from '../../../../shared/import/cell';
import { readDate } from '../../../../shared/import/read-date';
import { isPartialDate } from '../../../../shared/rules/partial-date';

const text = (value: string): Cell => ({ kind: 'text', text: value });
const number = (value: number, shown = String(value)): Cell => ({
  kind: 'number',
  text: shown,
  number: value,
});
const dateOf = (cell: Cell, date1904 = false): string => {
  const reading = readDate(cell, date1904);
  return reading.kind === 'date' ? reading.value : reading.kind;
};

describe('dates as people write them', () => {
  it.each([
    ['2010.7', '2010-07'],
    ['2010.07', '2010-07'],
    ['2010.10', '2010-10'],
    ['2010年7月', '2010-07'],
    ['2010年07月', '2010-07'],
    ['2010年7月1日', '2010-07-01'],
    ['2010年7月1号', '2010-07-01'],
    ['20100701', '2010-07-01'],
    ['201007', '2010-07'],
    ['2010/7/1', '2010-07-01'],
    ['2010-7-1', '2010-07-01'],
    ['2010-07-01', '2010-07-01'],
    ['1990.3.2', '1990-03-02'],
    ['1990.3.2.', '1990-03-02'],
    ['1990。3。2', '1990-03-02'],
    ['1990、3', '1990-03'],
    ['1990—03—02', '1990-03-02'],
    ['2010', '2010'],
    ['2010年', '2010'],
    [' 2010 年 7 月 1 日 ', '2010-07-01'],
    ['\u200E2010年7月\u00A0', '2010-07'],
    ['2010.7.1', '2010-07-01'],
    ['2010-07-01 00:00:00', '2010-07-01'],
    ['2010年7月1日 8:30', '2010-07-01'],
    ['2010-07-01T00:00:00.000Z', '2010-07-01'],
    ["'20100701", '2010-07-01'],
    ['二〇一〇年七月', '2010-07'],
    ['二○一○年十二月三十一日', '2010-12-31'],
    ['一九九〇年十月二十日', '1990-10-20'],
    ['2000年2月29日', '2000-02-29'],
  ])('%s is %s', (written, expected) => {
    expect(dateOf(text(written))).toBe(expected);
  });

  it.each(['10.7', '90年3月', '90.3.2', '7/1/2010', '01-07-2010', '7/1/10', '10年'])(
    '%s is ambiguous and not guessed',
    (written) => {
      expect(dateOf(text(written))).toBe('ambiguous');
    },
  );

  it.each([
    '2010-13',
    '2010-02-30',
    '1900-02-29',
    '2010.7.1.2',
    '不记得',
    '201',
    '2010-7-32',
    '3000-01-01',
    '=DATE(2010,7,1)',
  ])('%s is no date', (written) => {
    expect(dateOf(text(written))).toBe('unreadable');
  });

  it.each(['', ' ', '无', '不详', '—', '/', '-'])('"%s" says nothing', (written) => {
    expect(dateOf(written === '' ? { kind: 'empty', text: '' } : text(written))).toBe('none');
  });

  it('zeros for what nobody remembers shorten the date, with a note', () => {
    expect(readDate(text('1975-00-00'))).toEqual({ kind: 'date', value: '1975', note: 'zero' });
    expect(readDate(text('19750600'))).toEqual({ kind: 'date', value: '1975-06', note: 'zero' });
  });
});

describe('dates as Excel keeps them', () => {
  it('a serial under a date format is as exact as the format shows', () => {
    const cell = (precision: 'day' | 'month' | 'year'): Cell => ({
      kind: 'date',
      text: '',
      number: 40360.75,
      precision,
    });
    expect(dateOf(cell('day'))).toBe('2010-07-01');
    expect(dateOf(cell('month'))).toBe('2010-07');
    expect(dateOf(cell('year'))).toBe('2010');
  });

  it('a serial that lost its format is converted with a note', () => {
    expect(readDate(number(35490))).toEqual({ kind: 'date', value: '1997-03-01', note: 'serial' });
    expect(readDate(text('35490'))).toEqual({ kind: 'date', value: '1997-03-01', note: 'serial' });
  });

  it('a file that counts from 1904 has its serials moved', () => {
    expect(dateOf({ kind: 'date', text: '', number: 40360 - 1462, precision: 'day' }, true)).toBe(
      '2010-07-01',
    );
  });

  it('years and packed dates typed as numbers are no serials', () => {
    expect(dateOf(number(1964))).toBe('1964');
    expect(dateOf(number(20100701))).toBe('2010-07-01');
    expect(dateOf(number(201007))).toBe('2010-07');
  });

  it('the number 2010.1 may be January or October and says so; shown as 2010.10 it is October', () => {
    expect(readDate(number(2010.1))).toEqual({ kind: 'date', value: '2010-01', note: 'tenth' });
    expect(readDate(number(2010.1, '2010.10'))).toEqual({ kind: 'date', value: '2010-10' });
    expect(readDate(number(2010.7))).toEqual({ kind: 'date', value: '2010-07' });
  });

  it('the 29 February 1900 that only Excel knows is no date', () => {
    expect(dateOf({ kind: 'date', text: '', number: 60, precision: 'day' })).toBe('unreadable');
    expect(dateOf({ kind: 'date', text: '', number: 59, precision: 'day' })).toBe('1900-02-28');
    expect(dateOf({ kind: 'date', text: '', number: 61, precision: 'day' })).toBe('1900-03-01');
  });
});

describe('any date', () => {
  const day = fc.date({ min: new Date('1901-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });

  it('comes back the same however it is written', () => {
    fc.assert(
      fc.property(day, (date) => {
        const iso = date.toISOString().slice(0, 10);
        const [year, month, dayOfMonth] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
        const written = [
          iso,
          iso.replaceAll('-', ''),
          `${year}.${month}.${dayOfMonth}`,
          `${year}/${month}/${dayOfMonth}`,
          `${year}年${month}月${dayOfMonth}日`,
        ];
        for (const form of written) expect(dateOf(text(form))).toBe(iso);
        expect(dateOf(text(`${year}年${month}月`))).toBe(iso.slice(0, 7));
        const serial = Math.round(
          (Date.UTC(year, month - 1, dayOfMonth) - Date.UTC(1899, 11, 30)) / 86_400_000,
        );
        expect(dateOf({ kind: 'date', text: '', number: serial, precision: 'day' })).toBe(iso);
      }),
    );
  });

  it('that is read is a date that exists, whatever the text', () => {
    const pieces = fc.constantFrom(
      '19',
      '20',
      '1990',
      '0',
      '13',
      '31',
      '-',
      '.',
      '/',
      '年',
      '月',
      '日',
      ' ',
      '二',
      '十',
      '〇',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 8 }), (parts) => {
        const reading = readDate(text(parts.join('')));
        if (reading.kind === 'date') expect(isPartialDate(reading.value)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});
