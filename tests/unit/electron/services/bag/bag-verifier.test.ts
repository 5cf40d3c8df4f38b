import { mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type VerifyReport, verifyBag } from '../../../../../electron/services/bag/bag-verifier';
import { unwrap } from '../../../../../shared/kernel/result';
import { type BagSketch, checksum, makeBag, temporaryFolder } from '../../../builders/bag-folder';

const verify = async (path: string): Promise<VerifyReport> => unwrap(await verifyBag(path));
const check = async (sketch: BagSketch): Promise<VerifyReport> => verify(makeBag(sketch));
const codes = (report: VerifyReport) =>
  [...new Set(report.reasons.map((note) => note.code.replace('bundle.', '')))].sort();
const warned = (report: VerifyReport) => report.warnings.map((note) => note.code.replace('bundle.', ''));

const sum = (content: string) => checksum('md5', content);
const old = (sketch: BagSketch): BagSketch => ({
  version: '0.97',
  algorithms: ['md5'],
  tagmanifest: false,
  ...sketch,
});

describe('a valid bag', () => {
  it('of version 1.0 passes with its counts', async () => {
    const report = await check({ tags: { 'bag-info.txt': 'Source-Organization: 甲\nPayload-Oxum: 8.2\n' } });
    expect(report).toMatchObject({
      valid: true,
      complete: true,
      version: '1.0',
      reasons: [],
      warnings: [],
      bytes: 8,
    });
    expect(report.counts).toEqual({ payloadFiles: 2, tagFiles: 4 });
  });

  it.each(['0.93', '0.94', '0.95', '0.96', '0.97', '1.0'])('of version %s passes', async (version) => {
    expect(codes(await check({ version }))).toEqual([]);
  });

  it.each(['md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512'])('with %s passes', async (algorithm) => {
    expect(codes(await check({ algorithms: [algorithm] }))).toEqual([]);
  });

  it('may hold another bag, dot files, blanks and empty files in its payload', async () => {
    const payload = {
      'data/in/bagit.txt': 'x',
      'data/.keep': '',
      'data/a b  c.txt': '1',
      'data/100 percent': '',
    };
    const report = await check({ payload });
    expect(codes(report)).toEqual([]);
    expect(warned(report)).toContain('warn-bag-in-bag');
  });

  it('may have an empty payload', async () => {
    expect(codes(await check({ payload: {} }))).toEqual([]);
  });

  it('may use CR or CRLF, tabs, upper-case checksums and no line end at the end', async () => {
    const manifest = `${sum('a').toUpperCase()}\tdata/a\r\n${sum('b')}  data/b\r${sum('c')} data/c`;
    const tags = {
      'bagit.txt': 'BagIt-Version: 1.0\r\nTag-File-Character-Encoding: UTF-8',
      'manifest-md5.txt': manifest,
    };
    const payload = { 'data/a': 'a', 'data/b': 'b', 'data/c': 'c' };
    expect(codes(await check({ payload, tags, algorithms: ['md5'] }))).toEqual([]);
  });

  it('may have tag files in folders, which its tag manifest lists or not', async () => {
    expect(codes(await check({ tags: { 'metadata/dc.xml': '<x/>' } }))).toEqual([]);
    expect(codes(await check({ tags: { 'metadata/dc.xml': '<x/>' }, tagmanifest: false }))).toEqual([]);
  });

  it('may repeat and continue elements of bag-info.txt', async () => {
    const info =
      'Contact-Name: a\nContact-Name: b\nExternal-Description: long\n   and longer\n\tand more\nEmpty:\nX: y: z\n';
    expect(codes(await check({ tags: { 'bag-info.txt': info } }))).toEqual([]);
  });

  it('may have its fetched files in place', async () => {
    const report = await check({ tags: { 'fetch.txt': 'https://example.org/c - data/b/c.txt\n' } });
    expect(codes(report)).toEqual([]);
    expect(warned(report)).toContain('warn-fetch');
  });

  it('encodes CR, LF and percent in paths of 1.0', async () => {
    const payload = { 'data/a\nb': '1', 'data/50%': '2', 'data/c%0Ad': '3' };
    const manifest = `${sum('1')}  data/a%0Ab\n${sum('2')}  data/50%25\n${sum('3')}  data/c%250Ad\n`;
    const report = await check({ payload, algorithms: ['md5'], tags: { 'manifest-md5.txt': manifest } });
    expect(codes(report)).toEqual([]);
    expect(warned(report)).not.toContain('warn-percent');
  });

  it('of 0.97 keeps percent as it is and encodes CR and LF', async () => {
    const payload = { 'data/a%20b': '1', 'data/x\ry': '2', 'data/p%25': '3' };
    const manifest = `${sum('1')}  data/a%20b\n${sum('2')}  data/x%0Dy\n${sum('3')}  data/p%25\n`;
    expect(codes(await check(old({ payload, tags: { 'manifest-md5.txt': manifest } })))).toEqual([]);
  });

  it('of 0.97 may list a file in one manifest only', async () => {
    const payload = { 'data/a': 'a', 'data/b': 'b' };
    const tags = {
      'manifest-md5.txt': `${sum('a')}  data/a\n`,
      'manifest-sha1.txt': `${checksum('sha1', 'b')}  data/b\n`,
    };
    const report = await check({ version: '0.97', payload, tags, algorithms: ['md5', 'sha1'] });
    expect(codes(report)).toEqual([]);
    expect(warned(report)).toContain('warn-manifests-differ');
    expect(codes(await check({ version: '1.0', payload, tags, algorithms: ['md5', 'sha1'] }))).toEqual([
      'file-not-in-manifest',
    ]);
  });

  it.each(['ISO-8859-1', 'UTF-16', 'UTF-16LE', 'UTF-16BE', 'GB18030'])(
    'may write its tag files in %s',
    async (encoding) => {
      const latin = encoding === 'ISO-8859-1';
      const name = latin ? 'data/caf\u00e9' : 'data/乡';
      const text = `${sum('x')}  ${name}\n`;
      const utf16 = Buffer.from(`\ufeff${text}`, 'utf16le');
      const gb = Buffer.concat([
        Buffer.from(`${sum('x')}  data/`),
        Buffer.from([0xcf, 0xe7]),
        Buffer.from('\n'),
      ]);
      const bytes: Record<string, Uint8Array> = {
        'ISO-8859-1': Buffer.from(text, 'latin1'),
        'UTF-16': utf16,
        'UTF-16LE': Buffer.from(text, 'utf16le'),
        'UTF-16BE': Buffer.from(text, 'utf16le').swap16(),
        GB18030: gb,
      };
      const bagit = `BagIt-Version: 0.97\nTag-File-Character-Encoding: ${encoding}\n`;
      const tags = { 'bagit.txt': bagit, 'manifest-md5.txt': bytes[encoding]! };
      expect(codes(await check(old({ payload: { [name]: 'x' }, tags })))).toEqual([]);
    },
  );
});

