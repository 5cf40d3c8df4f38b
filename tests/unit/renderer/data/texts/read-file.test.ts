import { randomBytes } from 'node:crypto';
import { readFile as readBytes } from 'node:fs/promises';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { READ_LIMITS } from '../../../../../renderer/data/spreadsheet/limits';
import { readFile } from '../../../../../renderer/data/texts/read-file';
import type { Reading } from '../../../../../renderer/data/texts/reading';
import { TEXT_LIMITS } from '../../../../../renderer/data/texts/reading';
import {
  docOf,
  docxOf,
  emptyPdf,
  latinPdf,
  lockedPdf,
  oleOf,
  pagesPdf,
  paragraphs,
} from '../../../builders/documents';
import { workbookParts, zipOf } from '../../../builders/zip';

const textOf = (reading: Reading): string => (reading.state === 'text' ? reading.text : `(${reading.state})`);
const troubleOf = (reading: Reading): string =>
  reading.state === 'failed' ? reading.trouble : `(${reading.state})`;
const utf8 = (text: string) => new TextEncoder().encode(text);

/** What fixtures/notice.doc says; see the README there. */
const NOTICE = [
  '关于做好创先争优公开承诺工作的通知',
  '各村党支部：请于 10 月 15 日前，把“一句话承诺”张贴在党务公开栏。',
  // The end of a row is an end of a cell too.
  '河口村\t党员 45 人\t古驿村\t党员 31 人\tTel. 0871-5550100',
  '没有公开栏的贴在村委会门口。',
  '中共云岭镇委员会文件',
].join('\n');

describe('a Word document', () => {
  test('gives its paragraphs, a tab between cells, and the notes below', async () => {
    const cell = (text: string) => `<w:tc>${paragraphs(text)}</w:tc>`;
    const body = `${paragraphs('关于开展创先争优活动的通知', 'A&B < C')}<w:tbl><w:tr>${cell('河口村')}${cell('45 人')}</w:tr></w:tbl>`;
    const notes = {
      name: 'word/footnotes.xml',
      content: `<w:footnotes>${paragraphs('见附件二')}</w:footnotes>`,
    };
    const text = textOf(await readFile(docxOf(body, [notes]), '通知.docx'));
    expect(text).toBe('关于开展创先争优活动的通知\nA&B < C\n河口村\n45 人\n见附件二');
  });

  test('is known by its content, whatever it is called', async () => {
    expect(textOf(await readFile(docxOf(paragraphs('真身')), '通知.doc'))).toBe('真身');
  });

  test('says nothing that was deleted under tracking, no field codes, and a drawing once', async () => {
    const body =
      '<w:p><w:del><w:r><w:delText>旧词</w:delText></w:r></w:del><w:ins><w:r><w:t>新词</w:t></w:r></w:ins>' +
      '<w:r><w:instrText> PAGE </w:instrText></w:r></w:p>' +
      `<mc:AlternateContent><mc:Choice>${paragraphs('文本框')}</mc:Choice><mc:Fallback>${paragraphs('文本框')}</mc:Fallback></mc:AlternateContent>`;
    expect(textOf(await readFile(docxOf(body), 'x.docx'))).toBe('新词\n文本框');
  });

  test('puts letters that fill a line together again', async () => {
    const body = paragraphs('姓　　名：王 小 明', '张三 李四');
    expect(textOf(await readFile(docxOf(body), 'x.docx'))).toBe('姓名：王小明\n张三 李四');
  });

  test('with a password says so', async () => {
    const locked = oleOf({ EncryptedPackage: new Uint8Array(64), EncryptionInfo: new Uint8Array(8) });
    expect(troubleOf(await readFile(locked, '讲话.docx'))).toBe('password');
  });

  test('whose text unpacks to a hundred times its size is not unpacked', async () => {
    const bomb = zipOf([{ name: 'word/document.xml', content: new Uint8Array(20 * 2 ** 20) }]);
    expect(bomb.length).toBeLessThan(200_000);
    expect(troubleOf(await readFile(bomb, '炸弹.docx'))).toBe('unsafe');
  });

  test('whose directory lies about the size is refused', async () => {
    const body = `<w:document>${paragraphs('很长的正文'.repeat(5000))}</w:document>`;
    const lying = zipOf([{ name: 'word/document.xml', content: body, claimedUnpacked: 100 }]);
    expect(troubleOf(await readFile(lying, '讲话.docx'))).toBe('unsafe');
  });
});

