import { describe, expect, it } from 'vitest';
import { CFB, utils, write } from 'xlsx';
import { readWorkbook } from '../../../../../renderer/data/spreadsheet/read-workbook';
import type { Cell } from '../../../../../shared/import/cell';
import { unwrap } from '../../../../../shared/kernel/result';
import { workbookParts, zipOf } from '../../../builders/zip';

function cellsOf(sheetXml: string, options?: Parameters<typeof workbookParts>[1]): readonly Cell[] {
  return unwrap(readWorkbook(zipOf(workbookParts(sheetXml, options)), 'a.xlsx')).sheets[0]!.rows[0]!;
}

/** Puts a FORMULA record for C1 (`=3`, with the stored result 3) before the end of the only sheet's stream. */
function withBiffFormula(xls: Uint8Array): Uint8Array {
  const container = CFB.read(xls, { type: 'array' });
  const entry = CFB.find(container, 'Workbook');
  const stream = Uint8Array.from(entry.content);
  const record = new Uint8Array(4 + 25);
  const view = new DataView(record.buffer);
  view.setUint16(0, 0x0006, true);
  view.setUint16(2, 25, true);
  view.setUint16(4 + 2, 2, true);
  view.setFloat64(4 + 6, 3, true);
  view.setUint16(4 + 20, 3, true);
  record.set([0x1e, 0x03, 0x00], 4 + 22);
  const end = endOfLastRecord(stream) - 4;
  const longer = new Uint8Array(stream.length + record.length);
  longer.set(stream.subarray(0, end));
  longer.set(record, end);
  longer.set(stream.subarray(end), end + record.length);
  entry.content = longer;
  entry.size = longer.length;
  return new Uint8Array(CFB.write(container, { type: 'buffer' }));
}

function endOfLastRecord(stream: Uint8Array): number {
  const view = new DataView(stream.buffer, stream.byteOffset);
  let last = 0;
  for (let at = 0; at + 4 <= stream.length; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) === 0x000a) last = at + 4;
  }
  return last;
}

const row = (cells: string): string => `<sheetData><row r="1">${cells}</row></sheetData>`;

describe('cells', () => {
  it('keep text, numbers, booleans and errors apart', () => {
    const cells = cellsOf(
      row(
        '<c r="A1" t="inlineStr"><is><t>420683196405232379</t></is></c><c r="B1"><v>4.20683196405232E+17</v></c><c r="C1" t="b"><v>1</v></c><c r="D1" t="e"><v>#N/A</v></c><c r="F1"><v>13812345678</v></c>',
      ),
    );
    expect(cells).toEqual([
      { kind: 'text', text: '420683196405232379' },
      { kind: 'number', text: '4.20683E+17', number: 420683196405232000 },
      { kind: 'boolean', text: 'TRUE', boolean: true },
      { kind: 'error', text: '#N/A' },
      { kind: 'empty', text: '' },
      { kind: 'number', text: '13812345678', number: 13812345678 },
    ]);
  });

  it('carry how exact a date is shown, under formats that only a Chinese Excel knows too', () => {
    const [day, month] = cellsOf(row('<c r="A1" s="1"><v>40360</v></c><c r="B1" s="2"><v>40360</v></c>'));
    expect(day).toMatchObject({ kind: 'date', precision: 'day', text: '2010/7/1' });
    expect(month).toMatchObject({ kind: 'date', precision: 'month', text: '2010年7月' });
  });

  it('of files that count from 1904 say so', () => {
    const parts = workbookParts(row('<c r="A1"><v>1</v></c>'), { workbookPr: 'date1904="1"' });
    expect(unwrap(readWorkbook(zipOf(parts), 'a.xlsx')).sheets[0]!.date1904).toBe(true);
  });

  it('of .xls files are the same as of .xlsx files', () => {
    const sheet = utils.aoa_to_sheet([
      ['姓名', '人数'],
      ['潘秀', 3],
    ]);
    const book = utils.book_new(sheet, '花名册');
    const asXls = new Uint8Array(write(book, { type: 'array', bookType: 'biff8' }));
    const asXlsx = new Uint8Array(write(book, { type: 'array', bookType: 'xlsx' }));
    const xls = unwrap(readWorkbook(asXls, 'a.xls'));
    expect(xls.sheets[0]!.rows).toEqual(unwrap(readWorkbook(asXlsx, 'a.xlsx')).sheets[0]!.rows);
    expect(xls.sheets[0]!.rows[1]![0]).toEqual({ kind: 'text', text: '潘秀' });
  });
});

describe('what is left out', () => {
  it('formulas are counted and only their stored results are read', () => {
    const parts = workbookParts(
      row('<c r="A1"><f>1+1</f><v>2</v></c><c r="B1" t="str"><f>"李"&amp;"四"</f><v>李四</v></c>'),
    );
    const workbook = unwrap(readWorkbook(zipOf(parts), 'a.xlsx'));
    expect(workbook.sheets[0]!.rows[0]!.map(({ text }) => text)).toEqual(['2', '李四']);
    expect(workbook.notes).toEqual(['有 2 处公式：没有计算，只取了文件中保存的结果，请核对。']);
  });

  it('formulas of .xls files are counted too', () => {
    const plain = new Uint8Array(
      write(utils.book_new(utils.aoa_to_sheet([[1, 2]]), 'a'), { type: 'array', bookType: 'biff8' }),
    );
    expect(unwrap(readWorkbook(plain, 'a.xls')).notes).toEqual([]);
    const workbook = unwrap(readWorkbook(withBiffFormula(plain), 'a.xls'));
    expect(workbook.notes.join()).toContain('有 1 处公式');
    expect(workbook.sheets[0]!.rows[0]!.map(({ text }) => text)).toEqual(['1', '2', '3']);
  });

  it('macros, links to other files and embedded objects are named, not followed', () => {
    const parts = workbookParts(row('<c r="A1"><v>1</v></c>'), {
      extra: [
        { name: 'xl/vbaProject.bin', content: 'x' },
        { name: 'xl/externalLinks/externalLink1.xml', content: '<externalLink/>' },
        { name: 'xl/embeddings/oleObject1.bin', content: 'x' },
      ],
    });
    expect(unwrap(readWorkbook(zipOf(parts), 'a.xlsm')).notes).toEqual([
      '文件带有宏：没有执行，也不会保存。',
      '文件链接了 1 个外部文件：没有打开。',
      '文件嵌有 1 个对象：没有打开。',
    ]);
  });

  it.each(['hidden', 'veryHidden'])('a sheet that is %s is marked', (state) => {
    const parts = workbookParts(row('<c r="A1"><v>1</v></c>'), { state });
    const workbook = unwrap(readWorkbook(zipOf(parts), 'a.xlsx'));
    expect(workbook.sheets[0]!.hidden).toBe(true);
    expect(workbook.notes.join()).toContain('1 个隐藏的工作表');
  });
});
