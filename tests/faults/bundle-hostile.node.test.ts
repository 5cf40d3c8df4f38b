import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bagFiles, makeBag, temporaryFolder } from '../unit/builders/bag-folder';
import { type ZipLies, type ZipPart, zipBytes, zipOfFiles } from '../unit/builders/zip-bytes';
import { oneFile } from './support/one-file';

const ROOT = join(import.meta.dirname, '../..');

const SOURCE = join(ROOT, 'scripts/bundle-verify.ts');
/** As npm starts it: translated while it is read, which takes most of its time. */
const AS_IT_IS = ['--import', join(ROOT, 'node_modules/tsx/dist/loader.mjs'), SOURCE];
const folder = mkdtempSync(join(tmpdir(), 'xiangdang-test-'));
let inOneFile: readonly string[] = AS_IT_IS;

beforeAll(async () => {
  inOneFile = [await oneFile(SOURCE, folder)];
});
afterAll(() => rmSync(folder, { recursive: true }));

/** The command, in a process of its own with little memory. */
function verify(
  args: readonly string[],
  cwd = ROOT,
  program: readonly string[] = inOneFile,
): { readonly code: number | null; readonly out: string; readonly error: string } {
  const command = ['--max-old-space-size=192', ...program];
  const env = { ...process.env, INIT_CWD: cwd };
  const ran = spawnSync(process.execPath, [...command, ...args], {
    cwd: ROOT,
    env,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  return { code: ran.status, out: ran.stdout, error: ran.stderr };
}

function bundleZip(extra: readonly ZipPart[], lies?: ZipLies): string {
  const path = join(temporaryFolder(), 'x.zip');
  writeFileSync(path, zipBytes([...zipOfFiles(bagFiles()), ...extra], lies));
  return path;
}

describe('the command', () => {
  it('answers 0 for a valid bag, folder and zip, in words and as JSON', () => {
    const bag = makeBag();
    expect(verify(['verify', bag], ROOT, AS_IT_IS)).toMatchObject({
      code: 0,
      out: expect.stringContaining('数据包完好'),
    });
    const { code, out } = verify(['verify', bundleZip([]), '--json']);
    expect([code, JSON.parse(out)]).toEqual([
      0,
      expect.objectContaining({ valid: true, version: '1.0', reasons: [] }),
    ]);
  });

  it('answers 1 with every reason', () => {
    const bag = makeBag({ payload: { 'data/a': 'a' }, tags: { 'bag-info.txt': 'Payload-Oxum: 9.9\n' } });
    writeFileSync(join(bag, 'data/a'), 'b');
    writeFileSync(join(bag, 'data/c'), 'c');
    const { code, out } = verify(['--json', 'verify', bag]);
    const { reasons } = JSON.parse(out) as {
      reasons: { code: string; message: string; file: string | null }[];
    };
    expect([code, reasons.map((reason) => [reason.code, reason.file])]).toEqual([
      1,
      [
        ['bundle.oxum-mismatch', null],
        ['bundle.file-unlisted', 'data/c'],
        ['bundle.hash-mismatch', 'data/a'],
      ],
    ]);
  });

  it('answers 2 for a call that can not be carried out', () => {
    for (const args of [
      [],
      ['verify'],
      ['verify', '/no/such/path'],
      ['check', ROOT],
      ['verify', ROOT, ROOT],
      ['verify', '--what'],
    ]) {
      const { code, error } = verify(args);
      expect([args, code, error]).toEqual([args, 2, expect.stringMatching(/用法|找不到/)]);
    }
  });

  it('takes a path relative to where the user typed it', () => {
    const bag = makeBag();
    expect(verify(['verify', 'bag'], join(bag, '..')).code).toBe(0);
  });
});

describe('a hostile zip', () => {
  it.each<[string, readonly ZipPart[], ZipLies, string]>([
    [
      'that climbs out',
      [{ name: '../../evil.txt', data: 'x' }],
      {},
      '压缩包里的名称“../../evil.txt”不安全（含有“..”或“.”），已拒绝。',
    ],
    [
      'with a link',
      [{ name: 'bag/link', data: '/etc', externalAttributes: 0o120777 * 0x10000 }],
      {},
      '压缩包里的“bag/link”是链接，已拒绝。',
    ],
    [
      'with one name twice',
      [{ name: 'BAG/bagit.txt' }],
      {},
      '压缩包里有两个文件都叫“BAG/bagit.txt”（不分大小写和 Unicode 形式），已拒绝。',
    ],
    [
      'that claims a million files',
      [],
      { entryCount: 1_000_000, zip64: 'true' },
      '压缩包声称有 1000000 个文件，超过上限 100000，已拒绝。',
    ],
    [
      'with something behind it',
      [],
      { after: Buffer.from('MZ') },
      '压缩包末尾多出 2 字节不属于它的内容，已拒绝。',
    ],
    [
      'with something before it',
      [],
      { before: Buffer.from('MZ') },
      '压缩包开头多出 2 字节不属于它的内容，已拒绝。',
    ],
  ])('%s is refused with its reason, and nothing is written', (_, extra, lies, message) => {
    const path = bundleZip(extra, lies);
    const { code, out } = verify(['verify', path]);
    expect([code, out]).toEqual([1, expect.stringContaining(message)]);
    expect(readdirSync(join(path, '..'))).toEqual(['x.zip']);
  });

  it('of overlapping entries, 10 GB from 100 KB, is refused in little memory', () => {
    const kernel: ZipPart = { name: 'bag/data/0', data: Buffer.alloc(100 * 1024 * 1024), deflate: true };
    const copies = Array.from(
      { length: 100 },
      (_, at): ZipPart => ({ ...kernel, name: `bag/data/${at + 1}`, offset: 0, noLocal: true }),
    );
    const path = join(temporaryFolder(), 'bomb.zip');
    writeFileSync(path, zipBytes([kernel, ...copies.slice(0, 5)]));
    const { code, out } = verify(['verify', path]);
    expect([code, out.includes('与压缩包里另一部分占用同一段字节'), out.includes('像是压缩炸弹')]).toEqual([
      1,
      true,
      true,
    ]);
  });

  it('of thirty thousand real entries is read in little memory', () => {
    const parts = Array.from({ length: 30_000 }, (_, at): ZipPart => ({ name: `bag/data/${at}`, data: 'x' }));
    const { code, out } = verify(['verify', bundleZip(parts, { zip64: 'true' })]);
    expect([code, out.match(/bundle\.file-unlisted/g)?.length]).toEqual([1, 30_000]);
  }, 120_000);
});
