import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { verifyBag } from '../../../../../electron/services/bag/bag-verifier';
import { tableCrc32 } from '../../../../../electron/services/bag/crc32';
import { ZIP_LIMITS } from '../../../../../electron/services/bag/zip-entry';
import { openZip, type ZipArchive } from '../../../../../electron/services/bag/zip-reader';
import { unwrap } from '../../../../../shared/kernel/result';
import { bagFiles, makeBag, temporaryFolder } from '../../../builders/bag-folder';
import { type ZipLies, type ZipPart, zipBytes, zipOfFiles } from '../../../builders/zip-bytes';

async function openBytes(bytes: Uint8Array, limits = ZIP_LIMITS): Promise<ZipArchive> {
  const path = join(temporaryFolder(), 'x.zip');
  writeFileSync(path, bytes);
  const zip = await openZip(path, limits);
  onTestFinished(() => zip.close());
  return zip;
}

const open = (parts: readonly ZipPart[], lies?: ZipLies) => openBytes(zipBytes(parts, lies));
const faults = (zip: ZipArchive) => [
  ...new Set(zip.faults.map((fault) => fault.code.replace('bundle.zip-', ''))),
];

async function read(zip: ZipArchive, index = 0): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of zip.stream(zip.entries[index]!)) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

describe('an honest zip', () => {
  it('reads stored, deflated and described entries', async () => {
    const zip = await open([
      { name: 'a.txt', data: 'stored' },
      { name: '乡档/b.txt', data: 'deflated'.repeat(100), deflate: true },
      { name: 'c.txt', data: 'late', descriptor: 'plain' },
      { name: 'd.txt', data: 'late', descriptor: 'unmarked' },
      { name: 'e.txt', data: 'late', descriptor: 'wide' },
      { name: 'f/' },
      { name: 'g.txt' },
    ]);
    expect(faults(zip)).toEqual([]);
    expect(await Promise.all([0, 1, 2, 3, 4, 5, 6].map((index) => read(zip, index)))).toEqual([
      'stored',
      'deflated'.repeat(100),
      'late',
      'late',
      'late',
      '',
      '',
    ]);
  });

  it('may be empty, have a comment, or zip64 records that it does not need', async () => {
    for (const lies of [{}, { comment: 'hello' }, { zip64: 'true' as const }]) {
      expect(faults(await open([], lies))).toEqual([]);
      expect(faults(await open([{ name: 'a', data: 'x' }], lies))).toEqual([]);
    }
  });

  it('decodes names that Windows wrote in GBK without a flag', async () => {
    const zip = await open([{ name: Uint8Array.from([0xcf, 0xe7, 0xb5, 0xb5]), data: 'x' }]);
    expect(zip.entries.map((entry) => entry.path)).toEqual(['乡档']);
  });

  it('is what Info-ZIP and Python write', async () => {
    const folder = temporaryFolder();
    const bag = makeBag({}, folder);
    execFileSync('zip', ['-qr', join(folder, 'info.zip'), 'bag'], { cwd: folder });
    execFileSync('python3', [
      '-c',
      `import shutil; shutil.make_archive(${JSON.stringify(join(folder, 'py'))}, 'zip', ${JSON.stringify(folder)}, 'bag')`,
    ]);
    for (const name of ['info.zip', 'py.zip']) {
      const report = unwrap(await verifyBag(join(folder, name)));
      expect([report.valid, report.reasons]).toEqual([true, []]);
    }
    expect(unwrap(await verifyBag(bag)).valid).toBe(true);
  });
});

