import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { READ_LIMITS } from '../../../../../renderer/data/spreadsheet/limits';
import { readWorkbook } from '../../../../../renderer/data/spreadsheet/read-workbook';
import { writeCsv } from '../../../../../renderer/data/spreadsheet/write-csv';
import { unwrap } from '../../../../../shared/kernel/result';
import { rosterBytes } from '../../../builders/rosters';

const spectrum = dirname(createRequire(import.meta.url).resolve('csv-spectrum/package.json'));
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

function utf16(text: string, littleEndian: boolean, bom: boolean): Uint8Array {
  const whole = bom ? `\uFEFF${text}` : text;
  const bytes = new Uint8Array(whole.length * 2);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < whole.length; at += 1) view.setUint16(at * 2, whole.charCodeAt(at), littleEndian);
  return bytes;
}

function rowsOf(bytes: Uint8Array, name = '名册.csv'): readonly (readonly string[])[] {
  return unwrap(readWorkbook(bytes, name)).sheets[0]!.rows.map((row) => row.map(({ text }) => text));
}

// Its JSON names another phone number than its CSV, and its bytes are Latin-1, which no Chinese office writes.
const CONTRADICTS_ITSELF = 'location_coordinates.csv';

describe('csv-spectrum', () => {
  it.each(readdirSync(join(spectrum, 'csvs')).filter((file) => file !== CONTRADICTS_ITSELF))(
    '%s reads as its JSON says',
    (file) => {
      const expected: readonly Record<string, string>[] = JSON.parse(
        readFileSync(join(spectrum, 'json', file.replace('.csv', '.json')), 'utf8'),
      );
      const [header = [], ...rows] = rowsOf(new Uint8Array(readFileSync(join(spectrum, 'csvs', file))), file);
      const records = rows
        .filter((row) => row.some((text) => text !== ''))
        .map((row) => Object.fromEntries(header.map((key, at) => [key, row[at] ?? ''])));
      // Line ends inside a field are made one kind; nothing else changes.
      const plain = expected.map((record) =>
        Object.fromEntries(Object.entries(record).map(([key, value]) => [key, value.replace(/\r\n/g, '\n')])),
      );
      expect(records).toEqual(plain);
    },
  );
});

describe('encodings', () => {
  const text = '姓名,性别\n潘秀,男\n';
  const expected = [['姓名', '性别'], ['潘秀', '男'], ['']];

  it.each([
    ['UTF-8 without BOM', utf8(text), 'utf-8'],
    ['UTF-8 with BOM', utf8(`\uFEFF${text}`), 'utf-8'],
    ['UTF-16 little endian with BOM', utf16(text, true, true), 'utf-16le'],
    ['UTF-16 big endian with BOM', utf16(text, false, true), 'utf-16be'],
    ['UTF-16 little endian without BOM', utf16(text, true, false), 'utf-16le'],
  ])('%s is recognised', (_name, bytes, encoding) => {
    const workbook = unwrap(readWorkbook(bytes, 'a.csv'));
    expect(workbook.encoding).toBe(encoding);
    expect(rowsOf(bytes)).toEqual(expected);
  });

  it('GB18030 is recognised, four-byte characters included', () => {
    // 潘秀,𠀀 in GB18030.
    const bytes = Uint8Array.from([0xc5, 0xcb, 0xd0, 0xe3, 0x2c, 0x95, 0x32, 0x82, 0x36]);
    const workbook = unwrap(readWorkbook(bytes, 'a.csv'));
    expect(workbook.encoding).toBe('gb18030');
    expect(rowsOf(bytes)).toEqual([['潘秀', '𠀀']]);
  });

  it('the roster in GB18030 comes in without a replacement character', () => {
    const workbook = unwrap(readWorkbook(rosterBytes('08-大堰村党员花名册.csv'), '08-大堰村党员花名册.csv'));
    expect(workbook.encoding).toBe('gb18030');
    expect(JSON.stringify(workbook)).not.toContain('\uFFFD');
  });

  it('bytes that are neither UTF-8 nor GB18030 are refused with the encodings named', () => {
    const result = readWorkbook(Uint8Array.from([0x41, 0x2c, 0xff, 0x0a]), '坏.csv');
    expect(result.ok ? '' : result.error.code).toBe('import.encoding');
    expect(result.ok ? '' : result.error.message).toContain('坏.csv');
  });

  it('an encoding that the user chose is used strictly', () => {
    const gb = rosterBytes('08-大堰村党员花名册.csv');
    expect(readWorkbook(gb, 'a.csv', { encoding: 'utf-8' }).ok).toBe(false);
    expect(readWorkbook(gb, 'a.csv', { encoding: 'gb18030' }).ok).toBe(true);
  });

  it('replacement characters that an earlier program left in the file are counted', () => {
    const workbook = unwrap(readWorkbook(utf8('姓名\n李\uFFFD\n'), 'a.csv'));
    expect(workbook.notes.join()).toContain('1 处乱码字符');
  });
});

