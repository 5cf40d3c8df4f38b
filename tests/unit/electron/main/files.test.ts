import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeError, writeWhole } from '../../../../electron/main/atomic-write';
import { parseRange } from '../../../../electron/main/blob-pages';
import { pagePolicy } from '../../../../electron/main/content-policy';
import { isSpaceLow } from '../../../../electron/main/free-space';
import { openLog } from '../../../../electron/main/log';
import { pageFiles } from '../../../../electron/main/page-files';
import { PartStream } from '../../../../electron/main/part-stream';
import { openPcSettings } from '../../../../electron/main/pc-settings';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'xiangdang-test-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('writing a file whole', () => {
  it('replaces what was there and leaves no temporary file', async () => {
    const file = path.join(folder, '名册.xlsx');
    await writeFile(file, 'old');
    expect(await writeWhole(file, 'new')).toEqual({ ok: true, value: undefined });
    expect(await readFile(file, 'utf8')).toBe('new');
    expect(await readdir(folder)).toEqual(['名册.xlsx']);
  });

  it('keeps the old file when the name can not be given, and says so', async () => {
    const file = path.join(folder, 'taken');
    await mkdir(file);
    const written = await writeWhole(file, 'new');
    expect(written).toMatchObject({ ok: false, error: { code: 'files.not-written' } });
    expect(await readdir(folder)).toEqual(['taken']);
  });

  it('has a sentence for each thing that disks do', () => {
    const said = (code: string) => writeError(Object.assign(new Error(), { code }), '名册.xlsx');
    expect(said('ENOSPC')).toMatchObject({ code: 'files.disk-full' });
    expect(said('EROFS')).toMatchObject({ code: 'files.read-only' });
    expect(said('EBUSY')).toMatchObject({ code: 'files.in-use' });
    expect(said('EIO').message).toContain('名册.xlsx');
    expect(said('ENOSPC').message).toContain('原有文件保持不变');
  });
});

describe('settings of this PC', () => {
  it('are kept across starts', async () => {
    const file = path.join(folder, 'settings.json');
    await openPcSettings(file).save({ idleMinutes: 5 });
    expect(openPcSettings(file).get().idleMinutes).toBe(5);
  });

  it('fall back to the defaults when the file can not be read, and keep that file', async () => {
    const file = path.join(folder, 'settings.json');
    await writeFile(file, '{"idleMinutes":"soon"}');
    expect(openPcSettings(file).get().idleMinutes).toBe(15);
    expect(await readdir(folder)).toEqual(['settings.json.unreadable']);
  });
});

describe('the log', () => {
  it('takes no value: what is not a word of the source is starred out', async () => {
    const log = openLog(folder, () => new Date(0));
    log.write('error', 'a.b', { count: 3 }, '张三 110101199003071233 save (index.js:3:14)');
    const text = await readFile(path.join(folder, 'xiangdang.log'), 'utf8');
    expect(text).toBe('1970-01-01T00:00:00.000Z error a.b count=3 * * save (index.js:3:14)\n');
  });

  it('never grows beyond two files of about a megabyte', async () => {
    const log = openLog(folder, () => new Date(0));
    for (let line = 0; line < 2000; line++) log.write('info', 'x'.repeat(1900));
    const sizes = await Promise.all(
      (await readdir(folder)).map(async (name) => (await readFile(path.join(folder, name))).length),
    );
    expect(sizes).toHaveLength(2);
    for (const size of sizes) expect(size).toBeLessThan(1_010_000);
  });

  it('does not stop the program when it can not be written', async () => {
    await writeFile(path.join(folder, 'logs'), 'a file where the folder should be');
    expect(() => openLog(path.join(folder, 'logs'), () => new Date(0)).write('info', 'a.b')).not.toThrow();
  });
});

describe('free space', () => {
  it('is low below the limit on any of the disks; a folder that is not there does not count', async () => {
    expect(await isSpaceLow([folder], 1e12)).toBe(true);
    expect(await isSpaceLow([folder], 0)).toBe(false);
    expect(await isSpaceLow([path.join(folder, 'missing')], 1e12)).toBe(false);
  });
});

describe('the page as it is served', () => {
  const ask = async (address: string, method = 'GET') => {
    await mkdir(path.join(folder, 'assets'), { recursive: true });
    await writeFile(path.join(folder, 'index.html'), '<meta nonce="__STYLE_NONCE__">');
    await writeFile(path.join(folder, 'assets', 'a.js'), 'export {}');
    const provider = (rest: string) => (rest === 'known' ? new Response('bytes') : null);
    const serve = await pageFiles({ folder, providers: { blob: provider } });
    return serve(new Request(address.replace('app://xiangdang', 'http://xiangdang'), { method }));
  };

  it('carries the policy with the nonce that stands in it', async () => {
    const answer = await ask('app://xiangdang/');
    const nonce = /nonce="([^"]+)"/.exec(await answer.text())?.[1] ?? '';
    expect(answer.headers.get('content-security-policy')).toBe(pagePolicy({ nonce }));
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('gives script files their type', async () => {
    expect((await ask('app://xiangdang/assets/a.js')).headers.get('content-type')).toBe(
      'text/javascript; charset=utf-8',
    );
  });

  it('knows the built files and nothing else', async () => {
    for (const address of [
      '/assets',
      '/assets/',
      '/assets/b.js',
      '/..%2f..%2fetc/passwd',
      '/assets/..%5ca.js',
      '/__proto__',
      '/constructor',
    ]) {
      expect((await ask(`app://xiangdang${address}`)).status, address).toBe(404);
    }
    expect((await ask('app://xiangdang/', 'POST')).status).toBe(405);
  });

  it('asks the provider of a sub-path', async () => {
    expect((await ask('app://xiangdang/blob/known')).status).toBe(200);
    expect((await ask('app://xiangdang/blob/other')).status).toBe(404);
  });

  it('reads a range of bytes as RFC 9110 says, or not at all', () => {
    expect(parseRange('bytes=0-0', 10)).toEqual([0, 1]);
    expect(parseRange('bytes=5-', 10)).toEqual([5, 10]);
    expect(parseRange('bytes=-3', 10)).toEqual([7, 10]);
    expect(parseRange('bytes=0-99', 10)).toEqual([0, 10]);
    expect(parseRange('bytes=10-', 10)).toBe('unsatisfiable');
    for (const header of [null, 'bytes=-', 'bytes=0-1,3-4', 'lines=1-2'])
      expect(parseRange(header, 10)).toBeUndefined();
    fc.assert(
      fc.property(fc.nat(50), fc.nat(50), fc.integer({ min: 1, max: 50 }), (from, to, size) => {
        const range = parseRange(`bytes=${from}-${to}`, size);
        return range === 'unsatisfiable' || (range !== undefined && range[0] < range[1] && range[1] <= size);
      }),
    );
  });
});

describe('parts handed over as a stream', () => {
  it('arrive whole and in order, whatever their sizes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.uint8Array()), async (parts) => {
        const stream = new PartStream();
        const read = (async () => {
          const got: Uint8Array[] = [];
          for await (const part of stream) got.push(part);
          return Buffer.concat(got);
        })();
        for (const part of parts) await stream.push(part);
        stream.end();
        return (await read).equals(Buffer.concat(parts));
      }),
    );
  });

  it('end with the error that stopped the sender', async () => {
    const stream = new PartStream();
    const read = (async () => {
      for await (const part of stream) expect(part).toBeDefined();
    })();
    stream.fail(new Error('stopped'));
    await expect(read).rejects.toThrow('stopped');
  });
});
