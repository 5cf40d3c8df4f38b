import { describe, expect, it } from 'vitest';
import { CFB } from 'xlsx';
import { READ_LIMITS } from '../../renderer/data/spreadsheet/limits';
import { readWorkbook } from '../../renderer/data/spreadsheet/read-workbook';
import { unwrap } from '../../shared/kernel/result';
import { rosterBytes } from '../unit/builders/rosters';
import { workbookParts, zipOf } from '../unit/builders/zip';

/** The coded refusal of a file; an accepted one fails the test. */
function refusal(bytes: Uint8Array, name = '坏文件.xlsx') {
  const result = readWorkbook(bytes, name);
  if (result.ok) throw new Error('the file was accepted');
  // Every refusal says which file, what was kept and what to do.
  expect(result.error.message).toContain(name);
  expect(result.error.message).toContain('没有导入任何内容，档案库不受影响');
  expect(result.error.message).toMatch(/请.{4}/);
  return result.error;
}

const ascii = (text: string): Uint8Array => new TextEncoder().encode(text);
const filled = (length: number): string => ' '.repeat(length);
const cell = (at: string): string => `<c r="${at}"><v>1</v></c>`;
const sheetOf = (rows: string): ReturnType<typeof workbookParts> =>
  workbookParts(`<sheetData>${rows}</sheetData>`);

describe('files that are no tables', () => {
  it.each([
    ['a web page', ascii('<html><body><table><tr><td>姓名</td></tr></table></body></html>'), '网页文件'],
    ['a picture', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0]), '图片'],
    ['a PDF', ascii('%PDF-1.7\n'), 'PDF 文件'],
    ['a program', Uint8Array.from([0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0]), '可执行程序'],
    ['plain text', ascii('姓名 性别'), '文本文件'],
  ])('%s under the name .xls is told apart', (_name, bytes, looks) => {
    const error = refusal(bytes, '花名册.xls');
    expect(error.code).toBe('import.not-a-table');
    expect(error.message).toContain(looks);
  });

  it('a Word document and any other zip are told apart', () => {
    expect(refusal(zipOf([{ name: 'word/document.xml', content: '<w/>' }])).message).toContain('Word 文档');
    expect(refusal(zipOf([{ name: '照片/1.jpg', content: 'x' }])).message).toContain('压缩包');
  });

  it('an empty file is said to be empty', () => {
    expect(refusal(new Uint8Array()).code).toBe('import.empty-file');
  });
});

describe('damaged files', () => {
  it.each([0.1, 0.5, 0.9, 0.99])('an .xlsx cut at %d of its length is refused', (share) => {
    const bytes = rosterBytes('01-河口村党员花名册.xlsx');
    expect(refusal(bytes.slice(0, Math.floor(bytes.length * share))).code).toBe('import.unsafe-archive');
  });

  it('an .xls cut short is refused or read, never a crash', () => {
    const bytes = rosterBytes('06-东升村党员花名册.xls');
    for (const share of [0.05, 0.2, 0.5, 0.8]) {
      const result = readWorkbook(bytes.slice(0, Math.floor(bytes.length * share)), 'a.xls');
      if (!result.ok) expect(['import.damaged', 'import.password']).toContain(result.error.code);
    }
  });

  it('any single byte of an .xlsx set to noise is refused or read, never a crash', () => {
    const bytes = rosterBytes('01-河口村党员花名册.xlsx');
    for (let at = 0; at < bytes.length; at += 401) {
      const damaged = bytes.slice();
      damaged[at] = (damaged[at] ?? 0) ^ 0xff;
      expect(() => readWorkbook(damaged, 'a.xlsx')).not.toThrow();
    }
  });
});

describe('bombs', () => {
  it('a sheet that unpacks to far more than a table can be is refused before unpacking', () => {
    const error = refusal(zipOf(sheetOf(filled(12 * 2 ** 20))));
    expect(error.code).toBe('import.unsafe-archive');
    expect(error.message).toContain('压缩比异常');
  });

  it('a sheet whose headers promise less than it unpacks to gets no more room than promised', () => {
    const parts = sheetOf(`<row r="1">${cell('A1')}</row>${filled(12 * 2 ** 20)}`).map((part) =>
      part.name.endsWith('sheet1.xml') ? { ...part, claimedUnpacked: 400 } : part,
    );
    const bytes = zipOf(parts);
    const before = process.memoryUsage().arrayBuffers;
    readWorkbook(bytes, 'a.xlsx');
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(6 * 2 ** 20);
  });

  it('a sheet with a size in the directory and another in its own header is refused', () => {
    const parts = sheetOf('').map((part) => ({ ...part, localUnpacked: 2 ** 31 }));
    expect(refusal(zipOf(parts)).message).toContain('大小与目录不符');
  });

  it('thousands of parts are refused', () => {
    const extra = Array.from({ length: READ_LIMITS.zipEntries }, (_, at) => ({
      name: `x/${at}`,
      content: '',
    }));
    expect(refusal(zipOf([...sheetOf(''), ...extra])).message).toContain('个部件');
  });

  it('parts of one name are refused, whatever their case', () => {
    const parts = sheetOf('');
    expect(refusal(zipOf([...parts, { name: 'XL/WORKBOOK.xml', content: 'x' }])).message).toContain(
      '部件重名',
    );
  });

  it('an oversized file is refused by its size alone', () => {
    const limits = { ...READ_LIMITS, fileBytes: 1000 };
    const result = readWorkbook(new Uint8Array(2000), '大.xlsx', { limits });
    expect(result.ok ? '' : result.error.code).toBe('import.too-large');
  });
});

