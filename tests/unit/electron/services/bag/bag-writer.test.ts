import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { glimpse, openBag, readHead, readRecords } from '../../../../../electron/services/bag/bag-reader';
import { verifyBag } from '../../../../../electron/services/bag/bag-verifier';
import { createBag, type WriteProgress } from '../../../../../electron/services/bag/bag-writer';
import { FAT_FILE_LIMIT } from '../../../../../electron/services/bag/target';
import { openZip } from '../../../../../electron/services/bag/zip-reader';
import { writeZip, zipBag } from '../../../../../electron/services/bag/zip-writer';
import { unwrap } from '../../../../../shared/kernel/result';
import { makeBag, temporaryFolder } from '../../../builders/bag-folder';
import { namesIn, SAMPLE_HEAD, startBag, writeSmallBundle } from '../../../builders/bundle-out';

const TIME = new Date(2026, 10, 23, 14, 43);

async function* chunks(...sizes: number[]): AsyncGenerator<Uint8Array> {
  for (const [at, size] of sizes.entries()) yield Buffer.alloc(size, at + 1);
}

describe('writing a bag', () => {
  it('makes a folder that our verifier and sha256sum both pass', async () => {
    const folder = temporaryFolder();
    const bag = await writeSmallBundle(folder);
    expect(namesIn(folder)).toEqual(['清河镇']);
    expect(bag.report).toMatchObject({ valid: true, warnings: [], counts: { payloadFiles: 3, tagFiles: 4 } });
    for (const manifest of ['manifest-sha256.txt', 'tagmanifest-sha256.txt']) {
      execFileSync('sha256sum', ['--check', '--strict', '--quiet', manifest], { cwd: bag.path });
    }
    expect(readFileSync(join(bag.path, 'bagit.txt'), 'utf8')).toBe(
      'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n',
    );
    expect(readFileSync(join(bag.path, 'bag-info.txt'), 'utf8')).toMatch(/^Payload-Oxum: \d+\.3$/m);
  });

  it('hashes streams of any cut while they are written, and answers with size and checksum', async () => {
    const bag = await startBag(temporaryFolder());
    const file = unwrap(await bag.addFile('data/a.bin', chunks(10, 700_000, 0, 1, 600_000), 1_300_011));
    const content = Buffer.concat([
      Buffer.alloc(10, 1),
      Buffer.alloc(700_000, 2),
      Buffer.alloc(1, 4),
      Buffer.alloc(600_000, 5),
    ]);
    expect(file).toEqual({
      path: 'data/a.bin',
      size: content.length,
      checksum: createHash('sha256').update(content).digest('hex'),
    });
    unwrap(await bag.addFile('data/empty', new Uint8Array()));
    const done = unwrap(await bag.finish());
    expect(readFileSync(join(done.path, 'data/a.bin')).equals(content)).toBe(true);
  });

  it('writes several files at once, also into folders that are new to all of them', async () => {
    const bag = await startBag(temporaryFolder());
    const names = Array.from({ length: 12 }, (_, index) => `data/附件/支部/${index}.bin`);
    const added = await Promise.all(names.map((name, index) => bag.addFile(name, chunks(index, 500_000))));
    expect(added.map((one) => one.ok)).toEqual(names.map(() => true));
    const done = unwrap(await bag.finish());
    expect(done.report).toMatchObject({ valid: true, counts: { payloadFiles: 12 } });
    execFileSync('sha256sum', ['--check', '--strict', '--quiet', 'manifest-sha256.txt'], { cwd: done.path });
  });

  it('ends all files that are under way with the reason of the first that failed, and leaves nothing', async () => {
    const folder = temporaryFolder();
    const bag = await startBag(folder);
    async function* endless() {
      for (;;) yield Buffer.alloc(100_000);
    }
    const others = [bag.addFile('data/a', endless()), bag.addFile('data/b/c', endless())];
    const failed = await bag.addFile('data/d', chunks(10), 11);
    expect([failed, ...(await Promise.all(others))].map((one) => !one.ok && one.error.code)).toEqual([
      'bundle.source-size',
      'bundle.source-size',
      'bundle.source-size',
    ]);
    expect(namesIn(folder)).toEqual([]);
  });

  it('cancels while files are under way and leaves nothing', async () => {
    const folder = temporaryFolder();
    const bag = await startBag(folder);
    async function* endless() {
      for (;;) yield Buffer.alloc(100_000);
    }
    const under = [bag.addFile('data/a', endless()), bag.addFile('data/b/c', endless())];
    await bag.cancel();
    expect((await Promise.all(under)).map((one) => !one.ok && one.error.code)).toEqual([
      'program.cancelled',
      'program.cancelled',
    ]);
    expect(namesIn(folder)).toEqual([]);
  });

  it('takes the SHA-256 that a content is stored under, and finds at the read-back when it is another content', async () => {
    const folder = temporaryFolder();
    const name = createHash('sha256').update('原件').digest('hex');
    const good = await startBag(folder);
    expect(unwrap(await good.addFile('data/a', Buffer.from('原件'), undefined, name)).checksum).toBe(name);
    expect((await good.finish()).ok).toBe(true);
    const bad = await startBag(folder);
    await bad.addFile('data/a', Buffer.from('别的'), undefined, name);
    expect(await bad.finish()).toMatchObject({ error: { code: 'bundle.read-back' } });
    expect(namesIn(folder)).toHaveLength(1);
  });

  it('never overwrites: a taken name gets a number', async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, '清河镇'));
    writeFileSync(join(folder, '清河镇 (2)'), 'mine');
    const bag = await writeSmallBundle(folder);
    expect(bag.path).toBe(join(folder, '清河镇 (3)'));
    expect(namesIn(folder)).toEqual(['清河镇', '清河镇 (2)', '清河镇 (3)']);
    expect(namesIn(join(folder, '清河镇'))).toEqual([]);
  });

  it('has no name that looks whole before it is finished, and none at all after it was cancelled', async () => {
    const folder = temporaryFolder();
    const bag = await startBag(folder);
    await bag.addFile('data/a', Buffer.from('a'));
    expect(namesIn(folder)[0]).toMatch(/^\.清河镇\.part-[0-9a-f]{8}$/);
    await bag.cancel();
    expect(namesIn(folder)).toEqual([]);
    expect(await bag.addFile('data/b', Buffer.from('b'))).toMatchObject({
      error: { code: 'program.cancelled' },
    });
  });

  it('stops in the middle of a file when the signal fires, and removes the rest', async () => {
    const folder = temporaryFolder();
    const stop = new AbortController();
    const bag = await startBag(folder, { signal: stop.signal });
    async function* endless() {
      for (let count = 0; ; count += 1) {
        if (count === 20) stop.abort();
        yield Buffer.alloc(100_000);
      }
    }
    expect(await bag.addFile('data/a', endless())).toMatchObject({ error: { code: 'program.cancelled' } });
    expect([namesIn(folder), (await bag.finish()).ok]).toEqual([[], false]);
  });

  it('stops while it reads back, too', async () => {
    const folder = temporaryFolder();
    const stop = new AbortController();
    const onProgress = ({ phase }: WriteProgress) => {
      if (phase === 'verify') stop.abort();
    };
    const bag = await startBag(folder, { signal: stop.signal, onProgress });
    await bag.addFile('data/a', Buffer.alloc(1_000_000));
    expect(await bag.finish()).toMatchObject({ error: { code: 'program.cancelled' } });
    expect(namesIn(folder)).toEqual([]);
  });

  it.each(['bundle.json', 'data/../x', 'data/a\\b', 'data/CON', 'data/', '/data/x', 'data/a:b'])(
    'refuses the path %j',
    async (path) => {
      const folder = temporaryFolder();
      const bag = await startBag(folder);
      expect(await bag.addFile(path, Buffer.from('x'))).toMatchObject({
        error: { code: 'bundle.path-invalid' },
      });
      expect(namesIn(folder)).toEqual([]);
    },
  );

  it('refuses two paths that Windows takes for one', async () => {
    const bag = await startBag(temporaryFolder());
    await bag.addFile('data/A.txt', Buffer.from('x'));
    expect(await bag.addFile('data/a.TXT', Buffer.from('y'))).toMatchObject({
      error: { code: 'bundle.path-twice' },
    });
  });

  it('tells when a source is longer or shorter than it was said to be', async () => {
    const bag = await startBag(temporaryFolder());
    expect(await bag.addFile('data/a', chunks(10), 11)).toMatchObject({
      error: { code: 'bundle.source-size' },
    });
  });

  it('throws what is a bug in a source, and still leaves nothing behind', async () => {
    const folder = temporaryFolder();
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield Buffer.alloc(10);
      throw new RangeError('bug');
    }
    const bag = await startBag(folder);
    await expect(bag.addFile('data/a', broken())).rejects.toThrow('bug');
    expect(namesIn(folder)).toEqual([]);
  });

  it('reports progress that never goes back nor above all', async () => {
    const seen: WriteProgress[] = [];
    const bag = await startBag(temporaryFolder(), {
      expectedBytes: 1_000_000,
      onProgress: (progress) => seen.push(progress),
    });
    await bag.addFile('data/a', chunks(300_000, 300_000, 400_000));
    unwrap(await bag.finish());
    for (const phase of ['write', 'verify'] as const) {
      const done = seen.filter((one) => one.phase === phase);
      expect(done.length).toBeGreaterThan(0);
      expect(done.every((one, at) => one.done <= one.total && one.done >= (done[at - 1]?.done ?? 0))).toBe(
        true,
      );
      expect(done[done.length - 1]?.done).toBe(done[done.length - 1]?.total);
    }
  });

  it('checks for room and five per cent more before it begins', async () => {
    const folder = temporaryFolder();
    const probe = async () => ({ free: 1_049_999, fileLimit: null });
    const options = { folder, name: 'x', info: [], algorithm: 'sha256' as const, probe };
    const refused = await createBag({ ...options, expectedBytes: 1_000_000 });
    expect(!refused.ok && refused.error.message).toBe(
      '目标位置空间不足：需要 1 MB，剩余 1 MB。数据包没有写出，未完成的部分已清除。请腾出空间或换一个U盘。',
    );
    expect(namesIn(folder)).toEqual([]);
    expect((await createBag({ ...options, expectedBytes: 999_999 })).ok).toBe(true);
  });

  it('refuses a file that FAT32 cannot hold, before and while it is written', async () => {
    const probe = async () => ({ free: null, fileLimit: FAT_FILE_LIMIT });
    const folder = temporaryFolder();
    const before = await startBag(folder, { probe });
    const refused = await before.addFile('data/录像.mp4', chunks(1), FAT_FILE_LIMIT + 1);
    expect(!refused.ok && refused.error.message).toContain('FAT32 格式，单个文件不能达到 4 GB');
    const during = await startBag(folder, { probe: async () => ({ free: null, fileLimit: 1000 }) });
    expect(await during.addFile('data/a', chunks(600, 600))).toMatchObject({
      error: { code: 'bundle.fat-limit' },
    });
    expect(namesIn(folder)).toEqual([]);
  });

  it('says when the place is not there', async () => {
    expect(
      await createBag({ folder: '/no/such/stick', name: 'x', info: [], algorithm: 'sha256' }),
    ).toMatchObject({
      error: {
        code: 'bundle.target-missing',
        message: '找不到目标位置“/no/such/stick”，数据包没有写出。请确认U盘已插好后重试。',
      },
    });
  });

  it('throws the bag away when what is read back differs from what was written', async () => {
    const folder = temporaryFolder();
    const bag = await startBag(folder);
    await bag.addFile('data/a', Buffer.from('right'));
    const part = namesIn(folder)[0]!;
    writeFileSync(join(folder, part, 'data/a'), 'wrong');
    const done = await bag.finish();
    expect(done).toMatchObject({ error: { code: 'bundle.read-back' } });
    expect(!done.ok && done.error.message).toContain('数据包已作废并清除，介质可能已损坏');
    expect(namesIn(folder)).toEqual([]);
  });
});