describe('a hostile or broken zip is refused: ', () => {
  it.each<[string, ZipPart, string]>([
    ['climbs out', { name: '../evil' }, 'name'],
    ['climbs out in the middle', { name: 'a/../../evil' }, 'name'],
    ['absolute', { name: '/evil' }, 'name'],
    ['drive', { name: 'C:/evil' }, 'name'],
    ['backslash', { name: 'a\\evil' }, 'name'],
    ['reserved CON', { name: 'bag/CON.txt' }, 'name'],
    ['reserved NUL', { name: 'nul' }, 'name'],
    ['trailing dot', { name: 'a./b' }, 'name'],
    ['trailing blank', { name: 'a /b' }, 'name'],
    ['control character', { name: 'a\u0007b' }, 'name'],
    ['NUL byte', { name: 'a\u0000.txt' }, 'name'],
    ['reversed reading direction', { name: 'a\u202egpj.exe' }, 'name'],
    ['empty name', { name: '' }, 'name'],
    ['double slash', { name: 'a//b' }, 'name'],
    ['too long', { name: `${'a/'.repeat(100)}b` }, 'name'],
    ['home folder', { name: '~/x' }, 'name'],
    ['stream of NTFS', { name: 'a:b' }, 'name'],
    ['broken UTF-8', { name: Uint8Array.from([0x61, 0xff]), flags: 0x800 }, 'name'],
    ['symlink', { name: 'link', data: '/etc/passwd', externalAttributes: 0o120777 * 0x10000 }, 'link'],
    ['reparse point', { name: 'link', externalAttributes: 0x400, madeBy: 20 }, 'link'],
    ['device', { name: 'dev', externalAttributes: 0o020666 * 0x10000 }, 'special'],
    ['pipe', { name: 'fifo', externalAttributes: 0o010666 * 0x10000 }, 'special'],
    ['folder with content', { name: 'dir/', data: 'x' }, 'special'],
    ['encrypted', { name: 'a', data: 'x'.repeat(12), flags: 0x801 }, 'encrypted'],
    ['strongly encrypted', { name: 'a', flags: 0x841 }, 'structure'],
    ['unknown method', { name: 'a', data: 'x', method: 12 }, 'method'],
    ['other local name', { name: 'a', localName: 'b' }, 'header'],
    ['other local method', { name: 'a', data: 'x', localMethod: 8 }, 'header'],
    ['other local flags', { name: 'a', localFlags: 0 }, 'header'],
    ['other local time', { name: 'a', localTime: 1 }, 'header'],
    ['other local size', { name: 'a', data: 'xx', deflate: true, localSize: 9 }, 'header'],
    ['wrong descriptor', { name: 'a', data: 'xx', descriptor: 'bad' }, 'header'],
    ['stored sizes differ', { name: 'a', data: 'xx', size: 3 }, 'header'],
    ['beyond the file', { name: 'a', offset: 0x7fffffff, noLocal: true }, 'truncated'],
    ['not a local header', { name: 'a', data: 'x', offset: 3 }, 'header'],
    ['extra field too long', { name: 'a', extra: Uint8Array.from([1, 0, 99, 0]) }, 'structure'],
    [
      'zip64 size missing',
      { name: 'a', size: 0xffffffff, packedSize: 0xffffffff, extra: Uint8Array.from([1, 0, 0, 0]) },
      'structure',
    ],
    ['a million to one', { name: 'a', data: Buffer.alloc(4 * 1024 * 1024), deflate: true }, 'ratio'],
  ])('%s', async (_, part, code) => {
    const zip = await open([part]);
    expect(faults(zip)).toContain(code);
    for (const { message } of zip.faults) expect(message).toMatch(/[\u4e00-\u9fff]/);
  });

  it.each<[string, readonly string[]]>([
    ['same name', ['a', 'a']],
    ['same but for case', ['A.txt', 'a.TXT']],
    ['same but for Unicode form', ['\u00e9', 'e\u0301']],
    ['file where a folder is needed', ['a', 'a/b']],
    ['folder twice', ['a/', 'A/']],
  ])('names collide: %s', async (_, names) => {
    expect(faults(await open(names.map((name) => ({ name }))))).toEqual(['duplicate']);
  });

  it.each<[string, ZipLies, string]>([
    ['bytes after the end', { after: Buffer.from('tail') }, 'trailing'],
    ['bytes before the start', { before: Buffer.from('#!/bin/sh\n') }, 'leading'],
    ['directory size too small', { directorySize: 10 }, 'structure'],
    ['directory beyond the end', { directoryOffset: 0xffff }, 'structure'],
    ['more entries than there are', { entryCount: 3 }, 'structure'],
    ['fewer entries than there are', { entryCount: 1 }, 'structure'],
    ['counts that differ', { entriesHere: 1 }, 'multi-disk'],
    ['another disk', { disk: 1 }, 'multi-disk'],
    ['zip64 records that contradict', { zip64: 'lie' }, 'structure'],
    ['a million entries', { entryCount: 1_000_000, zip64: 'true' }, 'too-many'],
  ])('layout: %s', async (_, lies, code) => {
    expect(faults(await open([{ name: 'a', data: 'x' }, { name: 'b' }], lies))).toContain(code);
  });

  it('unused bytes between entries are worth a warning', async () => {
    const zip = await open([{ name: 'a', data: 'x' }, { name: 'b' }], { between: Buffer.from('hidden') });
    expect([faults(zip), zip.warnings.map((one) => one.code)]).toEqual([[], ['bundle.warn-zip-gap']]);
  });

  it('overlapping entries, the way small bombs are made', async () => {
    const inner = { name: 'a', data: 'x'.repeat(1000), deflate: true };
    const zip = await open([inner, { ...inner, offset: 0, noLocal: true }]);
    expect(faults(zip)).toContain('overlap');
  });

  it('more than the budget in entries or bytes', async () => {
    const bytes = zipBytes([
      { name: 'a', data: 'xx' },
      { name: 'b', data: 'yy' },
    ]);
    expect(faults(await openBytes(bytes, { ...ZIP_LIMITS, bytes: 3 }))).toEqual(['too-large']);
    expect(faults(await openBytes(bytes, { ...ZIP_LIMITS, entries: 1 }))).toEqual(['too-many']);
  });

  it('no zip at all, an empty file, a zip cut anywhere', async () => {
    expect(faults(await openBytes(Buffer.from('hello world, this is not a zip file')))).toEqual(['not-zip']);
    expect(faults(await openBytes(Buffer.alloc(0)))).toEqual(['not-zip']);
    const whole = zipBytes([
      { name: 'a', data: 'some data' },
      { name: 'b', data: 'more data', deflate: true },
    ]);
    for (let length = 0; length < whole.length; length += 1) {
      const found = faults(await openBytes(whole.subarray(0, length)));
      expect(found.filter((code) => ['not-zip', 'truncated'].includes(code))).toHaveLength(1);
    }
  });

  it('all bad names are listed, not only the first', async () => {
    const zip = await open([{ name: '../a' }, { name: '/b' }, { name: 'ok' }]);
    expect(zip.faults.map((fault) => fault.facts.path)).toEqual(['../a', '/b']);
  });
});