describe('a valid bag with warnings', () => {
  it('was made by md5sum', async () => {
    const tags = { 'manifest-md5.txt': `${sum('a')} *data/a\n` };
    const report = await check(old({ payload: { 'data/a': 'a' }, tags }));
    expect([codes(report), warned(report).includes('warn-star')]).toEqual([[], true]);
  });

  it('begins its paths with ./', async () => {
    const tags = { 'manifest-md5.txt': `${sum('a')}  ./data/a\n` };
    const report = await check(old({ payload: { 'data/a': 'a' }, tags }));
    expect([codes(report), warned(report).includes('warn-dot-slash')]).toEqual([[], true]);
  });

  it('differs from the disk in Unicode form only', async () => {
    const tags = { 'manifest-md5.txt': `${sum('a')}  data/e\u0301\n` };
    const report = await check(old({ payload: { 'data/\u00e9': 'a' }, tags }));
    expect([codes(report), warned(report).includes('warn-normalization')]).toEqual([[], true]);
  });

  it('of 0.97 lists one file twice, or under two spellings of one name', async () => {
    const line = `${sum('a')}  data/\u00e9\n`;
    for (const second of [line, `${sum('a')}  data/e\u0301\n`, `${sum('a')}  data/\u00c9\n`]) {
      const report = await check(
        old({ payload: { 'data/\u00e9': 'a' }, tags: { 'manifest-md5.txt': line + second } }),
      );
      expect(codes(report)).toEqual([]);
      expect(warned(report).some((code) => /duplicate|case|normalization/.test(code))).toBe(true);
    }
  });

  it('has no tag manifest, no oxum, a weak algorithm, an old version and files of the system', async () => {
    const report = await check(old({ payload: { 'data/.DS_Store': 'x', 'data/A': '1', 'data/a': '1' } }));
    expect(codes(report)).toEqual([]);
    expect(warned(report)).toEqual(
      expect.arrayContaining([
        'warn-version',
        'warn-weak-algorithm',
        'warn-no-tagmanifest',
        'warn-no-oxum',
        'warn-system-file',
        'warn-case',
      ]),
    );
  });

  it('has one more manifest of an algorithm that cannot be computed', async () => {
    const tags = { 'manifest-crc99.txt': '00  data/a\n' };
    const report = await check(old({ payload: { 'data/a': 'a' }, tags }));
    expect([codes(report), warned(report).includes('warn-algorithm-ignored')]).toEqual([[], true]);
  });
});

