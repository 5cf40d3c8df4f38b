import { CFB } from 'xlsx';
import { zipOf } from './zip';

/** Small documents of the kinds that offices attach, made byte by byte, so that each says exactly what its test is about. */

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Paragraphs as WordprocessingML. */
export const paragraphs = (...texts: readonly string[]): string =>
  texts.map((text) => `<w:p><w:r><w:t xml:space="preserve">${escaped(text)}</w:t></w:r></w:p>`).join('');

/** A Word document with this XML as its body. */
export function docxOf(body: string, more: readonly { name: string; content: string }[] = []): Uint8Array {
  const space = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
  const types = 'http://schemas.openxmlformats.org/package/2006/content-types';
  const main = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
  const part = `<?xml version="1.0" encoding="UTF-8"?>
<w:document xmlns:w="${space}"><w:body>${body}</w:body></w:document>`;
  const list = `<?xml version="1.0" encoding="UTF-8"?>
<Types xmlns="${types}"><Override PartName="/word/document.xml" ContentType="${main}"/></Types>`;
  return zipOf([
    { name: '[Content_Types].xml', content: list },
    { name: 'word/document.xml', content: part },
    ...more,
  ]);
}

/** A piece of text in a Word 97 document: two bytes a character, or one (Windows-1252). */
export interface DocPiece {
  readonly text: string;
  readonly compressed?: true;
}

export interface DocOptions {
  /** Flags of the FIB to set besides (encrypted: 0x0100). */
  readonly flags?: number;
  readonly version?: number;
  /** Tables that the properties before the pieces take. */
  readonly propertyBytes?: number;
  /** How often the table names all pieces, over the same bytes. */
  readonly times?: number;
}

const FIB_BYTES = 0x0400;

/** A Word 97-2003 document ([MS-DOC]): FIB, text in pieces, and the piece table that says where they lie. */
export function docOf(pieces: readonly DocPiece[], options: DocOptions = {}): Uint8Array {
  const fib = Buffer.alloc(FIB_BYTES);
  const texts = pieces.map(({ text, compressed }) => Buffer.from(text, compressed ? 'latin1' : 'utf16le'));
  const starts = texts.map(
    (_, at) => FIB_BYTES + texts.slice(0, at).reduce((sum, one) => sum + one.length, 0),
  );
  const properties = Buffer.alloc(options.propertyBytes === undefined ? 0 : 3 + options.propertyBytes);
  if (options.propertyBytes !== undefined) {
    properties.writeUInt8(1, 0);
    properties.writeUInt16LE(options.propertyBytes, 1);
  }
  const named = Array.from({ length: options.times ?? 1 }, () => [...pieces.keys()]).flat();
  const table = Buffer.alloc(5 + 4 * (named.length + 1) + 8 * named.length);
  table.writeUInt8(2, 0);
  table.writeUInt32LE(table.length - 5, 1);
  let characters = 0;
  named.forEach((piece, at) => {
    table.writeUInt32LE(characters, 5 + 4 * at);
    characters += pieces[piece]?.text.length ?? 0;
    const start = starts[piece] ?? 0;
    const descriptor = 5 + 4 * (named.length + 1) + 8 * at;
    const isCompressed = pieces[piece]?.compressed === true;
    table.writeUInt32LE(isCompressed ? (start * 2 + 0x4000_0000) >>> 0 : start, descriptor + 2);
  });
  table.writeUInt32LE(characters, 5 + 4 * named.length);
  const clx = Buffer.concat([properties, table]);
  fib.writeUInt16LE(0xa5ec, 0);
  fib.writeUInt16LE(options.version ?? 0x00c1, 0x02);
  fib.writeUInt16LE(0x0804, 0x06);
  // Table 1, and characters beyond one byte.
  fib.writeUInt16LE(0x1200 | (options.flags ?? 0), 0x0a);
  fib.writeUInt32LE(FIB_BYTES, 0x18);
  fib.writeUInt32LE(FIB_BYTES + texts.reduce((sum, one) => sum + one.length, 0), 0x1c);
  fib.writeUInt16LE(14, 0x20);
  fib.writeUInt16LE(22, 0x3e);
  fib.writeUInt32LE(characters, 0x4c);
  fib.writeUInt16LE(0x5d, 0x98);
  fib.writeUInt32LE(0, 0x01a2);
  fib.writeUInt32LE(clx.length, 0x01a6);
  return oleOf({ WordDocument: Buffer.concat([fib, ...texts]), '1Table': clx });
}