describe('a Word document with more text than is worth reading', () => {
  /** Headers that hold the same; packed they are small. */
  const headers = (count: number, content: string) =>
    Array.from({ length: count }, (_, at) => ({ name: `word/header${at}.xml`, content }));

  test('in hundreds of parts, each below the bound, is not unpacked', async () => {
    const header = ' '.repeat(3.5 * 2 ** 20);
    const bomb = docxOf(paragraphs('正文'), headers(20, header));
    expect(bomb.length).toBeLessThan(200_000);
    expect(troubleOf(await readFile(bomb, '炸弹.docx'))).toBe('unsafe');
    expect(textOf(await readFile(docxOf(paragraphs('正文'), headers(10, header)), 'x.docx'))).toBe('正文');
  });

  test('is read as far as is kept of it, and says so', async () => {
    const body = paragraphs('学'.repeat(TEXT_LIMITS.characters));
    const reading = await readFile(docxOf(body, headers(3, body)), 'x.docx');
    expect(reading).toMatchObject({ state: 'text', cut: true });
    expect(textOf(reading)).toHaveLength(TEXT_LIMITS.characters);
  });
});

describe('a Word 97 document', () => {
  test('gives its pieces, of one byte a character and of two', async () => {
    const bytes = docOf([
      { text: 'No. 8 \u0093', compressed: true },
      { text: '中共清溪镇委员会\r创先争优\u0007公开承诺\u0007\r' },
    ]);
    expect(textOf(await readFile(bytes, '讲话.doc'))).toBe('No. 8 “中共清溪镇委员会\n创先争优\t公开承诺');
  });

  test('skips properties before the pieces, and shows the result of a field, not its code', async () => {
    const bytes = docOf([{ text: '见\u0013 HYPERLINK "x" \u0014县委通知\u0015第三条\r' }], {
      propertyBytes: 7,
    });
    expect(textOf(await readFile(bytes, 'x.doc'))).toBe('见县委通知第三条');
  });

  test('with a password says so; one of Word 95 too', async () => {
    expect(troubleOf(await readFile(docOf([{ text: '密' }], { flags: 0x0100 }), 'x.doc'))).toBe('password');
    expect(troubleOf(await readFile(docOf([{ text: '旧' }], { version: 0x0068 }), 'x.doc'))).toBe(
      'old-format',
    );
  });

  test('that another program wrote gives text, table, header and note', async () => {
    const bytes = new Uint8Array(await readBytes(new URL('./fixtures/notice.doc', import.meta.url)));
    expect(textOf(await readFile(bytes, '通知.doc'))).toBe(NOTICE);
  });

  test('whose pieces all lie over the same bytes is followed only until there is enough', async () => {
    // 20,000 times 200 KB: more than any memory.
    const bytes = docOf([{ text: '学'.repeat(100_000) }], { times: 20_000 });
    expect(bytes.length).toBeLessThan(2 ** 20);
    const reading = await readFile(bytes, 'x.doc');
    expect(reading).toMatchObject({ state: 'text', cut: true });
    expect(textOf(reading)).toHaveLength(TEXT_LIMITS.characters);
  });

  test('with fields in fields without end is read all the same', async () => {
    const bytes = docOf([{ text: `前${'\u0013\u0014'.repeat(250_000)}后` }]);
    const start = performance.now();
    expect(textOf(await readFile(bytes, 'x.doc'))).toBe('前后');
    expect(performance.now() - start).toBeLessThan(3000);
  });

  test('without its table is damaged', async () => {
    expect(troubleOf(await readFile(oleOf({ WordDocument: new Uint8Array(2000) }), 'x.doc'))).toBe('damaged');
  });
});