describe('an invalid bag', () => {
  const bagit = (text: string | Uint8Array | null): BagSketch => ({ tags: { 'bagit.txt': text } });
  const line2 = 'Tag-File-Character-Encoding: UTF-8\n';
  const manifest = (text: string): BagSketch =>
    old({ payload: { 'data/a': 'a' }, tags: { 'manifest-md5.txt': `${sum('a')}  data/a\n${text}` } });
  const info = (text: string): BagSketch => ({ payload: { 'data/a': 'a' }, tags: { 'bag-info.txt': text } });
  const fetch = (text: string): BagSketch => ({ payload: { 'data/a': 'a' }, tags: { 'fetch.txt': text } });

  it.each<[string, BagSketch, string]>([
    ['has no bagit.txt', bagit(null), 'bagit-missing'],
    ['begins bagit.txt with a BOM', bagit(`\ufeffBagIt-Version: 1.0\n${line2}`), 'bagit-bom'],
    ['has an empty bagit.txt', bagit(''), 'bagit-malformed'],
    ['has no version', bagit(line2), 'bagit-malformed'],
    ['has no encoding', bagit('BagIt-Version: 0.97\n'), 'bagit-malformed'],
    ['swaps the two lines', bagit(`${line2}BagIt-Version: 1.0\n`), 'bagit-malformed'],
    ['has a third line', bagit(`BagIt-Version: 1.0\n${line2}More: x\n`), 'bagit-malformed'],
    ['has a third line in 0.97', bagit(`BagIt-Version: 0.97\n${line2}More: x\n`), 'bagit-malformed'],
    ['puts blanks before the colon in 1.0', bagit(`BagIt-Version : 1.0\n${line2}`), 'bagit-malformed'],
    ['puts no blank after the colon in 1.0', bagit(`BagIt-Version:1.0\n${line2}`), 'bagit-malformed'],
    ['puts blanks at the end in 1.0', bagit(`BagIt-Version: 1.0 \n${line2}`), 'bagit-malformed'],
    ['has a version that is no number', bagit(`BagIt-Version: one\n${line2}`), 'bagit-malformed'],
    ['has an unknown version', bagit(`BagIt-Version: 2.0\n${line2}`), 'version-unsupported'],
    [
      'names an unknown encoding',
      bagit('BagIt-Version: 1.0\nTag-File-Character-Encoding: WTF-8\n'),
      'encoding-unsupported',
    ],
    [
      'has bytes that are not in its encoding',
      { tags: { 'manifest-sha256.txt': Buffer.from([0x61, 0xff]) } },
      'tag-undecodable',
    ],
    ['has no manifest', { tags: { 'manifest-sha256.txt': null }, tagmanifest: false }, 'manifest-missing'],
    [
      'has only an algorithm that cannot be computed',
      { payload: {}, tags: { 'manifest-sha256.txt': null, 'manifest-crc99.txt': '' } },
      'algorithm-unsupported',
    ],
    ['lists a file that is not there', manifest(`${sum('b')}  data/b\n`), 'file-missing'],
    ['lists a file under two checksums', manifest(`${sum('b')}  data/a\n`), 'manifest-conflict'],
    [
      'lists a file twice in 1.0',
      { ...manifest(`${sum('a')}  data/a\n`), version: '1.0' },
      'manifest-duplicate',
    ],
    ['has a line without a path', manifest(`${sum('a')}\n`), 'manifest-line'],
    ['has a comment in its manifest', manifest('# made by hand\n'), 'manifest-line'],
    ['has a checksum of the wrong length', manifest('abcd  data/a\n'), 'manifest-checksum'],
    ['climbs out with ..', manifest(`${sum('b')}  data/../../b\n`), 'manifest-path'],
    ['climbs out with ..\\', manifest(`${sum('b')}  data\\..\\..\\b\n`), 'manifest-path'],
    ['names an absolute path', manifest(`${sum('b')}  /etc/passwd\n`), 'manifest-path'],
    ['names a home folder', manifest(`${sum('b')}  ~/b\n`), 'manifest-path'],
    ['names a drive', manifest(`${sum('b')}  C:\\b\n`), 'manifest-path'],
    ['names a share', manifest(`${sum('b')}  \\\\server\\b\n`), 'manifest-path'],
    ['names an environment variable', manifest(`${sum('b')}  %HOMEPATH%\\b\n`), 'manifest-path'],
    ['names a folder', manifest(`${sum('b')}  data/\n`), 'manifest-path'],
    ['lists a tag file in its payload manifest', manifest(`${sum('b')}  bagit.txt\n`), 'manifest-scope'],
    ['has an oxum of other octets', info('Payload-Oxum: 2.1\n'), 'oxum-mismatch'],
    ['has an oxum of other count', info('Payload-Oxum: 1.2\n'), 'oxum-mismatch'],
    ['has an oxum that is none', info('Payload-Oxum: many\n'), 'oxum-malformed'],
    ['has two oxums in 1.0', info('Payload-Oxum: 1.1\nPayload-Oxum: 1.1\n'), 'oxum-repeated'],
    ['has a line without a colon in bag-info.txt', info('no colon here\n'), 'info-malformed'],
    ['puts a blank before a colon of bag-info.txt in 1.0', info('Contact-Name : x\n'), 'info-malformed'],
    ['has a malformed fetch.txt', fetch('https://example.org/x\n'), 'fetch-malformed'],
    ['fetches out of the bag', fetch('https://example.org/x - ../x\n'), 'fetch-path'],
    ['fetches to the root', fetch('https://example.org/x - /tmp/x\n'), 'fetch-path'],
    ['fetches to a home folder', fetch('https://example.org/x - ~/x\n'), 'fetch-path'],
    ['fetches a tag file', fetch('https://example.org/x - bag-info.txt\n'), 'fetch-path'],
    ['fetches what no manifest lists', fetch('https://example.org/x - data/x\n'), 'fetch-unlisted'],
  ])('%s', async (_, sketch, code) => {
    const report = await check(sketch);
    expect(report.valid).toBe(false);
    expect(codes(report)).toContain(code);
    for (const { message } of report.reasons) expect(message).toMatch(/[\u4e00-\u9fff]/);
  });

  it('has a changed payload file: complete, and invalid at that file only', async () => {
    const bag = makeBag();
    writeFileSync(join(bag, 'data/b/c.txt'), 'd');
    const report = await verify(bag);
    expect(report).toMatchObject({ valid: false, complete: true });
    expect(report.reasons.map((note) => note.file)).toEqual(['data/b/c.txt']);
    expect(report.reasons[0]?.message).toBe(
      '文件“data/b/c.txt”的内容与清单“manifest-sha256.txt”登记的校验值不符，内容被改动或已损坏。',
    );
  });

  it('has a changed tag file', async () => {
    const bag = makeBag({ tags: { 'bag-info.txt': 'A: b\n' } });
    writeFileSync(join(bag, 'bag-info.txt'), 'A: c\n');
    expect(codes(await verify(bag))).toEqual(['hash-mismatch']);
  });

  it('lacks a tag file that its tag manifest lists', async () => {
    const bag = makeBag({ tags: { 'bag-info.txt': 'A: b\n' } });
    rmSync(join(bag, 'bag-info.txt'));
    expect(codes(await verify(bag))).toEqual(['file-missing']);
  });

  it('has a file that nobody listed', async () => {
    const bag = makeBag();
    writeFileSync(join(bag, 'data/extra'), '');
    expect(codes(await verify(bag))).toEqual(['file-unlisted']);
  });

  it('lacks its data folder', async () => {
    const bag = makeBag({ payload: {} });
    rmSync(join(bag, 'data'), { recursive: true });
    expect(codes(await verify(bag))).toEqual(['data-missing']);
  });

  it('has holes that were never fetched', async () => {
    const bag = makeBag({ tags: { 'fetch.txt': 'https://example.org/c 1 data/b/c.txt\n' } });
    rmSync(join(bag, 'data/b/c.txt'));
    expect(codes(await verify(bag))).toEqual(['file-not-fetched']);
  });

  it('has a link in it, which is not followed', async () => {
    const bag = makeBag();
    symlinkSync('/etc/hostname', join(bag, 'data/link'));
    expect(codes(await verify(bag))).toEqual(['special-file']);
  });

  it('names every reason, not only the first', async () => {
    const bag = makeBag({
      payload: { 'data/1': '1', 'data/2': '2', 'data/3': '3' },
      tags: { 'bag-info.txt': 'Payload-Oxum: 9.9\nbad\n' },
    });
    writeFileSync(join(bag, 'data/1'), 'x');
    rmSync(join(bag, 'data/2'));
    writeFileSync(join(bag, 'data/4'), '4');
    expect(codes(await verify(bag))).toEqual([
      'file-missing',
      'file-unlisted',
      'hash-mismatch',
      'info-malformed',
      'oxum-mismatch',
    ]);
  });

  it('stands one folder deeper: the message says which to choose', async () => {
    const folder = temporaryFolder();
    makeBag({}, folder);
    const report = await verify(folder);
    expect(report.reasons.map((note) => note.message)).toEqual([
      '缺少 bagit.txt，这不是一个数据包（BagIt）。数据包可能在下一级文件夹“bag”里，请选择那个文件夹。',
    ]);
  });

  it('of 1.0 does not list its manifest in the tag manifest', async () => {
    const report = await check({ tags: { 'tagmanifest-sha256.txt': '' } });
    expect(codes(report)).toEqual(['file-not-in-manifest']);
  });
});