describe('reading an entry', () => {
  it.each<[string, ZipPart, string]>([
    ['a wrong CRC', { name: 'a', data: 'xx', crc: 1 }, 'bundle.zip-crc'],
    [
      'more bytes than promised',
      { name: 'a', data: 'x'.repeat(50), deflate: true, size: 49 },
      'bundle.zip-data',
    ],
    [
      'fewer bytes than promised',
      { name: 'a', data: 'x'.repeat(50), deflate: true, size: 51 },
      'bundle.zip-data',
    ],
    [
      'broken deflate data',
      { name: 'a', data: Buffer.from([0xff, 0xff, 0xff]), method: 8 },
      'bundle.zip-data',
    ],
    [
      'bytes after the deflate stream',
      { name: 'a', data: Buffer.from('030042', 'hex'), method: 8, size: 0, crc: 0 },
      'bundle.zip-data',
    ],
    [
      'a deflate stream that does not end',
      { name: 'a', data: Buffer.from('00', 'hex'), method: 8, size: 0, crc: 0 },
      'bundle.zip-data',
    ],
  ])('stops at %s', async (_, part, code) => {
    const zip = await open([part]);
    expect(faults(zip)).toEqual([]);
    await expect(read(zip)).rejects.toMatchObject({ error: { code } });
  });

  it('streams large entries in pieces', async () => {
    const data = Buffer.alloc(3_000_000, 'abcdefghij-');
    for (let at = 0; at < data.length; at += 97) data[at] = at % 251;
    const zip = await open([
      { name: 'a', data },
      { name: 'b', data, deflate: true },
    ]);
    for (const entry of zip.entries) {
      let [size, crc, largest] = [0, 0, 0];
      for await (const chunk of zip.stream(entry)) {
        size += chunk.length;
        crc = crc32(chunk, crc);
        largest = Math.max(largest, chunk.length);
      }
      expect([size, crc, largest <= 256 * 1024]).toEqual([data.length, crc32(data), true]);
    }
  });
});

describe('a bag in a zip', () => {
  it('stands under one top folder, or with a warning at the root', async () => {
    const folder = temporaryFolder();
    const verify = async (parts: ZipPart[]) => {
      writeFileSync(join(folder, 'b.zip'), zipBytes(parts));
      return unwrap(await verifyBag(join(folder, 'b.zip')));
    };
    expect((await verify(zipOfFiles(bagFiles()))).reasons).toEqual([]);
    const atRoot = await verify(zipOfFiles(bagFiles(), ''));
    expect([atRoot.valid, atRoot.warnings.map((note) => note.code)]).toEqual([
      true,
      expect.arrayContaining(['bundle.warn-zip-root']),
    ]);
    const mac = await verify([...zipOfFiles(bagFiles()), { name: '__MACOSX/bag/._x' }]);
    expect([mac.valid, mac.warnings.some((note) => note.code === 'bundle.warn-zip-ignored')]).toEqual([
      true,
      true,
    ]);
    const two = await verify([...zipOfFiles(bagFiles()), ...zipOfFiles(bagFiles(), 'other/')]);
    expect(two.reasons.map((note) => note.code)).toEqual(['bundle.zip-several-roots']);
    const deeper = await verify(zipOfFiles(bagFiles(), 'out/bag/'));
    expect(deeper.reasons[0]?.message).toContain('下一级文件夹“bag”');
  });

  it('is not read any further once the zip itself is refused', async () => {
    const path = join(temporaryFolder(), 'b.zip');
    writeFileSync(path, zipBytes([...zipOfFiles(bagFiles()), { name: '../evil', data: 'x' }]));
    const report = unwrap(await verifyBag(path));
    expect(report).toMatchObject({ valid: false, version: null });
    expect(report.reasons.map((note) => note.code)).toEqual(['bundle.zip-name', 'bundle.zip-several-roots']);
  });
});

describe('crc32', () => {
  it('is the same with and without the native one, however the bytes are cut', () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.uint8Array(), (a, b) => {
        expect(tableCrc32(b, tableCrc32(a))).toBe(crc32(Buffer.concat([a, b])));
      }),
    );
  });
});