describe('a PDF', () => {
  test('gives its text', async () => {
    expect(textOf(await readFile(latinPdf('Resolution 2026'), 'x.pdf'))).toBe('Resolution 2026');
  });

  test('of more pages than are looked at is cut, and says so', async () => {
    const { pages } = TEXT_LIMITS;
    const reading = await readFile(pagesPdf(pages + 1), 'x.pdf');
    expect(reading).toMatchObject({ state: 'text', cut: true });
    expect(textOf(reading)).toContain(`Page ${pages}`);
    expect(textOf(reading)).not.toContain(`Page ${pages + 1}`);
    expect(await readFile(pagesPdf(3), 'x.pdf')).toMatchObject({ state: 'text', cut: false });
  });

  test('that draws a page of text without end is read as far as is kept of it', async () => {
    const reading = await readFile(
      latinPdf('the same words again) Tj 1 0 0 1 72 700 Tm ('.repeat(40_000)),
      'x.pdf',
    );
    expect(reading).toMatchObject({ state: 'text', cut: true });
  });

  test('without text holds no words, and says so', async () => {
    expect(await readFile(emptyPdf(), '扫描.pdf')).toEqual({ state: 'none' });
  });

  test('with a password says so, a broken one that it is broken', async () => {
    expect(troubleOf(await readFile(lockedPdf(), 'x.pdf'))).toBe('password');
    expect(troubleOf(await readFile(utf8('%PDF-1.7 nothing else'), 'x.pdf'))).toBe('damaged');
  });
});

describe('a plain text', () => {
  test('is read as UTF-8, UTF-16 or GB18030', async () => {
    const said = '承诺书：为民服务';
    const gb = Uint8Array.from([0xb3, 0xd0, 0xc5, 0xb5, 0xca, 0xe9]);
    const utf16 = new Uint8Array(Buffer.from(`\ufeff${said}`, 'utf16le'));
    expect(textOf(await readFile(utf8(said), 'x.txt'))).toBe(said);
    expect(textOf(await readFile(utf16, 'x.txt'))).toBe(said);
    expect(textOf(await readFile(gb, 'x.txt'))).toBe('承诺书');
  });

  test('in lines of equal length is put together, sentences apart', async () => {
    const typed = '第一条　各支部要认真\r\n组织学习。\r\n第二条　按月报送';
    expect(textOf(await readFile(utf8(typed), 'x.txt'))).toBe(
      '第一条 各支部要认真组织学习。\n第二条 按月报送',
    );
  });

  test('of no encoding says so', async () => {
    expect(troubleOf(await readFile(Uint8Array.from([0x61, 0xff, 0x80, 0xff]), 'x.txt'))).toBe('encoding');
  });

  test('that is longer than a book is cut, and says so', async () => {
    const long = await readFile(utf8('学'.repeat(TEXT_LIMITS.characters + 10)), 'x.txt');
    expect(long).toMatchObject({ state: 'text', cut: true });
    expect(textOf(long)).toHaveLength(TEXT_LIMITS.characters);
  });
});

