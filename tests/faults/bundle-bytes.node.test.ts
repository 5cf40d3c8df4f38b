import { cpSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openBag } from '../../electron/services/bag/bag-reader';
import { verifyBag } from '../../electron/services/bag/bag-verifier';
import { zipBag } from '../../electron/services/bag/zip-writer';
import { unwrap } from '../../shared/kernel/result';
import { temporaryFolder } from '../unit/builders/bag-folder';
import { writeSmallBundle } from '../unit/builders/bundle-out';

const TIME = new Date(2026, 10, 23, 14, 43);

async function refusal(
  path: string,
): Promise<{ readonly codes: readonly string[]; readonly files: readonly (string | null)[] }> {
  const report = unwrap(await verifyBag(path));
  for (const reason of report.reasons) expect(reason.message).toMatch(/[\u4e00-\u9fff]/);
  return {
    codes: report.reasons.map((reason) => reason.code),
    files: report.reasons.map((reason) => reason.file),
  };
}

describe('a bundle of which one byte is not as it was written', () => {
  it('is refused, as a folder, whichever byte it is; the reason names a file', async () => {
    const bag = await writeSmallBundle(temporaryFolder());
    const files = readdirSync(bag.path, { recursive: true, encoding: 'utf8' }).filter((path) =>
      statSync(join(bag.path, path)).isFile(),
    );
    let flipped = 0;
    for (const file of files) {
      const path = join(bag.path, file);
      const bytes = readFileSync(path);
      for (let at = 0; at < bytes.length; at += 1) {
        // A changed bit that turns `a` into `A` in a checksum, and one that changes everything.
        const changed = Buffer.from(bytes);
        changed[at] = (changed[at] ?? 0) ^ (at % 2 === 0 ? 0x20 : 0xff);
        writeFileSync(path, changed);
        const { codes, files: named } = await refusal(bag.path);
        expect(codes.length, `${file} byte ${at}`).toBeGreaterThan(0);
        expect(named.some((name) => name !== null) || file === 'bagit.txt', `${file} byte ${at}`).toBe(true);
        flipped += 1;
      }
      writeFileSync(path, bytes);
    }
    expect(flipped).toBeGreaterThan(1000);
    expect(unwrap(await verifyBag(bag.path)).valid).toBe(true);
  }, 300_000);

  it('is refused, as a zip, whichever byte it is: headers, data and end records alike', async () => {
    const folder = temporaryFolder();
    const bag = await writeSmallBundle(folder);
    const zip = unwrap(await zipBag(bag.path, join(folder, 'x.zip'), { time: TIME }));
    const bytes = readFileSync(zip.path);
    const seen = new Set<string>();
    for (let at = 0; at < bytes.length; at += 1) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ (1 << (at % 8));
      writeFileSync(zip.path, changed);
      const { codes } = await refusal(zip.path);
      expect(codes.length, `byte ${at}`).toBeGreaterThan(0);
      for (const code of codes) seen.add(code);
    }
    expect([...seen]).toEqual(
      expect.arrayContaining([
        'bundle.zip-header',
        'bundle.zip-structure',
        'bundle.zip-crc',
        'bundle.not-canonical',
      ]),
    );
  }, 300_000);

  it('opens for nobody, and says where it is damaged', async () => {
    const bag = await writeSmallBundle(temporaryFolder());
    const path = join(bag.path, 'data/records/member.jsonl');
    writeFileSync(path, readFileSync(path, 'utf8').replace('张三', '张山'));
    const opened = await openBag(bag.path);
    expect(!opened.ok && opened.error.message).toBe(
      '数据包没有通过核对（1 处问题，第一处：文件“data/records/member.jsonl”的内容与清单“manifest-sha256.txt”登记的校验值不符，内容被改动或已损坏。），没有导入任何内容。',
    );
  });
});

describe('a bundle that was cut off', () => {
  it('is refused as a zip at every length', async () => {
    const folder = temporaryFolder();
    const bag = await writeSmallBundle(folder);
    const zip = unwrap(await zipBag(bag.path, join(folder, 'x.zip'), { time: TIME }));
    const bytes = readFileSync(zip.path);
    for (let length = bytes.length - 1; length >= 0; length -= 7) {
      writeFileSync(zip.path, bytes.subarray(0, length));
      const { codes } = await refusal(zip.path);
      expect(codes[0], `length ${length}`).toMatch(/^bundle\.zip-(truncated|not-zip)$/);
    }
  }, 120_000);

  it('is refused as a folder when any file is shorter or missing', async () => {
    const folder = temporaryFolder();
    const bag = await writeSmallBundle(folder);
    const names = readdirSync(bag.path, { recursive: true, encoding: 'utf8' }).filter((path) =>
      statSync(join(bag.path, path)).isFile(),
    );
    for (const [number, name] of names.entries()) {
      const copy = join(folder, `copy-${number}`);
      cpSync(bag.path, copy, { recursive: true });
      const size = statSync(join(copy, name)).size;
      for (const length of [size - 1, size >> 1, 0]) {
        truncateSync(join(copy, name), length);
        expect((await refusal(copy)).codes.length, `${name} cut to ${length}`).toBeGreaterThan(0);
      }
    }
  }, 120_000);
});