/** A compound file with these streams at its root. */
export function oleOf(streams: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const container = CFB.utils.cfb_new();
  for (const [name, content] of Object.entries(streams)) {
    CFB.utils.cfb_add(container, `/${name}`, Buffer.from(content));
  }
  return new Uint8Array(CFB.write(container, { type: 'buffer' }));
}

/** A PDF of these objects, numbered from 1; the first is the catalogue. */
export function pdfOf(objects: readonly string[], trailer = ''): Buffer {
  let out = '%PDF-1.4\n';
  const starts = objects.map((object, at) => {
    const start = out.length;
    out += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return start;
  });
  const table = starts.map((start) => `${String(start).padStart(10, '0')} 00000 n \n`).join('');
  const end = `trailer << /Size ${objects.length + 1} /Root 1 0 R ${trailer}>>\nstartxref\n${out.length}\n%%EOF\n`;
  return Buffer.from(`${out}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}${end}`, 'latin1');
}

/** The objects of a PDF of one page with this content and font. */
const onePage = (stream: string, ...font: readonly string[]): readonly string[] => [
  '<< /Type /Catalog /Pages 2 0 R >>',
  '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
  '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
  `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
  ...font,
];

/** A one-page PDF that says a Latin text. */
export const latinPdf = (text: string): Buffer =>
  pdfOf(
    onePage(
      `BT /F1 36 Tf 72 700 Td (${text}) Tj ET`,
      '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    ),
  );

/** A PDF of so many pages, each of which says its number. */
export function pagesPdf(count: number): Buffer {
  const numbers = Array.from({ length: count }, (_, at) => at + 1);
  const pages = numbers.flatMap((number) => {
    const stream = `BT /F1 36 Tf 72 700 Td (Page ${number}) Tj ET`;
    return [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${3 + 2 * number} 0 R /Resources << /Font << /F1 3 0 R >> >> >>`,
      `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    ];
  });
  return pdfOf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${numbers.map((number) => `${2 + 2 * number} 0 R`).join(' ')}] /Count ${count} >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    ...pages,
  ]);
}

/** A one-page PDF with these lines of Chinese text, in a font that is not embedded: its reader needs the character maps. */
export function chinesePdf(lines: readonly string[]): Buffer {
  const hex = (line: string) =>
    [...line].map((one) => (one.codePointAt(0) ?? 0).toString(16).padStart(4, '0')).join('');
  const shown = lines.map((line) => `<${hex(line)}> Tj 0 -30 Td`).join(' ');
  const system = '/CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >>';
  return pdfOf(
    onePage(
      `BT /F1 18 Tf 72 760 Td ${shown} ET`,
      '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [6 0 R] >>',
      `<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light ${system} /FontDescriptor 7 0 R >>`,
      '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [0 -120 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>',
    ),
  );
}

/** A one-page PDF without text: what a scanner writes, but for the picture. */
export const emptyPdf = (): Buffer => pdfOf(onePage('0 0 595 842 re f', '<< /Type /Font >>'));

/** A PDF that asks for a password before it says anything. */
export const lockedPdf = (): Buffer => {
  const code = (byte: string) => byte.repeat(32);
  const encryption = `<< /Filter /Standard /V 2 /R 3 /Length 128 /P -44 /O <${code('3c')}> /U <${code('7e')}> >>`;
  const objects = [...onePage('BT (secret) Tj ET', '<< /Type /Font >>'), encryption];
  return pdfOf(objects, `/Encrypt ${objects.length} 0 R /ID [<${code('ab')}> <${code('ab')}>] `);
};