describe('other files', () => {
  test('a workbook gives the cells of all its sheets', async () => {
    const cells = ['公示不及时', '限期整改'].map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`);
    const bytes = zipOf(workbookParts(`<sheetData><row>${cells.join('')}</row></sheetData>`));
    expect(textOf(await readFile(bytes, 'x.xlsx'))).toContain('公示不及时\t限期整改');
  });

  test('a workbook with more rows or columns than are read is cut, and says so', async () => {
    const row = '<row><c t="inlineStr"><is><t>学</t></is></c></row>';
    const wide = `<row>${'<c><v>1</v></c>'.repeat(READ_LIMITS.columns)}<c t="inlineStr"><is><t>末列</t></is></c></row>`;
    const read = (rows: string) => readFile(zipOf(workbookParts(`<sheetData>${rows}</sheetData>`)), 'x.xlsx');
    expect(await read(row.repeat(READ_LIMITS.rows + 1))).toMatchObject({ state: 'text', cut: true });
    expect(await read(wide)).toMatchObject({ state: 'text', cut: true });
    expect(await read(row.repeat(10))).toMatchObject({ state: 'text', cut: false });
    const long = `<row><c t="inlineStr"><is><t>${'学'.repeat(30_000)}</t></is></c></row>`;
    expect(await read(long.repeat(30))).toMatchObject({ state: 'text', cut: true });
  });

  test('a workbook is bounded by the same size as every other file', async () => {
    const noise = randomBytes(2 ** 16);
    const content = new Uint8Array(READ_LIMITS.fileBytes + 2 ** 20);
    for (let at = 0; at < content.length; at += noise.length)
      content.set(noise.subarray(0, content.length - at), at);
    const picture = { name: 'xl/media/image1.png', content };
    const cell = '<row><c t="inlineStr"><is><t>照片清单</t></is></c></row>';
    const bytes = zipOf(workbookParts(`<sheetData>${cell}</sheetData>`, { extra: [picture] }));
    expect(bytes.length).toBeGreaterThan(READ_LIMITS.fileBytes);
    expect(textOf(await readFile(bytes, 'x.xlsx'))).toContain('照片清单');
  });

  test('a photograph holds no words, a film is none of our business', async () => {
    expect(await readFile(Uint8Array.from([0xff, 0xd8, 0xff, 0xe0]), 'x.jpg')).toEqual({ state: 'none' });
    expect(await readFile(utf8('....ftypmp42'), 'x.mp4')).toEqual({ state: 'other' });
    expect(await readFile(new Uint8Array(), 'x.txt')).toEqual({ state: 'none' });
  });

  test('one that is too large is not looked into', async () => {
    expect(troubleOf(await readFile(new Uint8Array(TEXT_LIMITS.fileBytes + 1), 'x.txt'))).toBe('too-large');
  });
});

describe('whatever bytes there are, the answer is a reading', () => {
  const names = fc.constantFrom('x.docx', 'x.doc', 'x.pdf', 'x.txt', 'x.xlsx');
  const states = ['text', 'none', 'other', 'failed'];

  test('random bytes, also behind the mark of a known kind', async () => {
    const marks = fc.constantFrom('', '504b0304', 'd0cf11e0a1b11ae1', '255044462d312e34');
    await fc.assert(
      fc.asyncProperty(names, marks, fc.uint8Array({ maxLength: 2000 }), async (name, mark, rest) => {
        const bytes = new Uint8Array([...Buffer.from(mark, 'hex'), ...rest]);
        expect(states).toContain((await readFile(bytes, name)).state);
      }),
      { numRuns: 300 },
    );
  });

  test('good files with bytes that were changed or lost', async () => {
    const good = [
      docxOf(paragraphs('正文'.repeat(50))),
      docOf([{ text: '正文'.repeat(50) }, { text: 'plain', compressed: true }], { propertyBytes: 20 }),
      new Uint8Array(latinPdf('Resolution 2026')),
    ];
    const spots = fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...good), spots, fc.nat(), async (file, changes, end) => {
        const bytes = file.slice(0, file.length - (end % 3 === 0 ? end % file.length : 0));
        for (const [at, byte] of changes) if (bytes.length > 0) bytes[at % bytes.length] = byte;
        expect(states).toContain((await readFile(bytes, 'x')).state);
      }),
      { numRuns: 400 },
    );
  });
});