describe('the call', () => {
  it('fails on a path that is not there and on what is no bag', async () => {
    expect(await verifyBag('/no/such/path')).toMatchObject({
      ok: false,
      error: { code: 'bundle.not-found' },
    });
    const file = join(temporaryFolder(), 'letter.txt');
    writeFileSync(file, 'hello');
    expect(await verifyBag(file)).toMatchObject({ ok: false, error: { code: 'bundle.not-a-bag' } });
  });

  it('can be cancelled, and reports progress that ends at all', async () => {
    const bag = makeBag();
    await expect(verifyBag(bag, { signal: AbortSignal.abort() })).rejects.toMatchObject({
      error: { code: 'program.cancelled' },
    });
    const seen: [number, number][] = [];
    await verifyBag(bag, { onProgress: (done, total) => seen.push([done, total]) });
    expect(seen.every(([done, total]) => done <= total)).toBe(true);
    expect(seen[seen.length - 1]?.[0]).toBe(seen[0]?.[1]);
  });

  it('takes a deep tree', async () => {
    const deep = `data/${'d/'.repeat(300)}x`;
    expect(codes(await check({ payload: { [deep]: 'x' } }))).toEqual([]);
    const bag = makeBag();
    mkdirSync(join(bag, 'data/empty/er'), { recursive: true });
    renameSync(bag, `${bag}-2`);
    expect(codes(await verify(`${bag}-2`))).toEqual([]);
  });
});