describe('packing a bag', () => {
  it('gives one zip that we, unzip and Python read alike, and leaves the folder as it is', async () => {
    const folder = temporaryFolder();
    const bag = await writeSmallBundle(folder);
    const zip = unwrap(await zipBag(bag.path, join(folder, '清河镇.zip'), { time: TIME }));
    expect([zip.report.valid, zip.report.warnings, zip.size]).toEqual([true, [], statSync(zip.path).size]);
    execFileSync('unzip', ['-tqq', zip.path]);
    const listed = execFileSync(
      'python3',
      [
        '-c',
        `import zipfile,sys;z=zipfile.ZipFile(sys.argv[1]);print(z.testzip());print(*z.namelist(),sep="\\n")`,
        zip.path,
      ],
      { encoding: 'utf8', env: { ...process.env, PYTHONIOENCODING: 'utf-8' } },
    );
    expect(listed.trim().split('\n')).toEqual([
      'None',
      '清河镇/bagit.txt',
      '清河镇/bag-info.txt',
      '清河镇/manifest-sha256.txt',
      '清河镇/tagmanifest-sha256.txt',
      '清河镇/data/bundle.json',
      '清河镇/data/records/member.jsonl',
      '清河镇/data/附件/甲支部/张三/照片.jpg',
    ]);
    expect(namesIn(folder)).toEqual(['清河镇', '清河镇.zip']);
  });

  it('gives the same bytes for the same bag and time', async () => {
    const folder = temporaryFolder();
    const bag = await writeSmallBundle(folder);
    const [a, b] = [join(folder, 'a.zip'), join(folder, 'b.zip')];
    unwrap(await zipBag(bag.path, a, { time: TIME }));
    unwrap(await zipBag(bag.path, b, { time: TIME }));
    expect(readFileSync(a).equals(readFileSync(b))).toBe(true);
  });

  it('deflates text, stores media, and never makes what a reader would take for a bomb', async () => {
    const folder = temporaryFolder();
    const bag = await startBag(folder);
    await bag.addFile('data/浏览.html', Buffer.from('<p>text</p>'.repeat(1000)));
    await bag.addFile('data/附件/a.jpg', Buffer.alloc(100_000));
    await bag.addFile('data/附件/log.txt', Buffer.alloc(3_000_000, 'same line\n'));
    const done = unwrap(await bag.finish());
    const packed = unwrap(await zipBag(done.path, join(folder, 'x.zip'), { time: TIME }));
    const zip = await openZip(packed.path);
    expect(zip.entries.filter((entry) => entry.deflated).map((entry) => entry.path)).toContain(
      '清河镇/data/浏览.html',
    );
    expect(
      zip.entries.filter((entry) => /a\.jpg|log\.txt/.test(entry.path)).every((entry) => !entry.deflated),
    ).toBe(true);
    await zip.close();
  });

  it('takes a number for a taken name, stops on a signal, and refuses a zip too large for FAT32', async () => {
    const folder = temporaryFolder();
    const bag = await writeSmallBundle(folder);
    writeFileSync(join(folder, 'x.zip'), 'mine');
    const packed = unwrap(await zipBag(bag.path, join(folder, 'x.zip'), { time: TIME }));
    expect([packed.path, readFileSync(join(folder, 'x.zip'), 'utf8')]).toEqual([
      join(folder, 'x (2).zip'),
      'mine',
    ]);
    const stopped = await zipBag(bag.path, join(folder, 'y.zip'), {
      time: TIME,
      signal: AbortSignal.abort(),
    });
    expect(stopped).toMatchObject({ error: { code: 'program.cancelled' } });
    const probe = async () => ({ free: null, fileLimit: 300 });
    expect(await zipBag(bag.path, join(folder, 'y.zip'), { time: TIME, probe })).toMatchObject({
      error: { code: 'bundle.fat-limit' },
    });
    expect(namesIn(folder)).toEqual(['x (2).zip', 'x.zip', '清河镇']);
  });

  it('writes more than 65,535 entries with zip64 records that others read', async () => {
    const path = join(temporaryFolder(), 'many.zip');
    const files = new Map(Array.from({ length: 65_600 }, (_, at) => [`data/${at % 100}/${at}`, 1]));
    async function* stream() {
      yield Buffer.from('x');
    }
    const source = {
      kind: 'folder' as const,
      files,
      folders: new Set(['data']),
      faults: [],
      warnings: [],
      isSealed: async () => true,
      name: null,
      stream,
      close: async () => {},
    };
    await writeZip(path, {
      source,
      name: 'many.zip',
      top: 'bag',
      bytes: files.size,
      options: { time: TIME },
      limit: null,
    });
    const script = 'import zipfile,sys;print(len(zipfile.ZipFile(sys.argv[1]).namelist()))';
    expect(execFileSync('python3', ['-c', script, path], { encoding: 'utf8' }).trim()).toBe('65600');
    const zip = await openZip(path);
    expect([zip.entries.length, zip.faults, await zip.isSealed()]).toEqual([65_600, [], true]);
    await zip.close();
  }, 180_000);
});