describe('sheets that claim to be huge', () => {
  it('a sheet with only A1 and XFD1048576 is one row', () => {
    const xml = `<dimension ref="A1:XFD1048576"/><sheetData><row r="1">${cell('A1')}</row><row r="1048576">${cell('XFD1048576')}</row></sheetData>`;
    const workbook = unwrap(readWorkbook(zipOf(workbookParts(xml)), 'a.xlsx'));
    expect(workbook.sheets[0]!.rows).toHaveLength(1);
  });

  it('columns past the limit are cut, and it is said', () => {
    const workbook = unwrap(
      readWorkbook(zipOf(sheetOf(`<row r="1">${cell('A1')}${cell('XFD1')}</row>`)), 'a.xlsx'),
    );
    expect(workbook.sheets[0]!.rows[0]).toHaveLength(1);
    expect(workbook.notes.join()).toContain('超过 500 列');
  });

  it('rows past the limit are cut, and it is said', () => {
    const rows = Array.from({ length: 60 }, (_, at) => `<row r="${at + 1}">${cell(`A${at + 1}`)}</row>`).join(
      '',
    );
    const limits = { ...READ_LIMITS, rows: 50 };
    const workbook = unwrap(readWorkbook(zipOf(sheetOf(rows)), 'a.xlsx', { limits }));
    expect(workbook.sheets[0]!.rows).toHaveLength(50);
    expect(workbook.notes.join()).toContain('只读取了前 50 行');
  });

  it('rows of a CSV past the limit are cut, and it is said', () => {
    const text = Array.from({ length: 60 }, (_, at) => `${at},x`).join('\n');
    const workbook = unwrap(readWorkbook(ascii(text), 'a.csv', { limits: { ...READ_LIMITS, rows: 50 } }));
    expect(workbook.sheets[0]!.rows).toHaveLength(50);
    expect(workbook.notes.join()).toContain('只读取了前 50 行');
  });

  it('a merged area over everything costs nothing', () => {
    const xml = `<sheetData><row r="1">${cell('A1')}</row></sheetData><mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>`;
    const [merge] = unwrap(readWorkbook(zipOf(workbookParts(xml)), 'a.xlsx')).sheets[0]!.merges;
    expect(merge).toEqual({ top: 0, left: 0, bottom: READ_LIMITS.rows - 1, right: READ_LIMITS.columns - 1 });
  });
});

describe('tricks on the reader', () => {
  it('a comment on the cell __proto__ pollutes nothing', () => {
    const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
    const parts = workbookParts(`<sheetData><row r="1">${cell('A1')}</row></sheetData>`, {
      extra: [
        {
          name: 'xl/worksheets/_rels/sheet1.xml.rels',
          content: `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relations}/comments" Target="../comments1.xml"/></Relationships>`,
        },
        {
          name: 'xl/comments1.xml',
          content:
            '<comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><authors><author>a</author></authors><commentList><comment ref="__proto__" authorId="0"><text><t>polluted</t></text></comment></commentList></comments>',
        },
      ],
    });
    readWorkbook(zipOf(parts), 'a.xlsx');
    const fresh: Record<string, unknown> = {};
    expect(fresh.c).toBeUndefined();
    expect(fresh.t).toBeUndefined();
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  it('a workbook with a password is told so, and how to go on', () => {
    const container = CFB.utils.cfb_new();
    CFB.utils.cfb_add(container, '/EncryptionInfo', new Uint8Array(64));
    CFB.utils.cfb_add(container, '/EncryptedPackage', new Uint8Array(64));
    const bytes = new Uint8Array(CFB.write(container, { type: 'buffer' }));
    const error = refusal(bytes);
    expect(error.code).toBe('import.password');
    expect(error.message).toContain('取消密码保护');
  });

  it('a part that is encrypted inside the zip is refused', () => {
    const parts = sheetOf('').map((part) => ({ ...part, flags: 0x0801 }));
    expect(refusal(zipOf(parts)).message).toContain('部件被加密');
  });

  it('a number format made to choke the reader costs no row', () => {
    const styles =
      '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="1"><numFmt numFmtId="170" formatCode="[&gt;1&quot;yyyy;;;;;\\"/></numFmts><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="170"/></cellXfs></styleSheet>';
    const parts = workbookParts('<sheetData><row r="1"><c r="A1" s="1"><v>7</v></c></row></sheetData>', {
      styles,
    });
    expect(unwrap(readWorkbook(zipOf(parts), 'a.xlsx')).sheets[0]!.rows).toHaveLength(1);
  });
});
