import type { Workbook } from '../../../shared/import/cell';
import { decodeText } from '../spreadsheet/decode-text';
import { READ_LIMITS } from '../spreadsheet/limits';
import { readWorkbook } from '../spreadsheet/read-workbook';
import { scanZip, type ZipPart } from '../spreadsheet/zip-scan';
import { contentKind } from './content-kind';
import { Gathering, type Taken } from './gathering';
import { oleStreams } from './ole-streams';
import { readDoc } from './read-doc';
import { isDocx, readDocx } from './read-docx';
import { failed, type Reading, TEXT_LIMITS, Unreadable } from './reading';
import { cutText, tidyText } from './tidy';

/**
 * Takes the text out of a file. What the file is says its content, not its name; only plain text has no mark and is known
 * by its name. Never throws: whatever a file holds, the answer is a reading. Unbounded in time on hostile input, so it
 * runs in a worker that is ended when it takes too long.
 */
export async function readFile(bytes: Uint8Array, name: string): Promise<Reading> {
  if (bytes.length > TEXT_LIMITS.fileBytes) return failed('too-large');
  try {
    return await read(bytes, name);
  } catch (thrown) {
    return failed(thrown instanceof Unreadable ? thrown.trouble : 'damaged');
  }
}

async function read(bytes: Uint8Array, name: string): Promise<Reading> {
  switch (contentKind(bytes, name)) {
    case 'empty':
    case 'picture':
      return { state: 'none' };
    case 'pdf':
      return said(await (await import('./read-pdf')).readPdf(new Uint8Array(bytes)), true);
    case 'zip':
      return readZip(bytes, name);
    case 'ole':
      return readOle(bytes, name);
    case 'text':
      return readPlain(bytes, name);
    case 'other':
      return { state: 'other' };
  }
}

function said(taken: Taken, brokenLines: boolean): Reading {
  // Cut before as well: tidying a hundred million characters would take as long as reading them.
  const early = cutText(taken.text, TEXT_LIMITS.rawCharacters);
  const tidied = tidyText(early.text, brokenLines);
  // Page numbers and rules of a scan are no text.
  if (!/\p{L}/u.test(tidied)) return { state: 'none' };
  const { text, cut } = cutText(tidied, TEXT_LIMITS.characters);
  return { state: 'text', text, cut: cut || early.cut || taken.cut };
}

async function readZip(bytes: Uint8Array, name: string): Promise<Reading> {
  const { zipEntries } = READ_LIMITS;
  // Pictures may unpack to what they like: only parts that hold text are unpacked, against a bound of their own.
  const unbound = Number.POSITIVE_INFINITY;
  const scan = scanZip(bytes, { zipEntries, unpackedBytes: unbound, ratio: unbound, ratioFreeBytes: 0 });
  if (!scan.ok) return failed('unsafe');
  if (isDocx(scan.names)) return said(await readDocx(scan.bytes, scan.parts), false);
  return isWorkbook(scan.parts) ? readTable(bytes, name) : { state: 'other' };
}

const isWorkbook = (parts: readonly ZipPart[]): boolean =>
  parts.some(({ name }) => /^xl\/workbook\.(?:xml|bin)$/i.test(name));

function readOle(bytes: Uint8Array, name: string): Reading {
  const streams = oleStreams(bytes);
  if (streams('EncryptedPackage') !== undefined) return failed('password');
  const document = streams('WordDocument');
  if (document !== undefined) return said(readDoc({ document, table: streams }), false);
  const isTable = streams('Workbook') !== undefined || streams('Book') !== undefined;
  return isTable ? readTable(bytes, name) : { state: 'other' };
}

function readPlain(bytes: Uint8Array, name: string): Reading {
  const decoded = decodeText(bytes, name);
  return decoded.ok ? said({ text: decoded.value.text, cut: false }, true) : failed('encoding');
}

function readTable(bytes: Uint8Array, name: string): Reading {
  const { fileBytes } = TEXT_LIMITS;
  const read = readWorkbook(bytes, name, { limits: { ...READ_LIMITS, fileBytes } });
  if (read.ok) return said(textOfWorkbook(read.value), false);
  switch (read.error.code) {
    case 'import.password':
      return failed('password');
    case 'import.unsafe-archive':
      return failed('unsafe');
    default:
      return failed('damaged');
  }
}

function textOfWorkbook({ sheets, cut }: Workbook): Taken {
  const into = new Gathering();
  for (const { name, rows } of sheets) {
    into.add(`${name}\n`);
    for (const row of rows) {
      if (into.isFull) return into.taken();
      const line = row.flatMap(({ text }) => (text === '' ? [] : [text])).join('\t');
      if (line !== '') into.add(`${line}\n`);
    }
  }
  return into.taken(cut);
}