describe('reading a bundle', () => {
  it('gives head, records and files from a folder and from a zip in place', async () => {
    const folder = temporaryFolder();
    const written = await writeSmallBundle(folder);
    const zip = unwrap(await zipBag(written.path, join(folder, 'x.zip'), { time: TIME }));
    for (const path of [written.path, zip.path]) {
      const bag = unwrap(await openBag(path));
      expect(unwrap(await readHead(bag))).toEqual(SAMPLE_HEAD);
      const names: unknown[] = [];
      for await (const record of readRecords(bag, 'member'))
        names.push(record.registers.name?.heads[0]?.value);
      expect(names).toEqual(['张三', '李四']);
      expect([...unwrap(await bag.whole('data/附件/甲支部/张三/照片.jpg'))]).toEqual([
        0xff, 0xd8, 0xff, 0, 1, 2,
      ]);
      expect(await bag.whole('data/附件/甲支部/张三/照片.jpg', 5)).toMatchObject({
        error: { code: 'bundle.entry-too-large' },
      });
      expect(await bag.whole('data/none')).toMatchObject({ error: { code: 'bundle.entry-missing' } });
      await bag.close();
    }
    expect(namesIn(folder)).toEqual(['x.zip', '清河镇']);
  });

  it('opens a good bag of somebody else, which has no head', async () => {
    const bag = unwrap(await openBag(makeBag()));
    expect(await readHead(bag)).toMatchObject({ error: { code: 'bundle.not-ours' } });
    await bag.close();
  });

  it('shows a bundle of a newer program and does not take it in', async () => {
    const written = await writeSmallBundle(temporaryFolder(), { ...SAMPLE_HEAD, format: 9, minReader: 9 });
    const bag = unwrap(await openBag(written.path));
    expect(await readHead(bag)).toMatchObject({ error: { code: 'bundle.newer' } });
    expect(await glimpse(bag)).toMatchObject({ title: SAMPLE_HEAD.title });
    await bag.close();
  });

  it('does not open a damaged one, and hands back every reason', async () => {
    const written = await writeSmallBundle(temporaryFolder());
    writeFileSync(join(written.path, 'data/bundle.json'), '{}');
    const opened = await openBag(written.path);
    expect(opened).toMatchObject({ ok: false, error: { code: 'bundle.invalid' } });
    expect(opened.rejected?.reasons.map((reason) => reason.code)).toEqual([
      'bundle.oxum-mismatch',
      'bundle.hash-mismatch',
    ]);
  });

  it('reads records line by line, however the bytes are cut', async () => {
    const folder = temporaryFolder();
    const bag = await startBag(folder);
    const line = (at: number) =>
      `${JSON.stringify({ id: `m${at}`, type: 'member', schema: 1, registers: {}, note: '乡'.repeat(200) })}\n`;
    await bag.addFile(
      'data/records/member.jsonl',
      Buffer.from(Array.from({ length: 2000 }, (_, at) => line(at)).join('')),
    );
    const opened = unwrap(await openBag(unwrap(await bag.finish()).path));
    let count = 0;
    for await (const record of readRecords(opened, 'member')) {
      expect(record.id).toBe(`m${count}`);
      count += 1;
    }
    expect(count).toBe(2000);
  });
});

describe('verifying a large zip64 entry', () => {
  it('reads what Python wrote with forced zip64 headers', async () => {
    const folder = temporaryFolder();
    makeBag({}, folder);
    const script = `import zipfile,os
z=zipfile.ZipFile('w.zip','w')
for root,_,names in os.walk('bag'):
  for n in names:
    p=os.path.join(root,n)
    with z.open(zipfile.ZipInfo(p),'w',force_zip64=True) as o: o.write(open(p,'rb').read())
z.close()`;
    execFileSync('python3', ['-c', script], { cwd: folder, env: { ...process.env, PYTHONUTF8: '1' } });
    expect(unwrap(await verifyBag(join(folder, 'w.zip'))).reasons).toEqual([]);
  });
});