describe('what real files do', () => {
  it.each([
    [',', '姓名,性别,备注\n潘秀,男,无\n'],
    [';', '姓名;性别;备注\n潘秀;男;无\n'],
    ['tab', '姓名\t性别\t备注\n潘秀\t男\t无\n'],
  ])('the delimiter %s is found', (_name, text) => {
    expect(rowsOf(utf8(text)).slice(0, 2)).toEqual([
      ['姓名', '性别', '备注'],
      ['潘秀', '男', '无'],
    ]);
  });

  it('line ends of three kinds in one file end lines', () => {
    expect(rowsOf(utf8('甲,1\r\n乙,2\n丙,3\r丁,4'))).toEqual([
      ['甲', '1'],
      ['乙', '2'],
      ['丙', '3'],
      ['丁', '4'],
    ]);
  });

  it('text kept as ="..." is that text, and nothing is run', () => {
    expect(rowsOf(utf8('="420683196405232379",=1+1\n'))[0]).toEqual(['420683196405232379', '=1+1']);
  });

  it('a quote that is never closed does not swallow the rest of the file', () => {
    const workbook = unwrap(readWorkbook(utf8('姓名,备注\n潘秀,"外出\n陶云,在家\n孟勇,在家\n'), 'a.csv'));
    expect(workbook.sheets[0]!.rows.length).toBeGreaterThanOrEqual(4);
    expect(workbook.notes.join()).toContain('引号不成对');
  });

  it('what lies past the limits is left out, and that is said', () => {
    const limits = { ...READ_LIMITS, rows: 2, columns: 2 };
    const cut = (text: string) => unwrap(readWorkbook(utf8(text), 'a.csv', { limits })).cut;
    expect([cut('甲,1\n乙,2'), cut('甲,1\n乙,2\n丙,3\n'), cut('甲,1,2\n')]).toEqual([false, true, true]);
  });
});

describe('our own CSV', () => {
  const cell = fc
    .oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom("=cmd|' /C calc'!A0", '+1', '-1', '@x', "'=x", "''", '\tx', '"', 'a\nb', '="1"', ' x '),
    )
    .filter((text) => !/\p{Cs}|\uFEFF|(?![\t\n])\p{Cc}/u.test(text));

  it('gives back every text, and none that a spreadsheet would run', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 8 }), (rows) => {
        const sheet = {
          name: 'a',
          titles: [],
          columns: [
            { heading: '甲', width: 9 },
            { heading: '乙', width: 9 },
          ],
          rows,
        };
        const bytes = writeCsv(sheet);
        const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
        expect(text.startsWith('\uFEFF')).toBe(true);
        const fields = Papa.parse<string[]>(text.slice(1), { newline: '\r\n', delimiter: ',' }).data.flat();
        expect(fields.filter((field) => /^[=+\-@\t\r]/.test(field))).toEqual([]);
        const read = rowsOf(bytes)
          .slice(1, rows.length + 1)
          .map((row) => [row[0] ?? '', row[1] ?? '']);
        expect(read).toEqual(rows);
      }),
    );
  });
});
